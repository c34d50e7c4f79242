import Prose

/// Writes the tokens, sentences and trees of a document as CoNLL-U (universaldependencies.org/format.html).
///
/// Form, lemma, both tags, head, relation and, where asked for, features are filled; enhanced dependencies are not annotated (`_`). A
/// blank line ends every sentence; `SpaceAfter=No` stands where no white space follows a word.
public enum ConlluWriter {
    /// The CoNLL-U text of a document that went through the language stage.
    /// - Parameter features: tells the features of words; without it their column is empty (`_`).
    /// - Throws: `LayerError.missing` when it did not.
    public static func write(_ document: Document, features: MorphologicalFeatures? = nil) throws -> String {
        let tokens = try document.layer(Tokens.self)
        let sentences = try document.layer(Sentences.self)
        let parse = try document.layer(DependencyParse.self)
        let text = document.text
        var result = "# newdoc id = \(document.id.filter { !$0.isNewline })\n"
        var block = Int.min
        for (number, sentence) in sentences.sentences.enumerated() {
            let range = sentence.tokens
            if range.isEmpty || range.upperBound > tokens.count { continue }
            if sentence.block != block || tokens.flags[range.lowerBound].contains(.blockStart) { result += "# newpar\n" }
            block = sentence.block
            result += "# sent_id = \(number + 1)\n# text = \(oneLine(text[sentence.span]))\n"
            let told = features?.features(of: range, tokens, parse, in: text) ?? []
            for index in range { result += row(index, range, tokens, parse, text, told.isEmpty ? "_" : told[index - range.lowerBound]) }
            result += "\n"
        }
        return result
    }

    private static func row(_ index: Int, _ range: Range<Int>, _ tokens: Tokens, _ parse: DependencyParse, _ text: Text, _ features: String) -> String {
        let hasTree = index < parse.heads.count && index < parse.relations.count
        let head = hasTree ? Int(parse.heads[index]) : -1
        let touches = index + 1 < tokens.count && tokens.spans[index + 1].start == tokens.spans[index].end
        let lemma = tokens.lemmaText(index)
        let fields = [
            "\(index - range.lowerBound + 1)", oneLine(text[tokens.spans[index]]), lemma.isEmpty ? "_" : oneLine(lemma),
            tokens.upos[index].description, tokens.xpos[index].description, features,
            range.contains(head) ? "\(head - range.lowerBound + 1)" : "0",
            range.contains(head) ? parse.relations[index].description : "root", "_", touches ? "SpaceAfter=No" : "_",
        ]
        return fields.joined(separator: "\t") + "\n"
    }

    private static func oneLine(_ text: String) -> String {
        String(String.UnicodeScalarView(text.unicodeScalars.map { $0.value < 0x20 ? " " : $0 }))
    }
}
