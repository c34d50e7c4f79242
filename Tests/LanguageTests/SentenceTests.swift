import Language
import Prose
import StageKit
import Testing

/// Texts whose sentences are separated by `¦` (which stands where a blank would).
private let examples = [
    "The war ended.¦Troops left.",
    "Gen. Mark Milley spoke on Aug. 31 in Washington, D.C., to the U.S. Senate.",
    "He lives in the U.S.¦The senator does not.",
    "“Will it hold?” Mr. Biden asked.¦Nobody knew.",
    "“It failed.”¦She left.",
    "He said: “It failed.¦It had to.”",
    "“Why?” he asked.",
    "It grew by 3.5 percent.¦2021 was worse.",
    "KABUL, Aug 31 (Reuters) - Rockets hit the airport.¦Nobody was hurt.",
    "What is next?¦Will it last?",
    "Well... it may.¦“Perhaps,” he said.",
    "They left (in a hurry).¦(Nobody saw them.)",
    "1. Withdraw the troops.",
    "Prices rose by approx. five percent at Acme Inc. and elsewhere.",
    "They met at 10 a.m. (CDT) in Dallas.",
    "is it over?¦i think so",
    "The ministry told reporters Tuesday that Anna Keller, its deputy Press Secretary, would resign.",
    "Actor Tom Osei and Club President Ida Blum met County Sheriff Max Roe.",
    "The board chose Jerome “Jay” Moss.¦He said yes.",
    "Sen. Ada Cole, D-Calif., spoke in Reno, Nev., on Monday.",
    "She was born in Tampa, Fla.¦The family left.",
    "It is rare in adults.5¦Data are scarce.",
    "The flat has 300 sq. ft. of room.",
    "The firm was worth $2. 7 billion.¦2019 was worse.",
]

@Suite struct SentenceTests {
    let stage: LanguageStage
    init() throws { stage = try LanguageStage(NoOptions(), in: StageEnvironment()) }

    private func sentences(of document: Document) throws -> [String] {
        try document.layer(Sentences.self).sentences.map { document.text[$0.span] }
    }

    @Test(arguments: examples)
    func endsWhereASentenceEnds(_ example: String) throws {
        let document = try processed(example.replacing("¦", with: " "))
        #expect(try sentences(of: document) == example.split(separator: "¦").map(String.init))
    }

    @Test func noSentenceCrossesALine() throws {
        let document = try processed("Taliban enter Kabul\n\nBy Jane Doe\nThe group took\nthe city.")
        #expect(try sentences(of: document) == ["Taliban enter Kabul", "By Jane Doe", "The group took", "the city."])
    }

    @Test func blocksAreBordersAndCarryTheirKind() throws {
        var document = Document(text: "Kabul falls By Jane Doe The group took\nthe city. It rained.")
        try document.write(Blocks([
            .init(span: Span(0, 11), kind: .title), .init(span: Span(12, 23), kind: .byline), .init(span: Span(24, 59), kind: .paragraph),
        ]))
        try stage.process(&document, StageContext(stageID: "language"))
        #expect(try sentences(of: document) == ["Kabul falls", "By Jane Doe", "The group took\nthe city.", "It rained."])
        let layer = try document.layer(Sentences.self)
        #expect(layer.sentences.map(\.block) == [0, 1, 2, 2])
        #expect(layer.sentences.map(\.isProse) == [false, false, true, true])
        let tokens = try document.layer(Tokens.self)
        #expect(tokens.flags[0].isSuperset(of: [.heading, .outsideProse, .blockStart, .sentenceStart, .capitalised]))
    }

    @Test func layersAgreeInLength() throws {
        let document = try processed("The US-led forces didn’t leave Kabul. “We stay,” they said.")
        let tokens = try document.layer(Tokens.self)
        let parse = try document.layer(DependencyParse.self)
        #expect(tokens.lower.count == tokens.count && tokens.lemma.count == tokens.count && tokens.upos.count == tokens.count)
        #expect(tokens.xpos.count == tokens.count && tokens.sentence.count == tokens.count && tokens.lemmaOffsets.count == tokens.count + 1)
        #expect(parse.heads.count == tokens.count && parse.relations.count == tokens.count)
        #expect(tokens.flags.indices.filter { tokens.flags[$0].contains(.quoted) }.map { document.text[tokens.spans[$0]] } == ["We", "stay", ","])
    }

    @Test func otherLanguagesGetTokensAndSentencesOnly() throws {
        let document = try processed("Der Krieg ist zu Ende. Die Truppen sind auf dem Weg nach Hause, und das ist gut.")
        #expect(try sentences(of: document).count == 2)
        #expect(try document.layer(Tokens.self).upos.allSatisfy { $0 == .other })
        #expect(!document.has(.entities) && !document.has(.parse))
        // What later stages that read English alone go by.
        let english = StageCard(id: "later", version: 1, summary: "", reads: [], writes: [], languages: ["en"])
        #expect(!english.canRead(document))
        #expect(english.canRead(try processed("The war in Kabul is over.")))
        #expect(!english.canRead(try processed("The war in Kabul is over.", language: "fr")))
        #expect(!english.canRead(try processed("Война закончилась, сказал президент.")))
    }

    @Test func tokensThatCameInStand() throws {
        var given = Tokens()
        given.spans = [Span(0, 3)]
        given.lower = [1]
        given.lemma = [1]
        given.upos = [.noun]
        given.xpos = [.nn]
        given.flags = [.sentenceStart]
        given.sentence = [0]
        given.lemmaBytes = [97]
        given.lemmaOffsets = [0, 1]
        var document = Document(text: "a b")
        document.supply(given)
        try stage.process(&document, StageContext(stageID: "language"))
        #expect(try document.layer(Tokens.self).count == 1)
        #expect(try document.layer(DependencyParse.self).heads.count == 1)
        #expect(try sentences(of: document) == ["a b"])
    }
}
