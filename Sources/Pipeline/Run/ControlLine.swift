import Prose

/// A line of a worker to its supervisor, read back. See `Answer`.
enum ControlLine {
    case hello(pipeline: String)
    case begin(part: String?, key: String)
    case stage(String)
    case unchanged(part: String?, key: String)
    case failed(part: String?, key: String?, StageFailure)
    /// The next line is the report.
    case report(part: String?, key: String, timings: [(step: String, microseconds: Int)])
    /// The file is through.
    case done
    /// The worker did not understand.
    case error(String)

    /// Reads a line; nil when it is none of these.
    init?(_ line: [UInt8]) {
        guard let value = try? JSONParser.parse(line) else { return nil }
        let part = value[key: "part"]?.string, key = value[key: "key"]?.string
        switch value[key: "control"]?.string {
        case "hello": self = .hello(pipeline: key ?? "")
        case "begin": self = .begin(part: part, key: key ?? "")
        case "stage": self = .stage(value[key: "stage"]?.string ?? "?")
        case "unchanged": self = .unchanged(part: part, key: key ?? "")
        case "failed":
            let failure = StageFailure(
                stage: value[key: "stage"]?.string ?? "?", message: value[key: "message"]?.string ?? "?",
                cause: value[key: "cause"]?.string.flatMap(StageFailure.Cause.init) ?? .document)
            self = .failed(part: part, key: key, failure)
        case "report":
            let timings = (value[key: "timings"]?.array ?? []).compactMap { pair -> (step: String, microseconds: Int)? in
                guard let step = pair[0]?.string, let time = pair[1]?.int else { return nil }
                return (step, time)
            }
            self = .report(part: part, key: key ?? "", timings: timings)
        default:
            if value[key: "done"]?.int != nil {
                self = .done
            } else if let error = value[key: "error"] {
                self = .error(error[key: "message"]?.string ?? "?")
            } else {
                return nil
            }
        }
    }
}
