import Glibc
import Lexicons
import Neural
import StageKit
import Testing

@Suite struct AccurateModelTests {
    private func environment(_ name: String, with bytes: [UInt8]?) -> (environment: StageEnvironment, folder: String) {
        let folder = "/tmp/rapporteur-\(getpid())-rooms-\(name)"
        for path in [folder, folder + "/Language", folder + "/Language/models"] { mkdir(path, 0o755) }
        if let bytes, let file = fopen(folder + "/Language/" + AccurateModel.path, "w") {
            fwrite(bytes, 1, bytes.count, file)
            fclose(file)
        }
        return (StageEnvironment(locator: ResourceLocator(folder: folder)), folder)
    }

    private func sections(_ file: ModelFile) -> Int { file.withSections { $0("shape").count } }

    @Test func `the fast tier does not look for the file`() throws {
        let found = try AccurateModel.load(.fast, in: environment("fast", with: nil).environment, sections)
        #expect(found.model == nil && found.warning == nil)
    }

    @Test func `a missing file is an error where it is asked for`() {
        #expect(throws: ResourceLocator.Missing.self) { try AccurateModel.load(.accurate, in: environment("error", with: nil).environment, sections) }
    }

    @Test func `a missing file is a warning where the fast tier may stand in`() throws {
        let (environment, folder) = environment("warning", with: nil)
        let found = try AccurateModel.load(.auto, in: environment, sections)
        #expect(found.model == nil)
        let warning = try #require(found.warning)
        #expect(warning.contains("accurate.model") && warning.contains("missing") && !warning.contains(folder))
    }

    @Test(arguments: [[UInt8]("no model".utf8), [], Array(ModelFile.encode([("shape", [1, 2, 3, 4])]).dropLast(60))])
    func `a damaged file is an error or a warning`(_ bytes: [UInt8]) throws {
        let (environment, folder) = environment("damaged-\(bytes.count)", with: bytes)
        #expect(throws: (any Error).self) { try AccurateModel.load(.accurate, in: environment, sections) }
        let found = try AccurateModel.load(.auto, in: environment, sections)
        #expect(found.model == nil && found.warning?.contains(folder) == false)
    }
}
