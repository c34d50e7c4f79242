import Foundation
import StageKit
import Testing

@testable import Ingest

@Suite struct CharsetTests {
    static let russian = "Министр заявил, что переговоры о мире продолжатся в столице на следующей неделе, несмотря на разногласия сторон."
    static let japanese = "外務省は火曜日に声明を発表し、両国の交渉は来週も首都で続けられると述べた。これまでの合意については触れなかった。"
    static let chinese = "外交部发言人星期二表示，两国之间的谈判将于下周在首都继续进行，双方没有提到以前达成的协议。"
    static let taiwanese = "外交部發言人星期二表示，兩國之間的談判將於下週在首都繼續進行，雙方沒有提到以前達成的協議。"
    static let korean = "외교부 대변인은 화요일에 두 나라의 회담이 다음 주에도 수도에서 계속될 것이라고 말했다. 이전 합의는 언급하지 않았다."
    static let hebrew = "שר החוץ אמר ביום שלישי כי השיחות בין שתי המדינות יימשכו בשבוע הבא בבירה, ולא הזכיר את ההסכמים הקודמים."
    static let arabic = "قال وزير الخارجية يوم الثلاثاء إن المحادثات بين البلدين ستستمر الأسبوع المقبل في العاصمة ولم يذكر الاتفاقات السابقة."
    static let thai = "กระทรวงการต่างประเทศแถลงเมื่อวันอังคารว่าการเจรจาระหว่างสองประเทศจะดำเนินต่อไปในสัปดาห์หน้าที่เมืองหลวง"
    static let greek = "Ο υπουργός Εξωτερικών δήλωσε την Τρίτη ότι οι συνομιλίες των δύο χωρών θα συνεχιστούν την επόμενη εβδομάδα στην πρωτεύουσα."

    private let tables = Result { try CharsetTables(in: StageEnvironment()) }

    /// The bytes of a text in an encoding, by the C library.
    private func bytes(_ text: String, _ encoding: String) throws -> [UInt8] {
        let handle = iconv_open(encoding, "UTF-8")
        defer { iconv_close(handle) }
        var input = text.utf8.map { CChar(bitPattern: $0) }
        var output = [CChar](repeating: 0, count: input.count * 4 + 16)
        let written: Int = input.withUnsafeMutableBufferPointer { source in
            output.withUnsafeMutableBufferPointer { target in
                var from = source.baseAddress, to = target.baseAddress
                var left = source.count, room = target.count
                iconv(handle, &from, &left, &to, &room)
                iconv(handle, nil, nil, &to, &room)
                return target.count - room
            }
        }
        try #require(written > 0)
        return output[..<written].map { UInt8(bitPattern: $0) }
    }

    private func decoded(_ bytes: [UInt8], header: String? = nil) throws -> (name: String, text: String) {
        let tables = try tables.get()
        let charset = CharsetDetector(tables: tables).charset(of: bytes, header: header)
        return (charset.name, String(decoding: CharsetDecoder(tables: tables).utf8(bytes, encoding: charset.name), as: UTF8.self))
    }

    @Test(arguments: [
        ("SHIFT_JIS", "shift_jis", japanese), ("EUC-JP", "euc-jp", japanese), ("ISO-2022-JP", "iso-2022-jp", japanese), ("EUC-KR", "euc-kr", korean),
        ("GB18030", "gb18030", chinese), ("BIG5", "big5", taiwanese), ("KOI8-R", "koi8-r", russian), ("WINDOWS-1251", "windows-1251", russian),
        ("ISO-8859-5", "iso-8859-5", russian), ("CP866", "ibm866", russian), ("WINDOWS-1255", "windows-1255", hebrew), ("WINDOWS-1256", "windows-1256", arabic),
        ("TIS-620", "windows-874", thai), ("ISO-8859-7", "iso-8859-7", greek), ("UTF-16LE", "utf-16", ""), ("UTF-8", "utf-8", greek),
    ])
    func aDeclaredEncodingIsReadAndAnUndeclaredOneIsFound(_ iconv: String, _ label: String, _ text: String) throws {
        if text.isEmpty { return }
        let plain = try bytes(text, iconv)
        #expect(try decoded(plain, header: label).text == text)
        let page = Array("<!doctype html><meta charset=\(label)><p>".utf8) + plain
        #expect(try decoded(page).text.hasSuffix(text))
        #expect(try decoded(Array("<p>".utf8) + plain + Array("</p>".utf8)).text == "<p>\(text)</p>")
    }

