import ArgumentParser
import Rapporteur

/// `learn-template`: what a site has on many of its pages, as a resource file.
struct LearnTemplateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "learn-template", abstract: "Learn which blocks stand on many pages of a site.",
        discussion: """
            Reads all pages below DIR (web archives are cut into theirs). Blocks of text that recur on three or more pages of one host are \
            no part of any article: their hashes are written to FILE, or to standard output. A pipeline names the file (`use: ingest`, \
            `with: {template: FILE}`), so that a report depends on its own document and its resources alone.
            """)

    @Argument(help: ArgumentHelp("A folder of pages of one or more sites.", valueName: "dir"))
    var folder: String

    @Option(name: .shortAndLong, help: ArgumentHelp("The file to write; standard output when left out.", valueName: "file"))
    var output: String?

    func run() throws {
        let learned = try Session.learnTemplate(folder)
        if let output {
            do { try SiteTemplates.write(learned.file, to: output) } catch { throw Session.cannotWrite(error) }
        } else {
            StandardOutput.write(learned.file)
        }
        StandardError.write("\(learned.pages) pages, \(learned.unreadable) not read\n")
    }
}
