import ArgumentParser
import Rapporteur

/// `schema`: the formats, for editors and validators.
struct SchemaCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "schema", abstract: "Print the JSON Schema of pipeline files or of reports.")

    /// Which format.
    enum Subject: String, ExpressibleByArgument, CaseIterable { case config, report }

    @Argument(help: "config or report.")
    var subject: Subject

    func run() throws {
        switch subject {
        case .config: StandardOutput.write(ConfigSchema.text(Session.engine.catalogue))
        case .report: StandardOutput.write(try ReportSchema.text(Session.engine.locator))
        }
    }
}
