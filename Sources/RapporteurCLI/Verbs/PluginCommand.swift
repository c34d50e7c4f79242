import ArgumentParser
import Rapporteur

/// `plugin`: programs that are stages.
struct PluginCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "plugin", abstract: "Test whether a program can be an `exec` stage.", subcommands: [Check.self])

    /// `plugin check`: the protocol, held against a program.
    struct Check: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "check", abstract: "Greet a program, send it documents of all kinds, and tell what it does wrong.",
            discussion: "The protocol is described in Documentation/WritingAStage.md. Exit code 1 when a test fails.")

        @Option(help: ArgumentHelp("Longest time for an answer, in seconds.", valueName: "s"))
        var timeout = 20.0

        @Option(help: ArgumentHelp("The program's options, as JSON.", valueName: "json"))
        var options = "{}"

        @Argument(parsing: .captureForPassthrough, help: ArgumentHelp("The program and its arguments.", valueName: "command"))
        var command: [String]

        func run() throws {
            guard let value = try? JSONParser.parse(Array(options.utf8)), value.object != nil else {
                throw ValidationError("--options is to be a JSON object")
            }
            let words = command.first == "--" ? Array(command.dropFirst()) : command
            guard !words.isEmpty else { throw ValidationError("name the program: rapporteur plugin check python3 tone.py") }
            let findings = PluginConformance(words, options: value, timeout: timeout).findings()
            for finding in findings {
                StandardOutput.write("\(finding.fault == nil ? "ok  " : "FAIL") \(finding.name)\n")
                if let fault = finding.fault { StandardOutput.write("     \(fault)\n") }
            }
            let failed = findings.count { $0.fault != nil }
            StandardError.write(failed == 0 ? "The program conforms.\n" : "\(failed) of \(findings.count) tests failed.\n")
            if failed > 0 { throw ExitStatus.quarantined }
        }
    }
}
