import Foundation
import Rapporteur
import Testing

/// The library as a program uses it that adds a stage of its own.
@Suite struct EngineTests {
    /// Counts the exclamation marks of a text.
    struct Shouting: Stage {
        static let card = StageCard(
            id: "shouting", version: 1, summary: "counts exclamation marks", reads: [.text], writes: ["x-shouting"])
        init(_ options: NoOptions, in environment: StageEnvironment) {}
        func process(_ document: inout Document, _ context: borrowing StageContext) throws {
            let count = document.text.bytes.filter { $0 == UInt8(ascii: "!") }.count
            try document.write(.integer(count), as: "x-shouting")
        }
    }

    private func config(_ stages: String, _ engine: Engine) throws -> PipelineConfig? {
        let file = NSTemporaryDirectory() + "engine-\(UUID().uuidString).yml"
        try "rapporteur: 1\nstages: [\(stages)]\n".write(toFile: file, atomically: true, encoding: .utf8)
        defer { try? FileManager.default.removeItem(atPath: file) }
        return engine.read(file: file).config
    }

    private func answer(_ request: String, _ stages: String, _ engine: Engine) throws -> [UInt8] {
        let loaded = try engine.load(try #require(try config(stages, engine)))
        var lines: [[UInt8]] = []
        engine.worker(loaded).respond(to: Array(request.utf8)) { lines.append($0) }
        return try #require(lines.first)
    }

    @Test func aStageOfOnesOwnStandsBesideTheBuiltInOnes() throws {
        let engine = Engine(adding: [StageFactory(Shouting.self)])
        let report = try ReportReader.read(
            try answer(#"{"id":"a","text":"Stop! They would not listen! Not at all."}"#, "{use: ingest}, {use: shouting}", engine))
        #expect(try report.document.openLayer("x-shouting") == .integer(2))
        #expect(report.outcomes.contains { $0.layer == "x-shouting" && $0.by == "shouting@1" && $0.status == "done" })
        #expect(try config("{use: ingest}, {use: shouting}", Engine()) == nil)
    }

    @Test func theSameRequestGivesTheSameBytes() throws {
        let request = #"{"id":"a","text":"Kenya and Uganda signed a treaty on Monday. Two soldiers were killed."}"#
        let stages = Engine().catalogue.ids.map { "{use: \($0)}" }.joined(separator: ", ")
        guard try config(stages, Engine()) != nil else { return }
        let first = try answer(request, stages, Engine())
        #expect(try answer(request, stages, Engine()) == first)
    }

    @Test func everyBuiltInStageNamesKnownLayersAndDefaultsThatFit() {
        for factory in Engine().catalogue.factories {
            let card = factory.card
            #expect(!card.summary.isEmpty && card.version >= 1, "\(card.id)")
            for layer in card.reads + card.mayRead + card.writes {
                #expect(LayerName.closedSet.contains(layer) || layer.isOpen, "\(card.id): \(layer)")
            }
            #expect(Set(factory.fields.map(\.name)).count == factory.fields.count, "\(card.id)")
        }
    }
}
