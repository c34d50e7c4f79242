import Language
import Lexicons
import Prose
import Stance
import StageKit
import Testing

@Suite struct StanceStageTests {
    /// Runs the stage on a text with the actors given by name; each name is one actor with all places where it stands.
    private func stances(
        _ text: String, actors names: [String], kind: ActorMentions.Kind = .government,
        prepare: (inout Document) throws -> Void = { _ in }
    ) throws -> (dyads: DyadStances, author: AuthorStances, text: Text) {
        let environment = StageEnvironment()
        var metadata = Metadata()
        metadata.language = "en"
        var document = Document(text: text, metadata: metadata)
        document.access = LanguageStage.card.access
        try LanguageStage(try OptionDecoder.decode(LanguageStage.Options.self, from: .object([])), in: environment)
            .process(&document, StageContext(stageID: "language"))
        document.access = nil
        let tokens = try document.layer(Tokens.self)
        try document.write(
            ActorMentions(
                names.map { name in
                    ActorMentions.Actor(
                        entity: name.lowercased(), name: name, kind: kind,
                        mentions: places(of: name, in: text).map { span in
                            let range = tokens.range(covering: span)
                            return ActorMentions.Mention(span: span, tokens: range, head: range.upperBound - 1, form: .name, why: "test")
                        })
                }))
        try prepare(&document)
        document.access = StanceStage.card.access
        try StanceStage(StanceOptions(model: .fast), in: environment).process(&document, StageContext(stageID: "stance"))
        document.access = nil
        return (try document.layer(DyadStances.self), try document.layer(AuthorStances.self), document.text)
    }

    private func places(of name: String, in text: String) -> [Span] {
        let (haystack, needle) = (Array(text.utf8), Array(name.utf8))
        return (0...max(0, haystack.count - needle.count)).filter { haystack[$0...].starts(with: needle) }.map { Span($0, $0 + needle.count) }
    }

    private func label(_ text: String, _ from: String, _ to: String) throws -> StanceLabel? {
        try stances(text, actors: [from, to]).dyads.dyads.first { $0.from == 0 && $0.to == 1 }?.label
    }

    @Test func `who attacks is hostile`() throws {
        #expect(try label("Norland attacked Sudmark on Monday.", "Norland", "Sudmark") == .hostile)
    }

    @Test func `the passive turns the pair round`() throws {
        let dyads = try stances("Norland was attacked by Sudmark on Monday.", actors: ["Norland", "Sudmark"]).dyads.dyads
        #expect(dyads.count == 1)
        #expect(dyads.first?.from == 1)
        #expect(dyads.first?.to == 0)
    }

    @Test func `a relation between two holds both ways`() throws {
        let dyads = try stances("Norland and Sudmark have an inimical relationship.", actors: ["Norland", "Sudmark"]).dyads.dyads
        #expect(dyads.map(\.from) == [0, 1])
        #expect(dyads.allSatisfy { $0.score < -0.3 })
    }

    @Test func `two who were named before stand so to each other`() throws {
        let text = "Norland follows the old rite, Sudmark the new one. The two groups vie for power."
        let dyads = try stances(text, actors: ["Norland", "Sudmark"]).dyads.dyads
        #expect(dyads.map(\.from) == [0, 1])
        #expect(dyads.allSatisfy { $0.score < -0.2 })
    }

    @Test func `each other turns any predicate both ways`() throws {
        let dyads = try stances("Norland and Sudmark accused each other of lies.", actors: ["Norland", "Sudmark"]).dyads.dyads
        #expect(dyads.map(\.from) == [0, 1])
        #expect(dyads.allSatisfy { $0.score < 0 })
    }

    @Test func `whoever blames a deed has not done it, nor blames who suffers it`() throws {
        func rules(_ text: String) throws -> [String] {
            try stances(text, actors: ["Norland", "Sudmark", "Ostland"]).dyads.dyads.flatMap { dyad in
                dyad.evidence.filter { $0.why?.hasPrefix("attitude") ?? false }.map { _ in "\(dyad.from)>\(dyad.to)" }
            }
        }
        #expect(try rules("Norland condemned a deadly attack on Sudmark.").isEmpty)
        #expect(try rules("Norland faces sanctions from Sudmark.").allSatisfy { $0 != "0>1" })
        #expect(try rules("Norland launched a deadly attack on Sudmark.") == ["0>1"])
        #expect(try Set(rules("Norland condemned Ostland's attack on Sudmark.")) == ["0>2", "2>1"])
    }

    @Test func `what somebody else does is not the attitude of whoever speaks of it`() throws {
        #expect(try label("Norland watched the rebels' attack on Sudmark.", "Norland", "Sudmark") == nil)
    }

    @Test func `who is asked or blamed is the one who acts`() throws {
        #expect(try label("The minister urged Norland to attack Sudmark.", "Norland", "Sudmark") == .hostile)
        #expect(try label("Ostland accused Norland of attacking Sudmark.", "Norland", "Sudmark") == .hostile)
        let friend = try stances("Ostland accused Norland of calling Sudmark a great friend.", actors: ["Norland", "Sudmark", "Ostland"]).dyads.dyads
        #expect(!friend.contains { $0.from == 2 && $0.to == 1 && $0.score > 0 })
        // Without an object the subject acts.
        #expect(try label("Norland wants to attack Sudmark.", "Norland", "Sudmark") != nil)
    }

    @Test func `a war that is only named is not waged by whoever pays for it`() throws {
        #expect(try label("Norland promised more support for the funding of the Sudmark war.", "Norland", "Sudmark") != .hostile)
    }

