import ArgumentParser
import Rapporteur

/// `diff`: two runs compared.
struct DiffCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "diff", abstract: "Compare the reports of two output folders, layer by layer.",
        discussion: "Exit code 0 when they say the same, 1 when they differ. Keys and positions do not count as differences.")

    @Argument(help: ArgumentHelp("An output folder.", valueName: "out-a"))
    var first: String

    @Argument(help: ArgumentHelp("Another.", valueName: "out-b"))
    var second: String

    @Option(help: ArgumentHelp("Only this layer.", valueName: "layer"))
    var layer: String?

    @Flag(help: "Only the sums of each layer.")
    var summary = false

    func run() throws {
        let comparison: RunComparison
        do { comparison = try RunComparison(first, second) } catch {
            StandardError.write("rapporteur: \(error)\n")
            throw ExitStatus.noInput
        }
        if !summary { writeDocuments(comparison) }
        for total in comparison.totals where layer == nil || layer == total.layer {
            StandardOutput.write("\(total.layer): \(total.documents) documents, -\(total.removed) +\(total.added)\n")
        }
        StandardError.write(
            "\(comparison.same) the same, \(comparison.changed.count) changed, \(comparison.onlyInFirst.count) only in \(first), "
                + "\(comparison.onlyInSecond.count) only in \(second)\n")
        if !comparison.isEmpty { throw ExitStatus.quarantined }
    }

    private func writeDocuments(_ comparison: RunComparison) {
        for name in comparison.onlyInFirst { StandardOutput.write("- \(name)\n") }
        for name in comparison.onlyInSecond { StandardOutput.write("+ \(name)\n") }
        for (name, difference) in comparison.changed {
            let layers = difference.layers.filter { layer == nil || $0.name == layer }
            if layers.isEmpty { continue }
            StandardOutput.write("~ \(name)\n")
            for layer in layers {
                StandardOutput.write("  \(layer.name)\n")
                for line in layer.removed { StandardOutput.write("  - \(Self.cut(line))\n") }
                for line in layer.added { StandardOutput.write("  + \(Self.cut(line))\n") }
            }
        }
    }

    private static func cut(_ line: String) -> String { line.count > 300 ? String(line.prefix(300)) + "…" : line }
}
