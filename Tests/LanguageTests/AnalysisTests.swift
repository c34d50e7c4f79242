import Language
import Prose
import StageKit
import Testing

@Suite struct AnalysisTests {
    /// Words with their tags: `word/UPOS`.
    private func tagged(_ text: String) throws -> String {
        let document = try processed(text)
        let tokens = try document.layer(Tokens.self)
        return (0..<tokens.count).map { "\(document.text[tokens.spans[$0]])/\(tokens.upos[$0])" }.joined(separator: " ")
    }

    private func lemmas(_ text: String) throws -> [String] {
        let tokens = try processed(text).layer(Tokens.self)
        return (0..<tokens.count).map { tokens.lemmaText($0) }
    }

    /// Arcs as `relation(head, dependent)`.
    private func arcs(_ text: String) throws -> Set<String> {
        let document = try processed(text)
        let tokens = try document.layer(Tokens.self)
        let parse = try document.layer(DependencyParse.self)
        return Set((0..<tokens.count).map { index in
            let head = parse.heads[index] < 0 ? "ROOT" : document.text[tokens.spans[Int(parse.heads[index])]]
            return "\(parse.relations[index])(\(head), \(document.text[tokens.spans[index]]))"
        })
    }

    @Test func wordsGetTagsByTheirPlace() throws {
        #expect(try tagged("The militants attack the city.") == "The/DET militants/NOUN attack/VERB the/DET city/NOUN ./PUNCT")
        #expect(try tagged("The attack killed three soldiers.") == "The/DET attack/NOUN killed/VERB three/NUM soldiers/NOUN ./PUNCT")
    }

    @Test(arguments: ["KABUL, Aug. 31 (CXW) - ", "NEW YORK (CXW) \u{2014} ", "GENEVA, July 11, 2024 -- ", ""])
    func aDatelineIsNoPartOfTheSentence(_ dateline: String) throws {
        let arcs = try arcs(dateline + "Armenia and Azerbaijan have agreed on a treaty, their ministers said on Thursday.")
        #expect(arcs.contains("nsubj(agreed, Armenia)") && arcs.contains("root(ROOT, said)"))
        #expect(arcs.count(where: { $0.hasPrefix("root(") }) == 1)
    }

    @Test func curlyAndStraightMarksAreReadAlike() throws {
        let straight = try tagged("\"They didn't attack,\" the minister said.").replacing("\"", with: "Q").replacing("'", with: "A")
        let curly = try tagged("“They didn’t attack,” the minister said.").replacing("“", with: "Q").replacing("”", with: "Q").replacing("’", with: "A")
        #expect(straight == curly)
    }

    @Test func headlinesInCapitalsAreNoNames() throws {
        let tags = try tagged("TALIBAN FORCES ATTACK KABUL AIRPORT AND KILL FIVE SOLDIERS")
        #expect(tags.contains("SOLDIERS/NOUN") && tags.contains("AND/CCONJ") && tags.contains("KILL/VERB"))
    }

    @Test func lemmasFollowTags() throws {
        #expect(try lemmas("The parties were leaving and their demands changed.") == ["the", "party", "be", "leave", "and", "their", "demand", "change", "."])
        #expect(try lemmas("The rebels fled after troops had seized two cities.")
            == ["the", "rebel", "flee", "after", "troop", "have", "seize", "two", "city", "."])
    }

    @Test func treesTellWhoDoesWhatToWhom() throws {
        let active = try arcs("Russian forces attacked the city on Monday.")
        #expect(active.isSuperset(of: ["root(ROOT, attacked)", "nsubj(attacked, forces)", "obj(attacked, city)", "amod(forces, Russian)", "case(Monday, on)"]))
        let passive = try arcs("The airport was attacked by militants.")
        #expect(passive.isSuperset(of: ["nsubj:pass(attacked, airport)", "aux:pass(attacked, was)", "case(militants, by)"]))
    }

    @Test func everySentenceIsATree() throws {
        let document = try processed("""
            Fighters entered the city – and the president, who had fled, said nothing. What now?
            ) ( ” , . and of the to be or not
            KABUL, Aug 31 (Reuters) - “We will stay,” Mr. Karzai told the BBC's reporters.
            """)
        let parse = try document.layer(DependencyParse.self)
        for sentence in try document.layer(Sentences.self).sentences {
            #expect(sentence.tokens.filter { parse.heads[$0] == -1 }.count == 1)
            for index in sentence.tokens {
                var node = index, steps = 0
                while parse.heads[node] >= 0, steps <= sentence.tokens.count {
                    node = Int(parse.heads[node])
                    #expect(sentence.tokens.contains(node))
                    steps += 1
                }
                #expect(parse.heads[node] == -1)
            }
        }
    }

    @Test func namesHaveKindsAndProbabilities() throws {
        let document = try processed("Ukrainian President Volodymyr Zelensky met Joe Biden in Washington, the White House said.")
        let names = try document.layer(Entities.self).entities
        let found = names.map { "\(document.text[$0.span]) \($0.label.rawValue)" }
        #expect(found.contains("Volodymyr Zelensky PER") && found.contains("Joe Biden PER") && found.contains("Washington LOC"))
        #expect(names.allSatisfy { $0.probability > 0 && $0.probability <= 1 })
    }

    @Test(.timeLimit(.minutes(2)), arguments: [
        String(repeating: "the war and ", count: 1000), String(repeating: "A", count: 20_000), String(repeating: "😀👩‍🚀 ", count: 500),
        String(repeating: "مرحبا بالعالم ", count: 500), String(repeating: "“", count: 1000), String(repeating: "Joe Biden ", count: 500), "", " \n ",
    ])
    func hostileTextsTakeBoundedTime(_ text: String) throws {
        let document = try processed(text, language: "en")
        let tokens = try document.layer(Tokens.self)
        #expect(try document.layer(DependencyParse.self).heads.count == tokens.count)
    }

    @Test func randomTextsNeverStopTheStage() throws {
        let stage = try LanguageStage(NoOptions(), in: StageEnvironment())
        var random = SystemRandomNumberGenerator()
        for _ in 0..<40 {
            let bytes = (0..<Int.random(in: 0..<120, using: &random)).map { _ in UInt8.random(in: 0...255, using: &random) }
            let scalars = (0..<40).compactMap { _ in Unicode.Scalar(UInt32.random(in: 0...0x10FFFF, using: &random)) }
            for text in [String(decoding: bytes, as: UTF8.self), String(String.UnicodeScalarView(scalars))] {
                var document = Document(text: text)
                do { try stage.process(&document, StageContext(stageID: "language")) } catch is StageSkipped {}
                #expect(document.has(.tokens))
            }
        }
    }

    @Test func theSameTextGivesTheSameLayers() throws {
        let text = "The US-led forces didn’t leave Kabul. “We stay,” they said."
        let first = try processed(text), second = try processed(text)
        #expect(try first.layer(DependencyParse.self).heads == second.layer(DependencyParse.self).heads)
        #expect(try first.layer(Entities.self).entities == second.layer(Entities.self).entities)
    }
}
