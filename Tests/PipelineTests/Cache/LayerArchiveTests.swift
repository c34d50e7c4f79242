import Prose
import Reports
import Testing

@testable import Pipeline

/// Kept layers: all that a layer holds comes back, and a damaged file is as good as none.
@Suite struct LayerArchiveTests {
    private func members(of value: Any) -> [String] { Mirror(reflecting: value).children.compactMap(\.label) }

    /// A member that is added to a layer must be added to the archive as well.
    @Test func theArchiveKnowsEveryMemberOfTheLayersThatItKeeps() {
        #expect(members(of: Metadata()) == [
            "title", "authors", "published", "modified", "publishedTime", "modifiedTime", "site", "language", "url", "section", "tags",
            "summary", "image", "kind", "isPaywalled", "license", "format", "signals", "confidence",
        ])
        #expect(members(of: Tokens()) == [
            "spans", "lower", "lemma", "upos", "xpos", "flags", "sentence", "lemmaBytes", "lemmaOffsets",
        ])
        #expect(members(of: Blocks.Block(span: Span(0, 1), kind: .title)) == ["span", "kind", "source"])
        #expect(members(of: Sentences.Sentence(span: Span(0, 1), tokens: 0..<1, block: 0, isProse: true)) == ["span", "tokens", "block", "isProse"])
        #expect(members(of: DependencyParse(heads: [], relations: [])) == ["heads", "relations"])
        #expect(members(of: Entities.Entity(span: Span(0, 1), tokens: 0..<1, label: .person, probability: 1)) == ["span", "tokens", "label", "probability"])
    }

    private func archive() throws -> LayerArchive {
        var document = Document(id: "a", source: Source(payload: .text([65])))
        try document.write(Text("Kabul, Ärger."))
        var meta = Metadata()
        meta.title = ""
        meta.authors = ["A", "B"]
        meta.published = CivilDate(2021, 8, 31)
        meta.modifiedTime = "10:00+04:30"
        meta.isPaywalled = false
        meta.license = "CC BY 4.0"
        meta.signals = ["title": "h1", "published": "meta"]
        meta.confidence = ["title": 93, "text": 71]
        try document.write(meta)
        try document.write(Blocks([.init(span: Span(0, 5), kind: .updateLine), .init(span: Span(6, 9), kind: .paragraph, source: Span(40, 44))]))
        var tokens = Tokens()
        tokens.spans = [Span(0, 5)]
        tokens.lower = [.max]
        tokens.lemma = [1]
        tokens.upos = [.properNoun]
        tokens.xpos = [.wpPossessive]
        tokens.flags = [[.quoted, .heading]]
        tokens.sentence = [-1]
        tokens.lemmaBytes = [1, 2]
        tokens.lemmaOffsets = [0, 2]
        try document.write(tokens)
        try document.write(Sentences([.init(span: Span(0, 5), tokens: 0..<1, block: -1, isProse: false)]))
        try document.write(Entities([.init(span: Span(0, 5), tokens: 0..<1, label: .group, probability: 1.0 / 3)]))
        document.warn("odd")
        let outcome = LayerOutcome(layer: .parse, by: "language@2", status: "skipped:language")
        return LayerArchive(source: "s", links: ["x", "y"], outcomes: [outcome], document: document)
    }

    @Test func whatIsKeptComesBackToTheLastBit() throws {
        let kept = try archive()
        let read = try LayerArchive(kept.bytes(), id: "a", source: kept.document.source)
        #expect(read.links == ["x", "y"] && read.outcomes == kept.outcomes && read.document.warnings == ["odd"])
        #expect(read.document.metadata == kept.document.metadata)
        #expect(try read.document.layer(Blocks.self) == kept.document.layer(Blocks.self))
        #expect(try read.document.layer(Entities.self).entities == kept.document.layer(Entities.self).entities)
        #expect(try read.document.layer(Tokens.self).flags == [[.quoted, .heading]])
        #expect(try read.document.layer(Sentences.self).sentences == kept.document.layer(Sentences.self).sentences)
        #expect(!read.document.has(.parse))
        #expect(read.bytes() == kept.bytes())
    }

    @Test func noDamageIsTakenForLayers() throws {
        let bytes = try archive().bytes()
        let source = Source(payload: .text([65]))
        for length in stride(from: 0, to: bytes.count, by: 7) {
            #expect(throws: (any Error).self) { try LayerArchive(Array(bytes[..<length]), id: "a", source: source) }
        }
        for index in stride(from: 0, to: bytes.count, by: 5) {
            var damaged = bytes
            damaged[index] ^= 0x40
            #expect(throws: (any Error).self) { try LayerArchive(damaged, id: "a", source: source) }
        }
    }
}
