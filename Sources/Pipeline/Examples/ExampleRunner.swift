import Prose

/// Runs the examples of a pipeline.
public struct ExampleRunner {
    private let worker: PipeWorker

    /// A runner with a worker of the pipeline.
    public init(_ worker: PipeWorker) { self.worker = worker }

    /// What an example lacks, a line each; empty when it holds.
    public func faults(of example: PipelineExample) -> [String] {
        var writer = JSONWriter()
        writer.value(example.request)
        var answers: [JSONValue] = []
        worker.respond(to: writer.bytes) { if let value = try? JSONParser.parse($0) { answers.append(value) } }
        let reports = answers.filter { $0[key: "schema"] != nil }
        guard let report = reports.first else {
            if let failure = answers.first?[key: "error"] {
                let wanted = example.expected.first { $0.layer == "error" }?.value
                if let wanted, ExampleMatch.matches(failure, wanted) { return [] }
                return ["the document fails: \(failure[key: "stage"]?.string ?? "?"): \(failure[key: "message"]?.string ?? "?")"]
            }
            return ["no report"]
        }
        if reports.count > 1 { return ["the input holds \(reports.count) documents: name one with 'part'"] }
        var faults: [String] = []
        for (layer, expected) in example.expected {
            if let fault = ExampleMatch.missing(report[key: layer] ?? .null, expected) { faults.append("\(layer): \(fault)") }
        }
        for (layer, unexpected) in example.unexpected {
            let found = report[key: layer] ?? .null
            for one in unexpected.array ?? [unexpected] where ExampleMatch.matches(found, found.array == nil ? one : .array([one])) {
                faults.append("\(layer): there is something like what must be absent")
            }
        }
        return faults
    }
}
