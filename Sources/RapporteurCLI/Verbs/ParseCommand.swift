import ArgumentParser
import Language
import Rapporteur

/// `parse`: text or CoNLL-U in, CoNLL-U out.
struct ParseCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "parse", abstract: "Tag and parse English text; writes CoNLL-U.",
        discussion: """
            Reads the files, or standard input when there is none, and writes CoNLL-U to standard output. With --tokenized the input is \
            CoNLL-U whose words and sentences stand. UDPipe's --tokenize, --tag and --parse are taken and change nothing.
            """)

    @Argument(help: "Plain text, or CoNLL-U with --tokenized.")
    var files: [String] = []

    @Flag(help: "The input is CoNLL-U: its words and sentences stand.")
    var tokenized = false

    @Flag(help: "Draw the trees instead of writing CoNLL-U.")
    var trees = false

    /// The language stage's choices.
    enum Model: String, ExpressibleByArgument, CaseIterable { case fast, accurate, auto }

    @Option(help: "fast, accurate, or auto as in a pipeline: the accurate network for sentences with two names or more.")
    var model = Model.auto

    @Flag(help: .hidden) var tokenize = false
    @Flag(help: .hidden) var tag = false
    @Flag(help: .hidden) var parse = false

    func run() throws {
        let analyser: ConlluAnalyser
        do { analyser = try ConlluAnalyser(in: StageEnvironment(), model: ModelTier(rawValue: model.rawValue) ?? .auto) } catch {
            StandardError.write("rapporteur: \(error)\n")
            throw ExitStatus.usage
        }
        for file in files.isEmpty ? ["-"] : files {
            let text: String
            do { text = file == "-" ? StandardInput.text() : try MappedFile(file).text } catch {
                StandardError.write("rapporteur: \(error)\n")
                throw ExitStatus.noInput
            }
            let id = file == "-" ? "stdin" : file
            StandardOutput.write(
                trees ? try analyser.trees(ofText: text)
                    : tokenized ? try analyser.analysis(ofTokenized: text, id: id) : try analyser.analysis(ofText: text, id: id))
        }
    }
}
