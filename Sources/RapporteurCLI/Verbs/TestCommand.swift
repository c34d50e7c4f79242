import ArgumentParser
import Rapporteur

/// `test`: the examples beside a pipeline file.
struct TestCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "test", abstract: "Run the *.test.yml examples beside a pipeline file.",
        discussion: """
            An example is an input and the parts of its report that must match: see Documentation/Pipelines.md. Exit code 1 when one \
            does not hold, 2 when a file cannot be read.
            """)

    @Argument(help: "The pipeline file.")
    var pipeline: String

    @Option(help: ArgumentHelp("Only examples whose name contains this.", valueName: "text"))
    var filter: String?

    func run() throws {
        let config = try Session.config(pipeline)
        let files = PipelineExamples.files(of: pipeline)
        guard !files.isEmpty else {
            StandardError.write("rapporteur: no examples beside \(pipeline): they are files named like it, ending in .test.yml\n")
            throw ExitStatus.usage
        }
        let sets = try files.map(read)
        let runner = ExampleRunner(Session.engine.worker(try Session.load(config)))
        var held = 0, failed = 0
        for set in sets {
            for example in set.all where filter.map({ example.name.contains($0) }) ?? true {
                let faults = runner.faults(of: example)
                if faults.isEmpty { held += 1 } else { failed += 1 }
                StandardOutput.write("\(faults.isEmpty ? "ok  " : "FAIL") \(set.file):\(example.line): \(example.name)\n")
                for fault in faults { StandardOutput.write("     \(fault)\n") }
            }
        }
        StandardError.write("\(held) hold, \(failed) fail\n")
        if failed > 0 { throw ExitStatus.quarantined }
    }

    private func read(_ file: String) throws -> PipelineExamples {
        let (examples, diagnostics) = PipelineExamples.read(file)
        guard let examples else {
            StandardOutput.write(DiagnosticPrinter(colour: Terminal.hasColour(StandardOutput.descriptor)).text(diagnostics))
            throw ExitStatus.usage
        }
        return examples
    }
}
