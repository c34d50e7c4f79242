import ArgumentParser
import Rapporteur

/// `brief`: who stands how towards whom, each sentence cited.
struct BriefCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "brief", abstract: "Tell the attitude of one actor towards another: trend, outlook, proposals; each sentence cited.")

    /// How the brief is written.
    enum Format: String, ExpressibleByArgument, CaseIterable { case text, json }

    @Argument(help: ArgumentHelp("The output folder of a run.", valueName: "out"))
    var output: String

    @Option(help: ArgumentHelp("Whose attitude: a name, a slug or an ISO code.", valueName: "actor"))
    var from: String

    @Option(help: ArgumentHelp("Towards whom.", valueName: "actor"))
    var to: String

    @Option(help: "text or json.")
    var format = Format.text

    func run() throws {
        let brief = try Session.withViews(output) { try $0.brief(from: from, to: to) }
        StandardOutput.write(format == .text ? brief.plainText : String(decoding: brief.json, as: UTF8.self) + "\n")
    }
}
