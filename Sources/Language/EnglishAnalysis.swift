import Lexicons
import Prose

/// Tags, lemmas, trees and names of tokens by the trained models.
struct EnglishAnalysis {
    let tokens: Tokens
    let parse: DependencyParse
    let entities: Entities

    init(_ plain: Tokens, _ sentences: Sentences, in text: Text, _ models: LanguageModel.Views) {
        let ranges = sentences.sentences.map(\.tokens)
        let forms = WordForms(plain, ranges, in: text, clusters: models.clusters)
        let labels = models.tagger.labels(of: forms, ranges)
        var tokens = plain
        tokens.upos = labels.map { models.tagger.tags.upos[Int($0)] }
        tokens.xpos = labels.map { models.tagger.tags.xpos[Int($0)] }
        Self.addLemmas(&tokens, in: text, models.lemmatizer)
        self.tokens = tokens
        parse = models.parser.parse(forms, labels, ranges)
        entities = models.names.entities(forms, labels, ranges, plain)
    }

    private static func addLemmas(_ tokens: inout Tokens, in text: Text, _ lemmatizer: Lemmatizer) {
        var result = tokens
        result.lemma = []
        result.lemmaBytes = []
        result.lemmaOffsets = [0]
        result.lemma.reserveCapacity(tokens.count)
        result.lemmaOffsets.reserveCapacity(tokens.count + 1)
        text.withBytes { bytes in
            for index in 0..<tokens.count {
                let form = UnsafeBufferPointer(rebasing: bytes[tokens.spans[index].range])
                // Proper names keep their capitals.
                if tokens.xpos[index] == .nnp || tokens.flags[index].contains(.punctuation) {
                    result.appendLemma(Array(form))
                    continue
                }
                let lower: [UInt8] = form.allSatisfy { $0 < 0x80 }
                    ? form.map { $0 &- 0x41 < 26 ? $0 | 0x20 : $0 } : Array(WordHash.lowercased(String(decoding: form, as: UTF8.self)).utf8)
                result.appendLemma(lemmatizer.lemma(of: lower, hash: tokens.lower[index], tag: tokens.xpos[index]))
            }
        }
        tokens = result
    }
}
