import ArgumentParser
import Rapporteur

/// `corpus`: the tables over all reports, alone.
struct CorpusCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "corpus", abstract: "Reckon dyads, trends and indices over all reports of an output folder.")

    @Argument(help: ArgumentHelp("The output folder of a run.", valueName: "out"))
    var output: String

    func run() throws {
        try Session.withViews(output) { views in
            try views.writeCorpus(["dyads", "trends", "indices"])
            Session.tellCount(views.count, "\(output)/corpus")
        }
    }
}
