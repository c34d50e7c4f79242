import ArgumentParser
import Rapporteur

/// `export`: views of the reports.
struct ExportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export", abstract: "Make a view of all reports of an output folder.",
        discussion: "html: OUT/site; csv: OUT/csv, a table a layer; ndjson: OUT/reports.ndjson, a report a line.")

    /// The views.
    enum Format: String, ExpressibleByArgument, CaseIterable { case html, csv, ndjson }

    @Argument(help: "html, csv or ndjson.")
    var format: Format

    @Argument(help: ArgumentHelp("The output folder of a run.", valueName: "out"))
    var output: String

    func run() throws {
        let views = try Session.views(output)
        do { _ = try views.write(format.rawValue) } catch { throw Session.cannotWrite(error) }
    }
}
