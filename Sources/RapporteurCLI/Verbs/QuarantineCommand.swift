import ArgumentParser
import Rapporteur

/// `quarantine`: what failed, and when it is tried again.
struct QuarantineCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "quarantine", abstract: "List what was set aside, or have it tried again.",
        discussion: "list: a line an entry; retry: the next run tries all of them again; clear: forget them, reports stay.")

    /// What is done.
    enum Action: String, ExpressibleByArgument, CaseIterable { case list, retry, clear }

    @Argument(help: "list, retry or clear.")
    var action: Action

    @Argument(help: ArgumentHelp("The output folder of a run.", valueName: "out"))
    var output: String

    @Argument(help: ArgumentHelp("Only these documents.", valueName: "id"))
    var ids: [String] = []

    func run() throws {
        do {
            let shelf = try QuarantineShelf(output)
            switch action {
            case .list:
                for entry in shelf.entries where ids.isEmpty || ids.contains(entry.id) {
                    StandardOutput.write("\(entry.id)\t\(entry.stage)\t\(entry.cause.rawValue)\t\(entry.attempt)\t\(entry.error)\n")
                }
            case .retry: StandardError.write("\(RunReport.count(try shelf.release(ids), "document")) to be tried again by the next run\n")
            case .clear: StandardError.write("\(RunReport.count(try shelf.clear(ids), "entry", "entries")) removed\n")
            }
        } catch let error as RunError {
            StandardError.write("rapporteur: \(error)\n")
            throw RunReport.status(of: error)
        } catch {
            StandardError.write("rapporteur: \(error)\n")
            throw ExitStatus.inputOutput
        }
    }
}
