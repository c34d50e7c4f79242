import Lexicons
import Neural
import Prose
import StageKit

/// Tags, lemmas, trees and names of tokens by the trained models.
struct EnglishAnalysis {
    let tokens: Tokens
    let parse: DependencyParse
    let entities: Entities
    /// Numbers of the sentences that the larger network has read.
    let accurate: [Int]
    /// What that network made of them.
    let encoded: EncodedSentences?

    init(_ plain: Tokens, _ sentences: Sentences, in text: Text, _ model: LanguageModel, _ tier: ModelTier = .fast) {
        let ranges = sentences.sentences.map(\.tokens)
        let parts = model.network.parts
        let everywhere = tier == .accurate && model.accurate != nil
        var found = GrammarNetwork.Findings(count: plain.count)
        let marks = parts.tags.upos.firstIndex(of: .punctuation) ?? 0
        var read: [Int] = []
        for (number, range) in ranges.enumerated() {
            guard Self.isMarksOnly(range, plain) else {
                read.append(number)
                continue
            }
            for token in range {
                found.labels[token] = UInt8(clamping: marks)
                // The first is the root, the others hang on it.
                if token > range.lowerBound {
                    found.heads[token] = Int32(range.lowerBound)
                    found.relations[token] = .punct
                }
            }
        }
        let worded = read.map { ranges[$0] }
        if !everywhere { text.withBytes { GrammarNetwork(model.network).analyse(plain.spans, worded, in: $0, into: &found) } }
        var names = everywhere ? [] : parts.names.entities(found.names, worded, plain).entities
        if let larger = model.accurate {
            accurate = everywhere ? read : Self.worthIt(names, ranges)
            let chosen = accurate.map { ranges[$0] }
            var kept = EncodedSentences(of: larger.encoder)
            text.withBytes { GrammarNetwork(larger).analyse(plain.spans, chosen, in: $0, into: &found) { kept.keep($0) } }
            encoded = kept
            let again = larger.parts.names.entities(found.names, chosen, plain).entities
            var isRead = [Bool](repeating: false, count: plain.count)
            for range in chosen { for token in range { isRead[token] = true } }
            names = (names.filter { !isRead[$0.tokens.lowerBound] } + again).sorted { $0.span < $1.span }
        } else {
            accurate = []
            encoded = nil
        }
        var tokens = plain
        tokens.upos = found.labels.map { parts.tags.upos[Int($0)] }
        tokens.xpos = found.labels.map { parts.tags.xpos[Int($0)] }
        model.withLemmatizer { Self.addLemmas(&tokens, in: text, $0) }
        self.tokens = tokens
        parse = DependencyParse(heads: found.heads, relations: found.relations)
        entities = Entities(names)
    }

    /// A row of marks with no word in it ("* * * * * * * * *", a drawn line, a hostile megabyte of commas): a network has nothing to say of it.
    private static func isMarksOnly(_ range: Range<Int>, _ tokens: Tokens) -> Bool {
        range.count > 8 && range.allSatisfy { tokens.flags[$0].contains(.punctuation) }
    }

    /// Sentences in which two names or more stand: there who did what to whom hangs on the tree.
    private static func worthIt(_ names: [Entities.Entity], _ sentences: [Range<Int>]) -> [Int] {
        var count = [Int](repeating: 0, count: sentences.count)
        var at = 0
        for name in names where name.label != .event && name.label != .miscellaneous {
            while at < sentences.count, sentences[at].upperBound <= name.tokens.lowerBound { at += 1 }
            if at < sentences.count, sentences[at].contains(name.tokens.lowerBound) { count[at] += 1 }
        }
        return count.indices.filter { count[$0] >= 2 }
    }

    /// Appends the lemmas of tagged tokens, each made where it will stand.
    static func addLemmas(_ tokens: inout Tokens, in text: Text, _ lemmatizer: Lemmatizer) {
        let count = tokens.count
        var hashes: [UInt64] = [], result: [UInt8] = [], offsets: [Int32] = [0]
        hashes.reserveCapacity(count)
        offsets.reserveCapacity(count + 1)
        result.reserveCapacity(text.count)
        text.withBytes { bytes in
            for index in 0..<count {
                let form = UnsafeBufferPointer(rebasing: bytes[tokens.spans[index].range])
                let tag = tokens.xpos[index], start = result.count
                // Proper names keep their capitals.
                if tag == .nnp || tokens.flags[index].contains(.punctuation) {
                    result.append(contentsOf: form)
                    hashes.append(tokens.lower[index])
                } else {
                    appendLowerCased(form, to: &result)
                    if lemmatizer.mayChange(tokens.lower[index], tag) {
                        lemmatizer.reduce(&result, from: start, hash: tokens.lower[index], tag: tag)
                        hashes.append(result.withUnsafeBufferPointer { WordHash.of(bytes: UnsafeBufferPointer(rebasing: $0[start...])) })
                    } else {
                        hashes.append(tokens.lower[index])
                    }
                }
                offsets.append(Int32(truncatingIfNeeded: result.count))
            }
        }
        tokens.lemma = hashes
        tokens.lemmaBytes = result
        tokens.lemmaOffsets = offsets
    }

    private static func appendLowerCased(_ form: UnsafeBufferPointer<UInt8>, to result: inout [UInt8]) {
        let start = result.count
        for byte in form {
            guard byte < 0x80 else {
                // Beyond ASCII by Unicode's mapping; words are short, and short strings live without a heap.
                result.removeLast(result.count - start)
                result.append(contentsOf: WordHash.lowercased(String(decoding: form, as: UTF8.self)).utf8)
                return
            }
            result.append(byte &- 0x41 < 26 ? byte | 0x20 : byte)
        }
    }
}
