import ArgumentParser
import Rapporteur

/// `explain`: what a pipeline will do, and why.
struct ExplainCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain", abstract: "Show the plan: what each stage reads and writes, what would rerun, and why.",
        discussion: """
            Without a document: the stages, and what of them has changed since the last run. With one: why a run would work on \
            it or leave it alone; --trace also runs the stages on it and tells how long each takes.
            """)

    @Argument(help: "The pipeline file.")
    var pipeline: String

    @Argument(help: ArgumentHelp("A document: its path, or its id in reports.", valueName: "document"))
    var document: String?

    @Option(name: [.customShort("i"), .long], help: ArgumentHelp("The input instead of the pipeline file's.", valueName: "input"))
    var input: String?

    @Option(name: [.customShort("o"), .long], help: ArgumentHelp("The output folder instead of the pipeline file's.", valueName: "dir"))
    var output: String?

    @Option(help: ArgumentHelp("The last stage to run.", valueName: "stage"))
    var until: String?

    @Flag(help: "Run the stages on the document, and tell what became of each layer and how long it took.")
    var trace = false

    func validate() throws {
        if trace, document == nil { throw ValidationError("--trace needs a document") }
    }

    func run() throws {
        let config = try Session.config(pipeline)
        let loaded = try Session.load(config, until: until)
        let explanation = RerunExplanation(config, loaded, input: input, output: output)
        if let document, !trace {
            StandardOutput.write("\(document)\n" + explanation.reasons(for: document).map { "  \($0)\n" }.joined())
            return
        }
        StandardOutput.write(PlanDescription.text(loaded))
        if let document {
            let splitter = RecordSplitter(over: Session.engine.splitter(for: loaded), columns: loaded.plan.columns)
            do {
                StandardOutput.write(try DocumentTrace.text(of: explanation.path(of: document) ?? document, loaded, splitter: splitter))
            } catch {
                StandardError.write("rapporteur: \(error)\n")
                throw ExitStatus.noInput
            }
        } else if let changes = explanation.pipelineChanges {
            let lines = changes.isEmpty ? ["nothing has changed: documents that were not touched stand"] : changes
            StandardOutput.write("since the last run\n" + lines.map { "  \($0)\n" }.joined())
        }
    }
}
