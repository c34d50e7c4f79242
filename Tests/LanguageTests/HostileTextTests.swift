import Language
import Prose
import StageKit
import Testing

/// Texts that no editor would print: whatever comes, every sign belongs to one token, and the time is bounded.
@Suite struct HostileTextTests {
    private let stage: LanguageStage
    init() throws { stage = try LanguageStage(NoOptions(), in: StageEnvironment()) }

    private func analysed(_ text: Text) throws -> Document {
        var metadata = Metadata()
        metadata.language = "en"
        var document = Document(text: text[text.span], metadata: metadata)
        try stage.process(&document, StageContext(stageID: "language"))
        return document
    }

    /// Tokens are in order, do not overlap, and leave nothing but white space out; trees stay in their sentences.
    private func check(_ document: Document) throws {
        let tokens = try document.layer(Tokens.self), parse = try document.layer(DependencyParse.self)
        let bytes = document.text.bytes
        var offset = 0
        func isBlank(_ range: Range<Int>) -> Bool {
            String(decoding: bytes[range], as: UTF8.self).unicodeScalars.allSatisfy { $0.properties.isWhitespace || $0.properties.generalCategory == .control || $0.value == 0xFEFF || $0.value == 0x200B }
        }
        for span in tokens.spans {
            #expect(Int(span.start) >= offset && span.end > span.start)
            #expect(isBlank(offset..<Int(span.start)))
            #expect(bytes[Int(span.start)] & 0xC0 != 0x80 && (Int(span.end) == bytes.count || bytes[Int(span.end)] & 0xC0 != 0x80))
            offset = Int(span.end)
        }
        #expect(isBlank(offset..<bytes.count))
        #expect(parse.heads.count == tokens.count && tokens.lemmaOffsets.count == tokens.count + 1)
        for sentence in try document.layer(Sentences.self).sentences {
            #expect(sentence.tokens.filter { parse.heads[$0] < 0 }.count == 1)
            #expect(sentence.tokens.allSatisfy { parse.heads[$0] < 0 || sentence.tokens.contains(Int(parse.heads[$0])) })
        }
    }

    @Test func aSentenceOfTenThousandWordsTakesBoundedTime() throws {
        let begin = ContinuousClock.now
        try check(try analysed(Text((0..<10_000).map { $0 % 7 == 0 ? "and" : "lorry" }.joined(separator: " "))))
        #expect(ContinuousClock.now - begin < .seconds(30))
    }

    @Test func aTextWithoutASpaceTakesBoundedTime() throws {
        let begin = ContinuousClock.now
        try check(try analysed(Text(String(repeating: "abcdefghij", count: 20_000))))
        try check(try analysed(Text(String(repeating: "a.b-c/d'e", count: 5_000))))
        try check(try analysed(Text(String(repeating: "((([[[", count: 5_000))))
        #expect(ContinuousClock.now - begin < .seconds(60))
    }

    @Test func rowsOfMarksAreMarksAndCostNoTree() throws {
        let begin = ContinuousClock.now
        let document = try analysed(Text("The talks ended.\n\n" + String(repeating: ",", count: 50_000)))
        try check(document)
        let tokens = try document.layer(Tokens.self)
        #expect(tokens.upos.dropFirst(4).allSatisfy { $0 == .punctuation })
        #expect(ContinuousClock.now - begin < .seconds(10))
    }

    @Test(arguments: [
        "", " ", "\n\n\n", "👩‍👩‍👧‍👦🇦🇫🇺🇸 were there 🙂🙂!", "قال الرئيس إن الحرب انتهت. The war is over.", "שלום עולם! Hello.",
        "e\u{301}\u{301}\u{301} a\u{200B}b \u{FEFF}c \u{AD}d", "“‘«nested»’” — … ‥", "................!!!!????", "1.2.3.4.5,6,7 $$$ €5bn £3.50",
        "alt.test.group news.example.org its a test, its tail", "İstanbul ıssız ŞEHİR ﬁne", "\u{0}\u{1}\u{7F}ab",
    ])
    func everySignBelongsToOneToken(_ text: String) throws { try check(try analysed(Text(text))) }

    @Test func loneSurrogatesAndCutSequencesAreTexts() throws {
        for bytes: [UInt8] in [[0x61, 0xED, 0xA0, 0x80, 0x62], [0xF0, 0x9F, 0x98], [0xC3], [0x80, 0x81, 0x20, 0xFF, 0xFE], [0xE2, 0x80, 0x20, 0x41]] {
            try check(try analysed(Text(bytes)))
        }
    }

    @Test func orderAndThreadsDoNotMatter() async throws {
        let texts = ["The minister resigned in Oslo.", String(repeating: "Troops left Kabul, officials said. ", count: 30), "Why? Nobody knows."]
        func picture(_ text: String) throws -> [String] {
            let document = try analysed(Text(text))
            let parse = try document.layer(DependencyParse.self)
            return try document.layer(Entities.self).entities.map { "\($0)" } + parse.heads.map { "\($0)" } + parse.relations.map { "\($0)" }
        }
        let forward = try texts.map(picture)
        #expect(try texts.reversed().map(picture) == forward.reversed())
        let parallel = try await withThrowingTaskGroup(of: (Int, [String]).self) { group in
            for (index, text) in texts.enumerated() { group.addTask { (index, try picture(text)) } }
            return try await group.reduce(into: [Int: [String]]()) { $0[$1.0] = $1.1 }
        }
        for (index, one) in forward.enumerated() { #expect(parallel[index] == one) }
    }
}