    /// Sentences of languages whose encodings differ in letters alone; nothing is declared.
    @Test(arguments: [
        ("WINDOWS-1250", "Minister powiedział we wtorek, że rozmowy między dwoma państwami będą się toczyć w przyszłym tygodniu w stolicy, choć strony się spierają."),
        ("ISO-8859-2", "Minister powiedział we wtorek, że rozmowy między dwoma państwami będą się toczyć w przyszłym tygodniu w stolicy, choć strony się spierają."),
        ("WINDOWS-1250", "Ministr v úterý řekl, že rozhovory mezi oběma zeměmi budou příští týden pokračovat v hlavním městě, ačkoli se strany přou."),
        ("ISO-8859-2", "Ministr v úterý řekl, že rozhovory mezi oběma zeměmi budou příští týden pokračovat v hlavním městě, ačkoli se strany přou o všechno, co už žádalo řešení."),
        ("WINDOWS-1250", "A miniszter kedden azt mondta, hogy a két ország közötti tárgyalások jövő héten folytatódnak a fővárosban, bár a felek vitatkoznak; erről később közlemény készült."),
        ("WINDOWS-1254", "Bakan salı günü yaptığı açıklamada, iki ülke arasındaki görüşmelerin önümüzdeki hafta başkentte süreceğini söyledi; önceki anlaşmalardan söz etmedi."),
        ("WINDOWS-1257", "Ministras antradienį pareiškė, kad dviejų šalių derybos kitą savaitę tęsis sostinėje, nors šalys ginčijasi dėl ankstesnių susitarimų."),
        ("WINDOWS-1257", "Ministrs otrdien paziņoja, ka abu valstu sarunas nākamnedēļ turpināsies galvaspilsētā, lai gan puses strīdas par agrākajām vienošanām."),
        ("WINDOWS-1252", "Der Minister erklärte am Dienstag, die Gespräche über das Abkommen würden nächste Woche fortgeführt; für Änderungen sei es zu spät."),
        ("WINDOWS-1252", "Le ministre a déclaré mardi que les négociations à propos de l’accord reprendraient la semaine prochaine, malgré les désaccords."),
        ("WINDOWS-1252", "El ministro declaró el martes que las negociaciones continuarán la próxima semana en la capital, según la agencia; mañana habrá más."),
        ("WINDOWS-1252", "O ministro declarou na terça-feira que as negociações não serão interrompidas e continuarão na próxima semana na capital."),
        ("WINDOWS-1252", "Ráðherrann sagði á þriðjudag að viðræður ríkjanna tveggja myndu halda áfram í næstu viku í höfuðborginni."),
        ("WINDOWS-1252", "Ministeren sagde tirsdag, at forhandlingerne også fortsætter i næste uge, selv om parterne er uenige på flere områder."),
        ("WINDOWS-1251", "Министърът заяви във вторник, че преговорите между двете държави ще продължат следващата седмица в столицата."),
        ("KOI8-U", "Міністр заявив у вівторок, що переговори між двома країнами триватимуть наступного тижня у столиці, попри суперечки."),
    ])
    func lettersTellLanguagesApart(_ iconv: String, _ text: String) throws {
        #expect(try decoded(Array("<p>".utf8) + (try bytes(text, iconv)) + Array("</p>".utf8)).text == "<p>\(text)</p>")
    }

