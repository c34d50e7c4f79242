import Prose

/// A line of a worker to its supervisor, read back. See `Answer`.
struct ControlLine {
    /// The request that it answers; nil for a greeting and for a stage.
    let id: String?
    let content: Content

    /// What it says.
    enum Content {
        case hello(pipeline: String, PlanRecord?)
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
    }

    /// Reads a line; nil when it is none of these.
    init?(_ line: [UInt8]) {
        guard let value = try? JSONParser.parse(line) else { return nil }
        id = value[key: "id"]?.string
        let part = value[key: "part"]?.string, key = value[key: "key"]?.string
        switch value[key: "control"]?.string {
        case "hello": content = .hello(pipeline: key ?? "", PlanRecord(value[key: "record"]))
        case "begin": content = .begin(part: part, key: key ?? "")
        case "stage": content = .stage(value[key: "stage"]?.string ?? "?")
        case "unchanged": content = .unchanged(part: part, key: key ?? "")
        case "failed":
            let failure = StageFailure(
                stage: value[key: "stage"]?.string ?? "?", message: value[key: "message"]?.string ?? "?",
                cause: value[key: "cause"]?.string.flatMap(StageFailure.Cause.init) ?? .document)
            content = .failed(part: part, key: key, failure)
        case "report":
            let timings = (value[key: "timings"]?.array ?? []).compactMap { pair -> (step: String, microseconds: Int)? in
                guard let step = pair[0]?.string, let time = pair[1]?.int else { return nil }
                return (step, time)
            }
            content = .report(part: part, key: key ?? "", timings: timings)
        default:
            if value[key: "done"]?.int != nil {
                content = .done
            } else if let error = value[key: "error"] {
                content = .error(error[key: "message"]?.string ?? "?")
            } else {
                return nil
            }
        }
    }
}
