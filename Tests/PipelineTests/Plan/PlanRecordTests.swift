import Lexicons
import Prose
import StageKit
import Testing

@testable import Pipeline

/// What of a pipeline has changed since its fingerprint was last reckoned.
@Suite struct PlanRecordTests {
    private func record(_ text: String = ConfigFixture.valid) throws -> PlanRecord {
        let config = try #require(ConfigFixture.read(text).config)
        return try LoadedPipeline(try Plan(config, catalogue: TestStages.catalogue)).record
    }

    @Test func aRecordSurvivesItsFileAndIsCurrentUntilSomethingIsTouched() throws {
        var record = try record()
        let folder = try TemporaryFolder()
        let path = try folder.write("list.tsv", "a")
        let stamp = try #require(FileStamp(path: path))
        record.steps[0].files = [.init(name: "mine.tsv", sha256: "0", path: path, stamp: stamp)]
        let read = try #require(PlanRecord(try? JSONParser.parse(record.bytes)))
        #expect(read == record)
        let config = try #require(ConfigFixture.read(ConfigFixture.valid).config)
        let plan = try Plan(config, catalogue: TestStages.catalogue)
        #expect(read.isCurrent(for: plan, locator: ResourceLocator()))
        try folder.write("list.tsv", "ab")
        #expect(!read.isCurrent(for: plan, locator: ResourceLocator()))
        #expect(!(try self.record()).isCurrent(for: try Plan(config, catalogue: TestStages.catalogue, until: "dates"), locator: ResourceLocator()))
    }

    @Test func changesAreToldInTheOrderOfThePipeline() throws {
        let old = try record()
        var new = try record(ConfigFixture.changed("      anchor: published", "      anchor: auto"))
        #expect(new.changes(since: old).count == 1)
        #expect(new.changes(since: old).first?.hasPrefix("the options of 'dates' were {") == true)
        #expect(new.firstChangedStep(since: old) == "dates")
        new = old
        new.steps[1].version = "language@3"
        new.steps.removeLast()
        #expect(new.changes(since: old) == ["stage 'stance' was taken out", "stage 'language' was language@2 and is language@3"])
        #expect(old.changes(since: old).isEmpty && old.firstChangedStep(since: old) == nil)
    }
}
