import Lexicons
import Prose
import Reports
import StageKit
import Synchronization

/// A program of the user's that works as a stage (`exec:`): one JSON object a line on its standard input and output. It is
/// started once, greeted, and then sent one document after another; after a crash or a deadline it is started anew.
final class ExternalStage: Sendable {
    let id: String
    /// The name and version that the program gave itself.
    let name: String
    let version: String
    private let command: [String]
    private let card: StageCard
    private let options: JSONValue
    private let timeout: Double
    private let folder: String
    private let channel: Mutex<LineChannel?>

    /// Longest time for the greeting: an interpreter with its libraries may be slow to start.
    private static let greetingTimeout = 60.0

    init(
        id: String, command: [String], card: StageCard, options: JSONValue, timeout: Double, folder: String
    ) throws {
        self.id = id
        self.command = command
        self.card = card
        self.options = options
        self.timeout = timeout
        self.folder = folder
        let (channel, name, version) = try Self.start(command, folder, options)
        self.name = name
        self.version = version
        self.channel = Mutex(channel)
    }

    deinit { channel.withLock { _ = $0?.stop() } }

    /// Makes the program's own files part of the fingerprint: every argument that names a file.
    func noteFiles(in environment: StageEnvironment) {
        for argument in command { _ = try? environment.userFile(argument) }
    }

    /// Sends a document and writes the layers of the answer.
    func process(_ document: inout Document) throws {
        let request = Self.request(document, card.reads)
        let line: [UInt8] = try channel.withLock { channel in
            if channel == nil { channel = try Self.start(command, folder, options).channel }
            do {
                guard var open = channel else { return [] }
                try open.send(request, within: timeout)
                let line = try open.receive(within: timeout)
                channel = open
                return line
            } catch {
                let end = channel?.stop() ?? "ended"
                channel = nil
                throw StageFailure(stage: id, message: "\(error); the program \(end)", cause: .environment)
            }
        }
        try take(line, into: &document)
    }

    /// What a program calls itself, `name@version`: it is started, greeted and ended.
    static func identity(_ command: [String], folder: String, options: JSONValue) throws -> String {
        let (channel, name, version) = try start(command, folder, options)
        _ = channel.stop()
        return "\(name)@\(version)"
    }

    private static func request(_ document: Document, _ reads: [LayerName]) -> [UInt8] {
        var writer = JSONWriter()
        writer.object { writer in
            writer.key("id")
            writer.string(document.id)
            writer.key("text")
            writer.string(document.text[document.text.span])
            writer.key("layers")
            writer.object { writer in
                for name in reads where name != .text {
                    guard let json = LayerJSON.encode(name, of: document) else { continue }
                    writer.key(name.rawValue)
                    writer.json(json)
                }
            }
        }
        return writer.bytes
    }

    private func take(_ line: [UInt8], into document: inout Document) throws {
        let answer: JSONValue
        do { answer = try JSONParser.parse(line) } catch {
            throw StageFailure(stage: id, message: "the program's answer is no JSON: \(error)")
        }
        if let error = answer[key: "error"], !error.isNull {
            throw StageFailure(stage: id, message: error.string ?? error[key: "message"]?.string ?? "the program reports an error")
        }
        guard answer[key: "id"]?.string == document.id else {
            throw StageFailure(stage: id, message: "the program's answer has another id than the document: answers come in order")
        }
        if let reason = answer[key: "skipped"]?.string { throw StageSkipped(reason) }
        for member in answer[key: "layers"]?.object ?? [] {
            try document.write(member.value, as: LayerName(rawValue: member.key))
        }
    }

    /// Starts a program and greets it.
    static func start(
        _ command: [String], _ folder: String, _ options: JSONValue
    ) throws -> (channel: LineChannel, name: String, version: String) {
        // A program that ends between two documents costs the next one a new start, not the worker its life.
        SignalFlag.ignoreBrokenPipes()
        // In our own group, so that it ends with a worker that is ended.
        var channel = LineChannel(try ChildProcess.start(command, folder: folder, inOwnGroup: false))
        var writer = JSONWriter()
        writer.object { writer in
            writer.key("protocol")
            writer.string("rapporteur.stage/1")
            writer.key("options")
            writer.value(options)
        }
        do {
            try channel.send(writer.bytes, within: greetingTimeout)
            let answer = try JSONParser.parse(try channel.receive(within: greetingTimeout))
            guard let name = answer[key: "name"]?.string else {
                throw StageFailure(stage: command.joined(separator: " "), message: "the program's greeting has no 'name'")
            }
            let version = answer[key: "version"]
            return (channel, name, version?.string ?? version?.int.map { String($0) } ?? "0")
        } catch {
            let end = channel.stop()
            // The shell that changes into the pipeline file's folder ends so when it finds no program.
            let isMissing = end.hasSuffix("exit code 127") || end.hasSuffix("exit code 126")
            let why = isMissing ? "'\(command.first ?? "")' cannot be started: is it installed, executable, and on the PATH?"
                : "no greeting from the program (\(error)); it \(end)"
            throw StageFailure(stage: command.joined(separator: " "), message: why, cause: .environment)
        }
    }
}
