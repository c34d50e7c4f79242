import Rapporteur

#if canImport(Glibc)
import Glibc
#endif

/// The full pipeline, loaded once for all tests.
enum WholePipeline {
    /// The repository, from this file's own place.
    static let root: String = {
        let parts = #filePath.split(separator: "/", omittingEmptySubsequences: false)
        return parts.dropLast(3).joined(separator: "/")
    }()

    static let worker: PipeWorker? = try? makeWorker()

    static func makeWorker() throws -> PipeWorker {
        let engine = Engine()
        let (config, diagnostics) = engine.read(file: "\(root)/Pipelines/briefing.yml")
        guard let config else { throw Problem(text: "\(diagnostics)") }
        return engine.worker(try engine.load(config))
    }

    struct Problem: Error { let text: String }

    /// The answers to a request.
    static func answers(_ request: JSONValue, worker: PipeWorker) -> [JSONValue] {
        var writer = JSONWriter()
        writer.value(request)
        var found: [JSONValue] = []
        worker.respond(to: writer.bytes) { if let value = try? JSONParser.parse($0) { found.append(value) } }
        return found
    }

    /// The bytes of the answers.
    static func bytes(_ request: JSONValue, worker: PipeWorker) -> [[UInt8]] {
        var writer = JSONWriter()
        writer.value(request)
        var found: [[UInt8]] = []
        worker.respond(to: writer.bytes) { found.append($0) }
        return found
    }

    /// A request for a file.
    static func file(_ path: String) -> JSONValue { .object([("id", .string(path)), ("path", .string("\(root)/\(path)"))]) }

    /// A request for bytes, through a file of its own.
    static func withFile<R>(_ bytes: [UInt8], _ body: (JSONValue) throws -> R) rethrows -> R {
        let path = "/tmp/rapporteur-test-\(getpid())-\(UInt64.random(in: 0 ... .max))"
        if let file = fopen(path, "w") {
            fwrite(bytes, 1, bytes.count, file)
            fclose(file)
        }
        defer { unlink(path) }
        return try body(.object([("id", .string("probe")), ("path", .string(path))]))
    }
}

/// A small generator with a fixed seed: the same "random" inputs on every run.
struct SeededGenerator: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        var value = state
        value ^= value >> 33
        value = value &* 0xFF51_AFD7_ED55_8CCD
        return value ^ (value >> 33)
    }
}
