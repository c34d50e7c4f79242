import Foundation

/// The built program, run as a user runs it.
enum Program {
    /// Where the build put it: beside the tests.
    static var path: String {
        let tests = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? CommandLine.arguments[0]
        return (tests as NSString).deletingLastPathComponent + "/rapporteur"
    }

    /// What a run of it came to.
    struct Result {
        var status: Int32
        var output: String
        var talk: String
    }

    /// Runs it in a folder; `signalAfter` sends SIGTERM once a file is there.
    static func run(
        _ arguments: [String], in folder: Folder, input: String = "", with variables: [String: String] = [:], terminateWhen isReady: (() -> Bool)? = nil
    ) throws -> Result {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: path)
        process.arguments = arguments
        process.currentDirectoryURL = URL(fileURLWithPath: folder.path)
        var environment = ProcessInfo.processInfo.environment
        environment["SWIFT_BACKTRACE"] = "enable=no"
        environment.merge(variables) { $1 }
        process.environment = environment
        let output = folder.path + "/.stdout", talk = folder.path + "/.stderr", source = folder.path + "/.stdin"
        try input.write(toFile: source, atomically: false, encoding: .utf8)
        for file in [output, talk] { _ = FileManager.default.createFile(atPath: file, contents: nil) }
        process.standardInput = FileHandle(forReadingAtPath: source)
        process.standardOutput = FileHandle(forWritingAtPath: output)
        process.standardError = FileHandle(forWritingAtPath: talk)
        try process.run()
        if let isReady {
            let deadline = Date().addingTimeInterval(30)
            while !isReady(), Date() < deadline { usleep(20_000) }
            process.terminate()
        }
        process.waitUntilExit()
        return Result(
            status: process.terminationStatus, output: (try? String(contentsOfFile: output, encoding: .utf8)) ?? "",
            talk: (try? String(contentsOfFile: talk, encoding: .utf8)) ?? "")
    }
}

/// A folder that is gone when the test is done.
final class Folder {
    let path: String
    init() throws {
        path = NSTemporaryDirectory() + "rapporteur-cli-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }
    deinit { try? FileManager.default.removeItem(atPath: path) }

    func write(_ name: String, _ text: String) throws {
        let file = "\(path)/\(name)"
        try FileManager.default.createDirectory(
            atPath: (file as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
        try text.write(toFile: file, atomically: false, encoding: .utf8)
    }
    func read(_ name: String) -> String? { try? String(contentsOfFile: "\(path)/\(name)", encoding: .utf8) }
    func has(_ name: String) -> Bool { FileManager.default.fileExists(atPath: "\(path)/\(name)") }
}
