import ArgumentParser
import Rapporteur

/// `corpus`: the tables over all reports, alone.
struct CorpusCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "corpus", abstract: "Reckon dyads, trends and indices over all reports of an output folder.")

    @Argument(help: ArgumentHelp("The output folder of a run.", valueName: "out"))
    var output: String

    func run() throws {
        let views = try Session.views(output)
        do { try views.writeCorpus(["dyads", "trends", "indices"]) } catch { throw Session.cannotWrite(error) }
        StandardError.write("\(views.count) reports: \(output)/corpus\n")
    }
}
