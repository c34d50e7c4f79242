import Prose

/// A document that was set aside: what happened, and when it is tried again.
public struct QuarantineEntry: Sendable, Equatable {
    /// The document's id.
    public var id: String
    /// The input file's name in reports.
    public var path: String
    /// The part of a container; nil for a whole file.
    public var part: String?
    /// The step that failed.
    public var stage: String
    /// What happened.
    public var error: String
    /// How often it was tried without success.
    public var attempt: Int
    /// Whose fault it is: a document's is tried again when it or the pipeline changes, an environment's on every run.
    public var cause: StageFailure.Cause
    /// The document's key when it failed; nil when its bytes could not be read.
    public var key: String?

    /// The entry as a file holds it.
    func json() -> [UInt8] {
        var writer = JSONWriter()
        writer.object { writer in
            writer.key("schema")
            writer.string("rapporteur.quarantine/1")
            writer.key("id")
            writer.string(id)
            writer.key("path")
            writer.string(path)
            writer.key("part")
            writer.string(orNull: part)
            writer.key("stage")
            writer.string(stage)
            writer.key("error")
            writer.string(error)
            writer.key("attempt")
            writer.integer(attempt)
            writer.key("cause")
            writer.string(cause.rawValue)
            writer.key("key")
            writer.string(orNull: key)
        }
        return writer.bytes + [0x0A]
    }

    /// The entry of a file; nil when it holds none.
    init?(json bytes: [UInt8]) {
        guard let value = try? JSONParser.parse(bytes), let id = value[key: "id"]?.string,
            let path = value[key: "path"]?.string, let stage = value[key: "stage"]?.string
        else { return nil }
        self.id = id
        self.path = path
        self.stage = stage
        part = value[key: "part"]?.string
        error = value[key: "error"]?.string ?? ""
        attempt = value[key: "attempt"]?.int ?? 1
        cause = value[key: "cause"]?.string.flatMap(StageFailure.Cause.init) ?? .environment
        key = value[key: "key"]?.string
    }

    init(file: String, part: String?, failure: StageFailure, attempt: Int, key: String?) {
        id = part.map { "\(file)#\($0)" } ?? file
        path = file
        self.part = part
        stage = failure.stage
        error = failure.message
        self.attempt = attempt
        cause = failure.cause
        self.key = key
    }
}
