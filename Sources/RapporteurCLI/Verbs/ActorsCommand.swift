import ArgumentParser
import Rapporteur

/// `actors`: the names of a run that no dictionary knows, for review.
struct ActorsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "actors", abstract: "List actors of a run, the most frequent first.",
        discussion: "Tab-separated: reports, mentions, kind, entity, name, and the words of the first mention.")

    @Flag(help: "Only actors that no dictionary knows.")
    var unknown = false

    @Option(help: ArgumentHelp("Leave out what fewer reports name.", valueName: "n"))
    var least = 1

    @Argument(help: ArgumentHelp("The output folder of a run.", valueName: "out"))
    var output: String

    func run() throws {
        guard unknown else {
            StandardError.write("rapporteur: say --unknown: known actors stand in the reports\n")
            throw ExitStatus.usage
        }
        StandardOutput.write(try Session.withViews(output) { try $0.unknownActors(namedIn: least).table })
    }
}
