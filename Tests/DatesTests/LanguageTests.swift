import Prose
import Testing

@testable import Dates

/// Languages that have no resources of their own get dates in figures and with the names that CLDR has.
@Suite struct LanguageTests {
    @Test(arguments: [
        ("ru", "Встреча прошла 15 августа 2021 года.", "2021-08-15"), ("pt", "A reunião foi em 15 de agosto de 2021.", "2021-08-15"),
        ("it", "La riunione fu il 15 agosto 2021.", "2021-08-15"), ("pl", "Spotkanie odbyło się 15 sierpnia 2021.", "2021-08-15"),
        ("nl", "De vergadering was op 15 augustus 2021.", "2021-08-15"), ("uk", "Зустріч відбулася 15 серпня 2021 року.", "2021-08-15"),
        ("sv", "Mötet hölls den 15 augusti 2021.", "2021-08-15"), ("id", "Pertemuan itu pada 15 Agustus 2021.", "2021-08-15"),
        ("ja", "会議は2021年8月15日に行われた。", "2021-08-15"), ("zh", "会议于2021年8月15日举行。", "2021-08-15"),
        ("ko", "회의는 2021년 8월 15일 열렸다.", "2021-08-15"), ("hi", "बैठक 15 अगस्त 2021 को हुई।", "2021-08-15"),
        ("el", "Η συνάντηση έγινε στις 15 Αυγούστου 2021.", "2021-08-15"), ("cs", "Schůzka byla 15. srpna 2021.", "2021-08-15"),
        ("sw", "Mkutano ulifanyika 15 Agosti 2021.", "2021-08-15"), ("xx", "15.08.2021 / 2021-08-16", "2021-08-15"),
    ])
    func `a date with a month's name is read`(_ language: String, _ text: String, _ expected: String) throws {
        let values = try DateReader.shared().values(text, published: "2021-10-14", language: language)
        #expect(values.first == expected, "\(language): \(values)")
    }
}
