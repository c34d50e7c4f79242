import ArgumentParser
import Rapporteur

/// The command line. A program with stages of its own gets all of it by one call: `RapporteurCommand.main(adding: […])`.
public struct RapporteurCommand: ParsableCommand {
    /// The verbs.
    public static let configuration = CommandConfiguration(
        commandName: "rapporteur",
        abstract: "Reads articles and reports who stands how towards whom, with the words it rests on.",
        discussion: """
            A pipeline file (YAML) names a folder of articles and the stages to run. `rapporteur run` writes one JSON report \
            an article; every assertion in it points at the words of the text.

            Exit codes: 0 all well; 1 documents were quarantined; 2 usage or pipeline file; 3 a watch rule fired; \
            65 no readable input; 70 a bug; 73 cannot write; 74 input/output; 75 another run holds the output folder; \
            130, 143 interrupted.
            """,
        version: "rapporteur \(Engine.version)",
        subcommands: [
            RunCommand.self, CheckCommand.self, ExplainCommand.self, InspectCommand.self, ParseCommand.self, BriefCommand.self,
            CorpusCommand.self, ExportCommand.self, DiffCommand.self, TestCommand.self, PipeCommand.self, ActorsCommand.self,
            LearnTemplateCommand.self, StagesCommand.self, SchemaCommand.self, QuarantineCommand.self, PluginCommand.self, ManualCommand.self,
        ])

    /// The program.
    public init() {}

    /// Runs the command line of this process and ends it with the fitting exit code.
    /// - Parameter stages: stages beside the built-in ones.
    public static func main(adding stages: [StageFactory]) -> Never {
        Session.begin(Engine(adding: stages))
        // The version names the word lists and models: hashing them is left to whoever asks.
        if CommandLine.arguments.dropFirst().first == "--version" {
            let hashes = ResourceHashes(Session.engine.locator).lines.map { "  \($0)\n" }.joined()
            StandardOutput.write("rapporteur \(Engine.version)\n\(hashes)")
            Session.exit(.done)
        }
        do {
            var command = try parseAsRoot()
            try command.run()
            Session.exit(.done)
        } catch let status as ExitStatus {
            Session.exit(status)
        } catch {
            let message = fullMessage(for: error)
            // Help and version were asked for: they are data.
            if exitCode(for: error).isSuccess {
                StandardOutput.write(message + "\n")
                Session.exit(.done)
            }
            StandardError.write(message + "\n" + hint())
            Session.exit(error is FileError ? .inputOutput : .usage)
        }
    }

    /// The verb that was probably meant, where the first argument is none.
    private static func hint() -> String {
        let verbs = configuration.subcommands.compactMap { $0.configuration.commandName }
        guard let word = CommandLine.arguments.dropFirst().first, !word.hasPrefix("-"), !verbs.contains(word),
            let meant = Suggestion.nearest(to: word, among: verbs)
        else { return "" }
        return "Did you mean 'rapporteur \(meant)'?\n"
    }
}
