import Prose

/// Lemmas of inflected English words by rule, for words that no list knows.
struct Lemmatizer: Sendable {
    /// The lemma of a lower-cased ASCII word with this tag; the word itself where no rule applies.
    func lemma(of word: [UInt8], tag: PennTag) -> [UInt8] {
        switch tag {
        case .nns, .nnps, .vbz: withoutS(word)
        case .vbd, .vbn: withoutSuffix(word, [0x65, 0x64])
        case .vbg: withoutSuffix(word, [0x69, 0x6E, 0x67])
        default: word
        }
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
        if ends(word, "sses") || ends(word, "shes") || ends(word, "ches") || ends(word, "xes") || ends(word, "zzes") || ends(word, "oes") {
            return Array(word.dropLast(2))
        }
        return Array(word.dropLast())
    }

    private func isVowel(_ byte: UInt8) -> Bool { [0x61, 0x65, 0x69, 0x6F, 0x75].contains(byte) }

    private func withoutSuffix(_ word: [UInt8], _ suffix: [UInt8]) -> [UInt8] {
        guard word.count > suffix.count + 2, Array(word.suffix(suffix.count)) == suffix else { return word }
        var stem = Array(word.dropLast(suffix.count))
        guard stem.contains(where: { isVowel($0) || $0 == 0x79 }) else { return word }
        if suffix.count == 2, ends(word, "ied"), word.count > 4 { return Array(word.dropLast(3)) + [0x79] }
        let last = stem[stem.count - 1], before = stem[stem.count - 2]
        if last == before, !isVowel(last), ![0x6C, 0x73, 0x7A, 0x66].contains(last) {
            stem.removeLast()
            return stem
        }
        // A silent e after these endings: `imposing`, `continued`, `forced`, `managed`, `used`.
        let silent: [UInt8] = [0x63, 0x67, 0x73, 0x75, 0x76, 0x7A]
        if silent.contains(last), before != last, !(last == 0x73 && before == 0x73), !(last == 0x67 && before == 0x6E) { stem.append(0x65) }
        if ends(stem, "at") || ends(stem, "ir") || ends(stem, "ur") || ends(stem, "bl") || ends(stem, "iz") {
            let third = stem.count >= 3 ? stem[stem.count - 3] : 0
            if !isVowel(third) { stem.append(0x65) }
        }
        return stem
    }
}
