import ArgumentParser
import Rapporteur

/// `stages`: the catalogue.
struct StagesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "stages", abstract: "List the stages, or show what one reads, writes and can be told.")

    @Argument(help: ArgumentHelp("A stage.", valueName: "id"))
    var id: String?

    func run() throws {
        let catalogue = Session.engine.catalogue
        guard let id else {
            let width = catalogue.ids.map(\.count).max() ?? 0
            for factory in catalogue.factories {
                let padding = String(repeating: " ", count: width - factory.card.id.count)
                StandardOutput.write("\(factory.card.id)\(padding)  \(factory.card.summary)\n")
            }
            return
        }
        guard let factory = catalogue[id] else {
            let meant = Suggestion.nearest(to: id, among: catalogue.ids).map { "; did you mean '\($0)'?" } ?? ""
            StandardError.write("rapporteur: no stage '\(id)'\(meant)\n")
            throw ExitStatus.usage
        }
        StandardOutput.write(StageDescription.text(factory))
    }
}
