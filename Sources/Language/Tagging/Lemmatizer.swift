import Lexicons
import Prose

/// Lemmas of English words: irregular forms by list, learnt exceptions by form and tag, else rules that prefer a stem which is a known word.
struct Lemmatizer {
    let irregular: IrregularForms?
    let exceptions: LemmaTable?
    /// Knows words (their clusters are of no interest here).
    let vocabulary: ClusterTable?

    /// The lemma of a lower-cased word with this tag.
    func lemma(of word: [UInt8], hash: UInt64, tag: PennTag) -> [UInt8] {
        if let found = irregular?.lemma(of: hash, tag) { return found }
        if let found = exceptions?.lemma(of: hash, tag) { return found }
        switch tag {
        case .nns, .nnps, .vbz: return withoutS(word)
        case .vbd, .vbn: return withoutSuffix(word, "ed")
        case .vbg: return withoutSuffix(word, "ing")
        case .jjr, .rbr: return withoutSuffix(word, "er")
        case .jjs, .rbs: return withoutSuffix(word, "est")
        default: return word
        }
    }

    /// False for a form that is certainly its own lemma, lower-cased.
    func mayChange(_ hash: UInt64, _ tag: PennTag) -> Bool {
        switch tag {
        case .nns, .nnps, .vbz, .vbd, .vbn, .vbg, .vbp, .jjr, .rbr, .jjs, .rbs: true
        default: exceptions?.lemma(of: hash, tag) != nil
        }
    }

    private func isKnown(_ word: [UInt8]) -> Bool {
        guard let vocabulary else { return false }
        return vocabulary.clusters(of: word.withUnsafeBufferPointer { WordHash.of(bytes: $0) }).fine != 0
    }

    private func ends(_ word: [UInt8], _ suffix: StaticString) -> Bool {
        let count = suffix.utf8CodeUnitCount
        guard word.count > count else { return false }
        for k in 0..<count where word[word.count - count + k] != suffix.utf8Start[k] { return false }
        return true
    }

    private func withoutS(_ word: [UInt8]) -> [UInt8] {
        guard word.count > 3, ends(word, "s"), !ends(word, "ss"), !ends(word, "us"), !ends(word, "is") else { return word }
        if ends(word, "ies"), word.count > 4 { return Array(word.dropLast(3)) + [0x79] }
        let short = Array(word.dropLast())
        if ends(word, "es") {
            let stem = Array(word.dropLast(2))
            let hisses = ends(word, "sses") || ends(word, "shes") || ends(word, "ches") || ends(word, "xes") || ends(word, "zzes")
            if hisses { return isKnown(stem) || !isKnown(short) ? stem : short }
            if ends(word, "ses") || ends(word, "oes") || ends(word, "zes"), !isKnown(short), isKnown(stem) { return stem }
            if ends(word, "oes") { return stem }
        }
        return short
    }

    private func isVowel(_ byte: UInt8) -> Bool { [0x61, 0x65, 0x69, 0x6F, 0x75].contains(byte) }

    private func withoutSuffix(_ word: [UInt8], _ suffix: StaticString) -> [UInt8] {
        let length = suffix.utf8CodeUnitCount
        guard word.count > length + 1, ends(word, suffix) else { return word }
        let stem = Array(word.dropLast(length))
        guard stem.contains(where: { isVowel($0) || $0 == 0x79 }), stem.count > 1 else { return word }
        let last = stem[stem.count - 1], before = stem[stem.count - 2]
        if last == 0x69, length != 3 || suffix.utf8Start[0] == 0x65 { return Array(stem.dropLast()) + [0x79] }
        let silent = stem + [0x65]
        if last == before, !isVowel(last) {
            let single = Array(stem.dropLast())
            // `called` and `controlled`: only a known stem keeps both letters.
            let keeps = [0x6C, 0x73, 0x7A, 0x66].contains(last)
            if keeps { return isKnown(stem) || !isKnown(single) ? stem : single }
            return single
        }
        let asksForE = [0x63, 0x76, 0x75, 0x7A].contains(last)
        let closed = !isVowel(last) && isVowel(before) && ![0x77, 0x78, 0x79].contains(last) && (stem.count < 3 || !isVowel(stem[stem.count - 3]))
        if asksForE || closed || ends(stem, "bl") || ends(stem, "pl") || ends(stem, "tl") || ends(stem, "gl") {
            if isKnown(silent) { return silent }
            if isKnown(stem) { return stem }
            // Neither is known: `-ating`, `-izing`, `-uring` have lost an e, `-ening`, `-ering` have not.
            return asksForE || ends(stem, "at") || ends(stem, "iz") || ends(stem, "is") || ends(stem, "ur") || ends(stem, "ut") || !closed
                ? silent : stem
        }
        if isKnown(stem) { return stem }
        return isKnown(silent) ? silent : stem
    }
}
