import Lexicons
import Prose
import StageKit

/// Tells the language of a text by its script and its commonest words.
public struct LanguageIdentifier: Sendable {
    private let codes: [String]
    private let words: WordTable<[UInt8]>

    /// An identifier with the program's word lists.
    /// - Throws: when they are missing.
    public init(in environment: StageEnvironment) throws {
        var codes: [String] = []
        var languages: [(String, [UInt8])] = []
        var index: [String: Int] = [:]
        for row in try environment.table("identification/function-words.tsv", in: "Language").rows.prefix(200) {
            let code = UInt8(truncatingIfNeeded: codes.count)
            codes.append(row[0])
            for word in row[1].split(separator: " ").map(String.init) {
                if let known = index[word] {
                    languages[known].1.append(code)
                } else {
                    index[word] = languages.count
                    languages.append((word, [code]))
                }
            }
        }
        self.codes = codes
        words = WordTable(words: languages)
    }

    /// BCP 47 code of the language of a text, from its tokens' hashes; nil when too little speaks for any. Latin script without
    /// evidence counts as undecided.
    /// - Parameter limit: how many tokens are looked at.
    public func language(of tokens: Tokens, in text: Text, limit: Int = 2000) -> String? {
        var hits = [Int](repeating: 0, count: codes.count)
        var letters = 0
        for index in 0..<min(limit, tokens.count) where tokens.flags[index].contains(.hasLetter) {
            letters += 1
            for code in words[tokens.lower[index]] ?? [] { hits[Int(code)] += 1 }
        }
        if letters == 0 { return nil }
        var best = 0
        for code in hits.indices where hits[code] > hits[best] { best = code }
        if !hits.isEmpty, hits[best] * 100 >= letters * 8, hits[best] >= 2 || letters < 12 { return codes[best] }
        return text.withBytes { script(of: $0) }
    }

    /// A language that a script stands for, where the text is not mostly Latin.
    private func script(of bytes: UnsafeBufferPointer<UInt8>) -> String? {
        var latin = 0, counts = [Int](repeating: 0, count: 6)
        let scalars = Scalars(bytes, end: min(bytes.count, 20_000))
        var offset = 0
        while offset < scalars.end {
            let scalar = scalars.at(offset)
            switch scalar.value {
            case 0x41...0x5A, 0x61...0x7A, 0xC0...0x24F: latin += 1
            case 0x370...0x3FF: counts[0] += 1
            case 0x400...0x52F: counts[1] += 1
            case 0x590...0x5FF: counts[2] += 1
            case 0x600...0x77F, 0xFB50...0xFDFF, 0xFE70...0xFEFE: counts[3] += 1
            case 0x3040...0x30FF: counts[4] += 1
            case 0x900...0xDFF, 0xE00...0xEFF, 0x1000...0x109F, 0x1100...0x11FF, 0xAC00...0xD7AF, 0x4E00...0x9FFF: counts[5] += 1
            default: break
            }
            offset += max(1, scalar.length)
        }
        var best = 0
        for code in counts.indices where counts[code] > counts[best] { best = code }
        return counts[best] > latin ? ["el", "ru", "he", "ar", "ja", "und"][best] : nil
    }
}