    @Test func `who praises a friendship of two others is not a third friend`() throws {
        let found = try stances("Ostland hailed the friendship between Norland and Sudmark.", actors: ["Norland", "Sudmark", "Ostland"]).dyads.dyads
        let friends = found.filter { $0.evidence.contains { $0.why == "attitude:friendship" } }.map { "\($0.from)>\($0.to)" }
        #expect(Set(friends) == ["0>1", "1>0"])
    }

    @Test func `what two contend for and as what one serves is no object`() throws {
        #expect(try label("Norland is a rival for the Sudmark nomination.", "Norland", "Sudmark") == nil)
        #expect(try label("Norland serves as a Sudmark committeeman.", "Norland", "Sudmark") == nil)
        #expect(try label("Norland dismissed the plan as the work of Sudmark.", "Norland", "Sudmark") == nil)
    }

    @Test func `whoever receives support has not given it`() throws {
        #expect(try label("Norland received the backing of Sudmark.", "Norland", "Sudmark") != .supportive)
    }

    @Test func `whom one is compared with is not supported`() throws {
        let text = "Norland supports an even harsher version of the law than Sudmark."
        #expect(try stances(text, actors: ["Norland", "Sudmark"]).dyads.dyads.isEmpty)
    }

    @Test func `who reports a deed does not suffer it`() throws {
        #expect(try label("Norland launched airstrikes on the coast, killing 100 people, according to Sudmark.", "Norland", "Sudmark") == nil)
    }

    @Test func `to be named beside another is no attitude`() throws {
        let dyads = try stances("Norland and Sudmark have long winters.", actors: ["Norland", "Sudmark"]).dyads.dyads
        #expect(dyads.allSatisfy { $0.label == .insufficient || abs($0.score) < 0.15 })
    }

    @Test func `praise is supportive and declared`() throws {
        let dyad = try stances("Norland praised Sudmark.", actors: ["Norland", "Sudmark"]).dyads.dyads.first
        #expect((dyad?.score ?? 0) > 0.3)
        #expect(dyad?.declared != nil)
        #expect(dyad?.acted == nil)
    }

    @Test func `negated support is no support`() throws {
        let dyad = try stances("Norland did not support Sudmark.", actors: ["Norland", "Sudmark"]).dyads.dyads.first
        #expect((dyad?.score ?? 1) < 0)
    }

    @Test func `a promise weighs less when the author doubts it`() throws {
        let sure = try stances("Norland promised to support Sudmark. The parliament voted.", actors: ["Norland", "Sudmark"]).dyads.dyads.first
        let doubted = try stances("Norland promised to support Sudmark. It is not certain that this will last.", actors: ["Norland", "Sudmark"]).dyads.dyads.first
        #expect((sure?.score ?? 0) > (doubted?.score ?? 1))
        #expect(sure?.declared == doubted?.declared)
    }

    @Test func `deeds on both sides make a mixed stance`() throws {
        let text = "Norland rescued Sudmark from bankruptcy. A year later Norland bombed Sudmark."
        #expect(try label(text, "Norland", "Sudmark") == .mixed)
    }

    @Test func `places have no attitude`() throws {
        #expect(try stances("Norland attacked Sudmark.", actors: ["Norland", "Sudmark"], kind: .place).dyads.dyads.isEmpty)
    }

    @Test func `an event counts by its Goldstein weight and status`() throws {
        func score(_ status: EventMentions.Status) throws -> Double? {
            try stances("Norland and Sudmark were in the news.", actors: ["Norland", "Sudmark"]) { document in
                var event = EventMentions.Event(
                    trigger: Span(28, 32), head: 6, type: "SANCTION", cameo: "163", quad: 4, goldstein: -8, status: status,
                    rule: "test", clause: document.text.span)
                event.actors = [0]
                event.targets = [1]
                try document.write(EventMentions([event]))
            }.dyads.dyads.first?.score
        }
        let told = try score(.asserted), threatened = try score(.hypothetical)
        #expect((told ?? 0) < -0.4)
        #expect((threatened ?? -1) > (told ?? 0))
    }

    @Test func `what a speaker says of another is the speaker's`() throws {
        let text = "Norland said Sudmark was a brutal and evil regime."
        let dyads = try stances(text, actors: ["Norland", "Sudmark"]) { document in
            try document.write(Quotations([.init(span: Span(13, 49), kind: .indirect, speaker: 0)]))
        }
        #expect(dyads.dyads.dyads.contains { $0.from == 0 && $0.to == 1 && $0.score < 0 })
        #expect(dyads.author.attitudes.isEmpty)
    }

    @Test func `the author's own judgement is the author's`() throws {
        let found = try stances("The brutal Sudmark failed its people.", actors: ["Sudmark"])
        #expect((found.author.attitudes.first?.score ?? 0) < -0.2)
    }

    @Test func `victims are not judged`() throws {
        #expect(try stances("Sudmark was bombed and many died.", actors: ["Sudmark"]).author.attitudes.isEmpty)
    }

    @Test func `all evidence has words and a polarity`() throws {
        let found = try stances("Norland accused Sudmark of lies, and Sudmark threatened Norland.", actors: ["Norland", "Sudmark"])
        #expect(found.dyads.dyads.count == 2)
        for dyad in found.dyads.dyads {
            #expect(!dyad.evidence.isEmpty)
            for evidence in dyad.evidence {
                #expect(!found.text[evidence.span].isEmpty)
                #expect(evidence.polarity != nil)
            }
        }
    }
}
