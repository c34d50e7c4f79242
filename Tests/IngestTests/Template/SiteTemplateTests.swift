import Foundation
import Ingest
import Prose
import StageKit
import Testing

@Suite struct SiteTemplateTests {
    static let furniture = "Sign up for our letter and read the best of the harbour every morning, 12 stories a day."

    static func page(_ number: Int, host: String = "h.example", story: Int? = nil) -> String {
        """
        <html><head><link rel="canonical" href="https://\(host)/\(number)"></head><body><article>
        <p>Story \(story ?? number) of the harbour: all ferries between the two islands have been stopped, said the master, because the wind had turned \(String(repeating: "again ", count: (story ?? number) + 3)).</p>
        <p>\(furniture.replacing("12", with: "\(number)"))</p></article></body></html>
        """
    }

    private func learned(_ pages: [String]) throws -> String {
        var learner = TemplateLearner()
        for page in pages { learner.add(try ingested(html: page)) }
        return learner.file(origin: "a folder")
    }

    private func rows(_ file: String) -> [Substring] { file.split(separator: "\n").filter { !$0.hasPrefix("#") } }

    @Test func blocksOfThreePagesOfAHostAreLearnedWhateverTheirNumbers() throws {
        let file = try learned((1...3).map { Self.page($0) })
        #expect(rows(file).count == 1 && rows(file)[0].hasPrefix("h.example\t") && rows(file)[0].hasSuffix("\t3"))
        #expect(file.hasPrefix("# ") && !file.contains("harbour"))
        #expect(try learned((1...3).reversed().map { Self.page($0) }) == file)
    }

    @Test func twoPagesOrThreeHostsAreTooFew() throws {
        #expect(rows(try learned([1, 2].map { Self.page($0) })).isEmpty)
        #expect(rows(try learned([Self.page(1, host: "a.example"), Self.page(2, host: "b.example"), Self.page(3, host: "c.example")])).isEmpty)
    }

    @Test func oneStoryAtThreeAddressesCountsOnce() throws {
        #expect(rows(try learned((1...3).map { Self.page($0, story: 7) })).isEmpty)
    }

    @Test func aPipelineThatNamesTheFileLeavesTheBlocksOut() throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("template-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try learned((1...3).map { Self.page($0) }).write(to: folder.appendingPathComponent("t.tsv"), atomically: true, encoding: .utf8)
        try "h.example\tnonsense\n".write(to: folder.appendingPathComponent("bad.tsv"), atomically: true, encoding: .utf8)
        let environment = StageEnvironment(baseFolder: folder.path)
        let stage = try IngestStage(IngestOptions(template: "t.tsv"), in: environment)
        func text(_ page: String) throws -> String {
            var document = Document(id: "x", source: Source(payload: .html(Array(page.utf8))))
            document.access = IngestStage.card.access
            try stage.process(&document, StageContext(stageID: "ingest"))
            document.access = nil
            return document.text[document.text.span]
        }
        let kept = try text(Self.page(9))
        #expect(kept.contains("Story 9") && !kept.contains("letter"))
        #expect(try text(Self.page(9, host: "other.example")).contains("letter"))
        // The file is part of the stage's fingerprint.
        #expect(environment.usedFiles.contains { $0.name == "t.tsv" })
        #expect(throws: (any Error).self) { try IngestStage(IngestOptions(template: "bad.tsv"), in: environment) }
    }
}
