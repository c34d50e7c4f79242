import Lexicons
import Testing

@testable import StageKit

@Suite struct StageEnvironmentTests {
    @Test func everyFileThatIsUsedIsRecordedWithItsHash() throws {
        let environment = StageEnvironment()
        _ = try environment.resource("report.schema.json", in: "Reports")
        _ = try environment.resource("report.schema.json", in: "Reports")
        #expect(environment.usedFiles.map(\.name) == ["Reports/report.schema.json"])
        #expect(environment.usedFiles.first?.sha256.count == 64)
    }

    @Test func aMissingUserFileTellsItsPath() {
        let environment = StageEnvironment(baseFolder: "/nonexistent")
        #expect(throws: FileError(path: "/nonexistent/my.actors", operation: "open", code: 2)) { try environment.userFile("my.actors") }
    }
}
