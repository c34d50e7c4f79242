import Testing

@testable import Prose

@Suite struct DocumentTests {
    private func document(readable: Set<LayerName>, writable: Set<LayerName>) -> Document {
        var document = Document(text: "x")
        document.access = LayerAccess(stage: "probe", readable: readable, writable: writable)
        return document
    }

    @Test func aStageReadsOnlyWhatItsCardDeclares() {
        let document = document(readable: [.text], writable: [])
        #expect(throws: LayerError.undeclaredRead(stage: "probe", layer: .tokens)) { try document.layer(Tokens.self) }
        #expect(throws: Never.self) { try document.layer(Text.self) }
    }

    @Test func aStageWritesOnlyWhatItsCardDeclares() {
        var document = document(readable: [], writable: [.entities])
        #expect(throws: LayerError.undeclaredWrite(stage: "probe", layer: .dates)) { try document.write(TemporalExpressions([])) }
        #expect(throws: Never.self) { try document.write(Entities([])) }
    }

    @Test func aLayerIsWrittenOnce() throws {
        var document = document(readable: [], writable: [.entities])
        try document.write(Entities([]))
        #expect(throws: LayerError.writtenTwice(stage: "probe", layer: .entities)) { try document.write(Entities([])) }
    }

    @Test func aSuppliedLayerStandsAgainstAStage() throws {
        var document = document(readable: [.entities], writable: [.entities])
        let mine = Entities([Entities.Entity(span: Span(0, 1), tokens: 0..<1, label: .person, probability: 1)])
        document.supply(mine)
        try document.write(Entities([]))
        #expect(try document.layer(Entities.self).entities == mine.entities)
    }

    @Test func aMissingLayerIsNamed() {
        let document = document(readable: [.dates], writable: [])
        #expect(throws: LayerError.missing(stage: "probe", layer: .dates)) { try document.layer(TemporalExpressions.self) }
    }
}
