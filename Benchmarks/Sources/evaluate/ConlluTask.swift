import Language
import Rapporteur

/// Words, sentences, tags and trees. Reads a treebank in CoNLL-U, whose annotation is not looked at, and writes CoNLL-U: from the
/// running text of its documents (`--raw`, the default), or on its words and sentences (`--gold-tokens`).
enum ConlluTask: Task {
    static let name = "conllu"
    static let help = "TREEBANK.conllu[.gz] OUTPUT.conllu [--raw | --gold-tokens] [--model fast|accurate|auto]"

    static func run(_ arguments: Arguments) throws {
        let conllu = String(decoding: try Files.read(arguments.input), as: UTF8.self)
        let analyser = try ConlluAnalyser(in: StageEnvironment(), model: try arguments.tier() ?? LanguageOptions().model)
        let isTokenized = arguments.options["gold-tokens"] != nil && arguments.options["raw"] == nil
        let result = isTokenized ? try analyser.analysis(ofTokenized: conllu) : try analyser.analysis(ofRunningText: conllu)
        try Files.write(Array(result.utf8), to: arguments.output)
    }
}
