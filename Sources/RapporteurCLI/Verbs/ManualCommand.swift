import ArgumentParser
import Rapporteur

/// `manual`: man pages and shell completions, made of the command definitions.
struct ManualCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "manual", abstract: "Write man pages and completions for bash, zsh and fish.",
        discussion: "DIR/man/man1 and DIR/completions; `make install` puts them where man and the shells look.")

    @Argument(help: ArgumentHelp("Folder to write.", valueName: "dir"))
    var folder: String

    func run() throws {
        guard let help = try? JSONParser.parse(Array(RapporteurCommand._dumpHelp().utf8)) else { throw ExitStatus.bug }
        do throws(FileError) {
            for page in ManualPage.pages(of: help) { try publish(page.text, "man/man1/\(page.name).1") }
            try publish(RapporteurCommand.completionScript(for: .bash), "completions/rapporteur.bash")
            try publish(RapporteurCommand.completionScript(for: .zsh), "completions/_rapporteur")
            try publish(RapporteurCommand.completionScript(for: .fish), "completions/rapporteur.fish")
        } catch {
            throw Session.cannotWrite(error)
        }
    }

    private func publish(_ text: String, _ name: String) throws(FileError) {
        try TextFile.write(text.hasSuffix("\n") ? text : text + "\n", to: "\(folder)/\(name)")
    }
}
