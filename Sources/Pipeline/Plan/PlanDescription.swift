import Prose

/// A loaded pipeline in words, as `explain` prints it.
public enum PlanDescription {
    /// The steps with what they read and write, from whom, and their fingerprints.
    public static func text(_ pipeline: LoadedPipeline) -> String {
        var result = ""
        var writer: [LayerName: String] = [:]
        for layer in pipeline.plan.given {
            writer[layer] = "request"
        }
        if !pipeline.plan.given.isEmpty { result += "given   \(names(pipeline.plan.given))\n" }
        for (index, step) in pipeline.steps.enumerated() {
            result += "\(index + 1). \(step.label)  \(step.card.summary)\n"
            let reads = step.card.reads.map { "\($0) (\(writer[$0] ?? "?"))" }
            if !reads.isEmpty { result += "   reads   \(reads.joined(separator: ", "))\n" }
            let may = step.card.mayRead.filter { writer[$0] != nil }.map { "\($0) (\(writer[$0] ?? "?"))" }
            if !may.isEmpty { result += "   uses    \(may.joined(separator: ", "))\n" }
            let without = step.card.mayRead.filter { writer[$0] == nil && !step.card.writes.contains($0) }
            if !without.isEmpty { result += "   does without \(names(without)): no earlier stage writes it\n" }
            result += "   writes  \(names(step.card.writes))\n"
            let files = pipeline.record.steps[index].files.count
            let link = pipeline.fingerprint.links[index].hash.prefix(12)
            result += "   rests on \(files) file\(files == 1 ? "" : "s"), fingerprint \(link)\n"
            for layer in step.card.writes where writer[layer] == nil { writer[layer] = step.id }
        }
        return result
    }

    private static func names(_ layers: [LayerName]) -> String { layers.map(\.rawValue).joined(separator: ", ") }
}