    @Test func theLanguageOfAPageChoosesAmongItsEncodings() throws {
        for (language, iconv, text) in [("ja", "EUC-JP", Self.japanese), ("ja", "SHIFT_JIS", Self.japanese), ("ru", "KOI8-R", Self.russian), ("zh-Hant", "BIG5", Self.taiwanese), ("el", "WINDOWS-1253", Self.greek)] {
            let page = Array("<html lang=\"\(language)\"><p>".utf8) + (try bytes(text, iconv))
            #expect(try decoded(page).text.hasSuffix(text), "\(language) \(iconv)")
        }
    }

    @Test(arguments: ["UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE"]) func wideEncodingsAreKnownWithoutAMark(_ name: String) throws {
        let page = "<!doctype html><html><body><p>The talks went on, and nobody left the table.</p></body></html>"
        #expect(try decoded(try bytes(page, name)).text == page)
        #expect(try decoded(try bytes("\u{FEFF}" + page, name)).text == page)
    }

    @Test func labelsMeanWhatBrowsersTakeThemFor() throws {
        let quotes: [UInt8] = [0x93, 0x41, 0x94]
        for label in ["iso-8859-1", "ascii", "latin1", " Windows-1252 ", "x-cp1252"] { #expect(try decoded(quotes, header: label).text == "“A”") }
    }

    @Test func aMarkWinsOverEveryDeclaration() throws {
        #expect(try decoded([0xEF, 0xBB, 0xBF] + Array("é".utf8), header: "windows-1251").text == "é")
    }

    @Test func utf8ThatCallsItselfLatinIsUTF8AndTheOtherWayRound() throws {
        let text = Array("<meta charset=iso-8859-1><p>Évian, déjà – “vu”</p>".utf8)
        #expect(try decoded(text).text.contains("Évian, déjà – “vu”"))
        let latin = Array("<meta charset=utf-8><p>".utf8) + (try bytes("Évian déjà à côté, élève", "WINDOWS-1252"))
        #expect(try decoded(latin).text.hasSuffix("Évian déjà à côté, élève"))
    }

    @Test func theDeclarationIsFoundAsBrowsersFindIt() throws {
        func declared(_ head: String) throws -> String { try decoded(Array(head.utf8) + (try bytes(Self.russian, "KOI8-R"))).name }
        #expect(try declared("<!-- <meta charset=big5> --><meta charset='koi8-r'>") == "koi8-r")
        #expect(try declared("<meta name=description content='charset=big5'><META HTTP-EQUIV=Content-Type CONTENT=\"text/html; charset = koi8-r\">") == "koi8-r")
        #expect(try declared("<meta charset=nonsense><meta charset=koi8-r>") == "koi8-r")
        #expect(try declared("<a title='<meta charset=big5>'>" + String(repeating: " ", count: 5_000) + "<meta charset=koi8-r>") == "koi8-r")
        #expect(try declared("<?xml version='1.0' encoding='koi8-r'?>") == "koi8-r")
    }

    @Test func controlsOfTheSecondSetAreWindows1252() throws {
        #expect(String(decoding: WindowsControls.replaced(in: Array("don\u{92}t \u{93}x\u{94} \u{81}é".utf8)), as: UTF8.self) == "don’t “x” é")
    }

    @Test func anyBytesGiveWellFormedText() throws {
        var random = Random(seed: 3)
        let tables = try tables.get()
        for label in ["utf-8", "shift_jis", "euc-jp", "iso-2022-jp", "euc-kr", "gb18030", "big5", "koi8-u", "utf-16le", "utf-32be", "windows-1258", "unknown"] {
            for _ in 0..<40 {
                let noise = (0..<random.next(300)).map { _ in UInt8(random.next(256)) }
                let text = CharsetDecoder(tables: tables).utf8(noise, encoding: label)
                #expect(String(validating: text, as: UTF8.self) != nil)
            }
        }
    }
}
