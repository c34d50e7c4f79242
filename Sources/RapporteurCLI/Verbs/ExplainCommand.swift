import ArgumentParser
import Rapporteur

/// `explain`: what a pipeline will do.
struct ExplainCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain", abstract: "Show the plan: what each stage reads and writes, and what it rests on.")

    @Argument(help: "The pipeline file.")
    var pipeline: String

    @Argument(help: ArgumentHelp("A document: also show which stages it went through and how long each took.", valueName: "document"))
    var document: String?

    func run() throws {
        let loaded = try Session.load(try Session.config(pipeline))
        StandardOutput.write(PlanDescription.text(loaded))
        if let document { StandardOutput.write(try DocumentTrace.text(of: document, loaded, splitter: Session.engine.splitter(for: loaded))) }
    }
}
