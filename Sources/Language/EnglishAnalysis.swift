import Lexicons
import Prose

/// Tags, lemmas, trees and names of tokens by the trained models.
struct EnglishAnalysis {
    let tokens: Tokens
    let parse: DependencyParse
    let entities: Entities

    init(_ plain: Tokens, _ sentences: Sentences, in text: Text, _ model: LanguageModel) {
        let ranges = sentences.sentences.map(\.tokens)
        let parts = model.network.parts
        let found = text.withBytes { NeuralNetwork(parts).analyse(plain.spans, ranges, in: $0) }
        var tokens = plain
        tokens.upos = found.labels.map { parts.tags.upos[Int($0)] }
        tokens.xpos = found.labels.map { parts.tags.xpos[Int($0)] }
        model.withLemmatizer { Self.addLemmas(&tokens, in: text, $0) }
        self.tokens = tokens
        parse = DependencyParse(heads: found.heads, relations: found.relations)
        entities = parts.names.entities(found.names, ranges, plain)
    }

    /// Appends the lemmas of tagged tokens. Forms that are their own lemma, most of them, are copied without an allocation.
    static func addLemmas(_ tokens: inout Tokens, in text: Text, _ lemmatizer: Lemmatizer) {
        let count = tokens.count
        tokens.lemma = []
        tokens.lemmaBytes = []
        tokens.lemmaOffsets = [0]
        tokens.lemma.reserveCapacity(count)
        tokens.lemmaOffsets.reserveCapacity(count + 1)
        tokens.lemmaBytes.reserveCapacity(text.count)
        text.withBytes { bytes in
            for index in 0..<count {
                let form = UnsafeBufferPointer(rebasing: bytes[tokens.spans[index].range])
                let tag = tokens.xpos[index]
                // Proper names keep their capitals.
                if tag == .nnp || tokens.flags[index].contains(.punctuation) {
                    tokens.lemmaBytes.append(contentsOf: form)
                    tokens.lemma.append(WordHash.of(bytes: form))
                    tokens.lemmaOffsets.append(Int32(truncatingIfNeeded: tokens.lemmaBytes.count))
                    continue
                }
                let isASCII = form.allSatisfy { $0 < 0x80 }
                if isASCII, !lemmatizer.mayChange(tokens.lower[index], tag) {
                    for byte in form { tokens.lemmaBytes.append(byte &- 0x41 < 26 ? byte | 0x20 : byte) }
                    tokens.lemma.append(tokens.lower[index])
                    tokens.lemmaOffsets.append(Int32(truncatingIfNeeded: tokens.lemmaBytes.count))
                    continue
                }
                let lower: [UInt8] = isASCII
                    ? form.map { $0 &- 0x41 < 26 ? $0 | 0x20 : $0 } : Array(WordHash.lowercased(String(decoding: form, as: UTF8.self)).utf8)
                tokens.appendLemma(lemmatizer.lemma(of: lower, hash: tokens.lower[index], tag: tag))
            }
        }
    }
}
