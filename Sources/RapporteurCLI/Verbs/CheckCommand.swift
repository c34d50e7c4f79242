import ArgumentParser
import Rapporteur

/// `check`: everything that is wrong with pipeline files, in one pass.
struct CheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check", abstract: "Find every error in pipeline files; nothing is run.",
        discussion: "Each error comes with file:line:column, the line, what was expected and what to write. Exit code 2 on errors.")

    /// How errors are shown.
    enum Format: String, ExpressibleByArgument, CaseIterable { case text, json }

    @Argument(help: ArgumentHelp("The pipeline files.", valueName: "pipeline"))
    var files: [String]

    @Option(help: "text for people, json (an object a line) for editors.")
    var format = Format.text

    func run() throws {
        var count = 0
        let printer = DiagnosticPrinter(colour: format == .text && Terminal.hasColour(StandardOutput.descriptor))
        for file in files {
            let diagnostics = Session.engine.read(file: file).diagnostics
            count += diagnostics.all.count
            StandardOutput.write(format == .json ? printer.json(diagnostics) : printer.text(diagnostics))
        }
        if count > 0 {
            if format == .text { StandardError.write(DiagnosticPrinter.summary(count: count)) }
            throw ExitStatus.usage
        }
        if format == .text { StandardError.write(files.count == 1 ? "No errors.\n" : "No errors in \(files.count) files.\n") }
    }
}
