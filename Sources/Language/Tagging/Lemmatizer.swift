import Lexicons
import Prose

/// Lemmas of English words: irregular forms by list, learnt exceptions by form and tag, else rules that prefer a stem which is a known word.
///
/// A word is worked on where it stands: a lemma is as long as the word or shorter, or it comes out of a list. Nothing is allocated.
struct Lemmatizer {
    let irregular: IrregularForms?
    let exceptions: LemmaTable?
    /// Knows words (their clusters are of no interest here).
    let vocabulary: ClusterTable?

    /// The lemma of a lower-cased word with this tag.
    func lemma(of word: [UInt8], hash: UInt64, tag: PennTag) -> [UInt8] {
        var result = word
        reduce(&result, from: 0, hash: hash, tag: tag)
        return result
    }

    /// Puts the lemma into the place of the lower-cased word that stands at the end of these bytes.
    /// - Parameter start: where the word begins.
    func reduce(_ bytes: inout [UInt8], from start: Int, hash: UInt64, tag: PennTag) {
        if let found = irregular?.lemma(of: hash, tag) {
            bytes.removeLast(bytes.count - start)
            bytes.append(contentsOf: found)
        } else if let found = exceptions?.lemma(of: hash, tag) {
            bytes.removeLast(bytes.count - start)
            bytes.append(contentsOf: found)
        } else {
            let count = bytes.withUnsafeMutableBufferPointer { shorten(UnsafeMutableBufferPointer(rebasing: $0[start...]), tag) }
            bytes.removeLast(bytes.count - start - count)
        }
    }

    /// False for a form that is certainly its own lemma, lower-cased.
    func mayChange(_ hash: UInt64, _ tag: PennTag) -> Bool {
        switch tag {
        case .nns, .nnps, .vbz, .vbd, .vbn, .vbg, .vbp, .jjr, .rbr, .jjs, .rbs: true
        default: exceptions?.lemma(of: hash, tag) != nil
        }
    }

    /// A word in the making; rules shorten it and write its last letter.
    private typealias Word = UnsafeMutableBufferPointer<UInt8>

    /// Makes the word its lemma by rule, and tells how many bytes are left.
    private func shorten(_ word: Word, _ tag: PennTag) -> Int {
        switch tag {
        case .nns, .nnps, .vbz: withoutS(word)
        case .vbd, .vbn: withoutSuffix(word, "ed")
        case .vbg: withoutSuffix(word, "ing")
        case .jjr, .rbr: withoutSuffix(word, "er")
        case .jjs, .rbs: withoutSuffix(word, "est")
        default: word.count
        }
    }

    private func isKnown(_ word: Word, _ count: Int) -> Bool {
        guard let vocabulary else { return false }
        return vocabulary.clusters(of: WordHash.of(bytes: UnsafeBufferPointer(rebasing: word[..<count]))).fine != 0
    }

    /// True when the first bytes with an `e` behind them are a known word.
    private func isKnownWithE(_ word: Word, _ count: Int) -> Bool {
        let byte = word[count]
        word[count] = 0x65
        defer { word[count] = byte }
        return isKnown(word, count + 1)
    }

    private func ends(_ word: Word, _ length: Int, _ suffix: StaticString) -> Bool {
        let count = suffix.utf8CodeUnitCount
        guard length > count else { return false }
        for k in 0..<count where word[length - count + k] != suffix.utf8Start[k] { return false }
        return true
    }

    private func withoutS(_ word: Word) -> Int {
        let count = word.count
        func ends(_ suffix: StaticString) -> Bool { self.ends(word, count, suffix) }
        guard count > 3, ends("s"), !ends("ss"), !ends("us"), !ends("is") else { return count }
        if ends("ies"), count > 4 { return closing(word, count - 3, with: 0x79) }
        let short = count - 1, stem = count - 2
        if ends("es") {
            let hisses = ends("sses") || ends("shes") || ends("ches") || ends("xes") || ends("zzes")
            if hisses { return isKnown(word, stem) || !isKnown(word, short) ? stem : short }
            if ends("ses") || ends("oes") || ends("zes"), !isKnown(word, short), isKnown(word, stem) { return stem }
            if ends("oes") { return stem }
        }
        return short
    }

    /// The first bytes and one more.
    private func closing(_ word: Word, _ count: Int, with byte: UInt8) -> Int {
        word[count] = byte
        return count + 1
    }

    private func isVowel(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x61, 0x65, 0x69, 0x6F, 0x75: true
        default: false
        }
    }

    private func withoutSuffix(_ word: Word, _ suffix: StaticString) -> Int {
        let length = suffix.utf8CodeUnitCount
        guard word.count > length + 1, ends(word, word.count, suffix) else { return word.count }
        let stem = word.count - length
        guard stem > 1, word[..<stem].contains(where: { isVowel($0) || $0 == 0x79 }) else { return word.count }
        let last = word[stem - 1], before = word[stem - 2]
        if last == 0x69, length != 3 || suffix.utf8Start[0] == 0x65 { return closing(word, stem - 1, with: 0x79) }
        if last == before, !isVowel(last) {
            // `called` and `controlled`: only a known stem keeps both letters.
            let keeps = last == 0x6C || last == 0x73 || last == 0x7A || last == 0x66
            return keeps && (isKnown(word, stem) || !isKnown(word, stem - 1)) ? stem : stem - 1
        }
        let asksForE = last == 0x63 || last == 0x76 || last == 0x75 || last == 0x7A
        let closed = !isVowel(last) && isVowel(before) && !(0x77...0x79).contains(last) && (stem < 3 || !isVowel(word[stem - 3]))
        func leaves(_ end: StaticString) -> Bool { ends(word, stem, end) }
        if asksForE || closed || leaves("bl") || leaves("pl") || leaves("tl") || leaves("gl") {
            if isKnownWithE(word, stem) { return closing(word, stem, with: 0x65) }
            if isKnown(word, stem) { return stem }
            // Neither is known: `-ating`, `-izing`, `-uring` have lost an e, `-ening`, `-ering` have not.
            return asksForE || leaves("at") || leaves("iz") || leaves("is") || leaves("ur") || leaves("ut") || !closed
                ? closing(word, stem, with: 0x65) : stem
        }
        if isKnown(word, stem) { return stem }
        return isKnownWithE(word, stem) ? closing(word, stem, with: 0x65) : stem
    }
}
