import Pipeline
import Prose
import Testing

/// How a document goes through the stages.
@Suite struct DocumentProcessorTests {
    private func pipeline(_ stages: String = "ingest language dates actors stance", given: String = "") throws -> LoadedPipeline {
        let entries = stages.split(separator: " ").map { "  - use: \($0)\n" }.joined()
        let text = "rapporteur: 1\ninput: { layers: [\(given)] }\nstages:\n\(entries)"
        let config = try #require(ConfigFixture.read(text).config)
        return try LoadedPipeline(try Plan(config, catalogue: TestStages.catalogue))
    }

    private func process(_ text: String, _ pipeline: LoadedPipeline) -> ProcessedDocument {
        DocumentProcessor(pipeline).process(Source(payload: .text(Array(text.utf8))), id: "a")
    }

    @Test func everyLayerSaysHowItCameAbout() throws {
        let done = process("Talks went on.", try pipeline())
        #expect(done.failure == nil)
        #expect(done.outcomes.map { "\($0.layer) \($0.status) \($0.by)" }.prefix(4) == [
            "text done ingest@1", "meta done ingest@1", "blocks done ingest@1", "sentences done language@2",
        ])
        #expect(done.timings.map(\.step) == ["ingest", "language", "dates", "actors", "stance"])
    }

    @Test func whatReadsASkippedLayerIsSkippedForTheSameReason() throws {
        let done = process("FOREIGN text", try pipeline())
        #expect(done.failure == nil)
        #expect(done.outcomes.last?.status == "skipped:language")
        #expect(!done.document.has(.stances))
    }

    @Test func aStageIsNotAskedAboutALanguageThatItsCardDoesNotName() throws {
        let meta: JSONValue = .object([("language", .string("fr-CA"))])
        let done = DocumentProcessor(try pipeline()).process(
            Source(payload: .text(Array("Les pourparlers continuent.".utf8))), id: "a", layers: [(.meta, meta)])
        #expect(done.failure == nil)
        #expect(done.outcomes.last?.status == "skipped:language")
        #expect(done.timings.map(\.step) == ["ingest", "language", "dates", "actors"])
    }

    @Test func aFailureNamesItsStage() throws {
        let done = process("POISON", try pipeline())
        #expect(done.failure == StageFailure(stage: "ingest", message: "poisoned"))
        #expect(done.timings.isEmpty)
    }

    @Test func readingAnUndeclaredLayerIsTheStagesFault() throws {
        let failure = try #require(process("PRY", try pipeline()).failure)
        #expect(failure.stage == "stance")
        #expect(failure.message.contains("which its card does not declare"))
    }

    @Test func layersThatCameInStandAndTheirStageIsPassedOver() throws {
        let loaded = try pipeline("language actors stance", given: "text, actors")
        let layers: [(name: LayerName, value: JSONValue)] = [("actors", .array([]))]
        let done = DocumentProcessor(loaded).process(Source(payload: .text(Array("Talks.".utf8))), id: "a", layers: layers)
        #expect(done.failure == nil)
        #expect(done.timings.map(\.step) == ["language", "stance"])
        #expect(done.outcomes.contains { $0.layer == .actors && $0.status == "given" })
    }

    @Test func nothingIsKeptBetweenDocuments() throws {
        let loaded = try pipeline()
        let first = process("Talks.", loaded).outcomes
        _ = process("FOREIGN", loaded)
        #expect(process("Talks.", loaded).outcomes == first)
    }
}
