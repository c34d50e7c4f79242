import Language
import Rapporteur

/// Words, sentences, tags and trees. Reads a treebank in CoNLL-U and writes CoNLL-U; by default from the raw text of the
/// treebank's paragraphs, with `--gold-tokens` on its words and sentences.
enum ConlluTask: Task {
    static let name = "conllu"
    static let help = "TREEBANK.conllu[.gz] OUTPUT.conllu [--gold-tokens]"

    static func run(_ arguments: Arguments) throws {
        let conllu = String(decoding: try Files.read(arguments.input), as: UTF8.self)
        let stage = try LanguageStage(NoOptions(), in: StageEnvironment())
        var result = ""
        if arguments.options["gold-tokens"] != nil {
            let content = ConlluReader.read(conllu)
            let found = try stage.analysis(of: content.text, tokens: content.tokens, sentences: content.sentences)
            var document = Document(text: content.text[content.text.span])
            try document.write(found.tokens)
            try document.write(content.sentences)
            try document.write(found.parse)
            result = try ConlluWriter.write(document)
        } else {
            for text in texts(conllu) {
                var metadata = Metadata()
                metadata.language = "en"
                var document = Document(text: text, metadata: metadata)
                try stage.process(&document, StageContext(stageID: "language"))
                result += try ConlluWriter.write(document)
            }
        }
        try Files.write(Array(result.utf8), to: arguments.output)
    }

    /// The running text of each document of a treebank, a blank line between paragraphs.
    private static func texts(_ conllu: String) -> [String] {
        var result: [String] = []
        var text = "", spaced = false, last = 0
        for line in conllu.split(separator: "\n", omittingEmptySubsequences: false) {
            if line.hasPrefix("# newdoc") {
                if !text.isEmpty { result.append(text) }
                text = ""
            } else if line.hasPrefix("# newpar") {
                text += "\n\n"
            } else if line.hasPrefix("# text = ") {
                text += line.dropFirst(9)
                last = 0
            } else if line.isEmpty {
                if spaced { text += " " }
            } else if line.first != "#" {
                let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
                guard fields.count == 10, !fields[0].contains(".") else { continue }
                let ids = fields[0].split(separator: "-").compactMap { Int($0) }
                // A multiword token's line tells what follows its words.
                if ids.count == 2 || ids.count == 1 && ids[0] > last { spaced = !fields[9].contains("SpaceAfter=No") }
                if ids.count == 2 { last = ids[1] }
            }
        }
        if !text.isEmpty { result.append(text) }
        return result
    }
}
