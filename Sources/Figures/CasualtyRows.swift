import Prose

/// Rows for training: what the models decide on, before they have decided.
extension FiguresStage {
    /// One line for the document (`D`, number of sentences, features) and one for each mention (`M`, sentence, first token, end, head,
    /// effect, shape, low, high, explicit, words, names, lemma of the head, who in the words of the text, kind of name, sentences with its
    /// head, quoted, tokens of the sentence, what the rules say, features), tab-separated.
    /// - Throws: an error of a layer.
    public func casualtyRows(of document: Document) throws -> [String] {
        var copy = document
        copy.access = nil
        let (mentions, features, sentences) = try casualties(in: copy)
        let tokens = try copy.layer(Tokens.self)
        func joined(_ values: some Sequence<UInt64>) -> String { values.sorted().map { String($0, radix: 16) }.joined(separator: ",") }
        func buckets(_ set: FeatureSet) -> String { set.buckets.map { String($0) }.joined(separator: " ") }
        var rows = ["D\t\(sentences)\t" + buckets(features.set)]
        for mention in mentions {
            let named = mention.shape == .bare ? mention.counted.map { document.text[tokens.span(of: $0)] } ?? "people" : document.text[tokens.span(of: mention.tokens)]
            let text = named.split { $0.isWhitespace }.joined(separator: " ")
            let fields: [String] = [
                "M", "\(mention.sentence)", "\(mention.tokens.lowerBound)", "\(mention.tokens.upperBound)", "\(mention.head)", mention.effect.rawValue,
                "\(mention.shape.rawValue)", mention.low.description, mention.high?.description ?? "-", mention.isExplicit ? "1" : "0", joined(mention.words), joined(mention.names),
                tokens.lemmaText(mention.head).lowercased(), text, "\(mention.label)", "\(mention.repeats)", mention.isQuoted ? "1" : "0", "\(mention.sentenceLength)", "\(mention.ruled)", buckets(mention.features),
            ]
            rows.append(fields.joined(separator: "\t"))
        }
        return rows
    }
}
