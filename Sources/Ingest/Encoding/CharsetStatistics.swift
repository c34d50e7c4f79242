/// Guesses an encoding from the bytes alone.
struct CharsetStatistics: Sendable {
    let tables: CharsetTables

    /// The encoding that fits a language best; nil when the tables do not know the language, or the bytes are in none of its encodings.
    /// - Parameter language: BCP 47 tag in lower case.
    func guess(_ bytes: [UInt8], of language: String) -> String? {
        let sample = Array(bytes.prefix(1 << 17))
        let primary = language.split(separator: "-").first.map(String.init) ?? language
        if let pairs = ["ja": ["euc-jp", "shift_jis"], "zh": ["gb18030", "big5"], "ko": ["euc-kr"]][primary] {
            return multiByte(sample).flatMap { pairs.contains($0) ? $0 : nil }
        }
        return tables.letterCosts.filter { $0.language == primary && $0.encoding != "windows-1252" }.map { ($0.cost(of: sample), $0.encoding) }
            .min { $0.0 < $1.0 }?.1
    }

    func guess(_ bytes: [UInt8]) -> Charset {
        let sample = Array(bytes.prefix(1 << 17))
        let high = sample.reduce(0) { $0 + ($1 >= 0x80 ? 1 : 0) }
        if high == 0 { return Charset(name: Charset.utf8, evidence: .fallback) }
        // Thai is written in long runs; the languages that share its bytes have single letters beyond ASCII.
        if isInRuns(sample, of: 4, high: high), isThai(sample, high: high) { return Charset(name: "windows-874", evidence: .statistics) }
        if let multi = multiByte(sample) { return Charset(name: multi, evidence: .statistics) }
        return letters(sample, high: high)
    }

    /// True when nearly all bytes beyond ASCII stand in runs of some length.
    private func isInRuns(_ sample: [UInt8], of length: Int, high: Int) -> Bool {
        var inRuns = 0, run = 0
        for byte in sample {
            if byte >= 0x80 { run += 1 } else {
                if run >= length { inRuns += run }
                run = 0
            }
        }
        if run >= length { inRuns += run }
        return inRuns * 5 > high * 4
    }

    /// The language and encoding whose letters the bytes would be least surprising in. Windows-1252, by far the commonest, holds unless
    /// another is likelier by the factor of e to the fourth, and by a quarter of a logarithm a byte.
    private func letters(_ sample: [UInt8], high: Int) -> Charset {
        let fallback = Charset(name: "windows-1252", evidence: .fallback)
        var best: (encoding: String, cost: Int)?, western = Int.max
        for table in tables.letterCosts {
            let cost = table.cost(of: sample)
            if table.encoding == fallback.name { western = min(western, cost) }
            if cost < best?.cost ?? Int.max { best = (table.encoding, cost) }
        }
        guard let best, best.encoding != fallback.name, western - best.cost >= max(400, high * 25) else { return fallback }
        return Charset(name: best.encoding, evidence: .statistics)
    }

    /// Thai is written without blanks, so that its bytes look like pairs; but a third of them are vowels and tones, and some bytes
    /// that pairs are full of have no letter.
    private func isThai(_ sample: [UInt8], high: Int) -> Bool {
        guard high >= 60 else { return false }
        var marks = 0, consonants = 0
        for byte in sample where byte >= 0x80 {
            switch byte {
            case 0x80...0x84, 0x86...0x90, 0x98...0xA0, 0xDB...0xDE, 0xFC...0xFF: return false
            case 0xD0...0xDA, 0xE0...0xE4, 0xE7...0xEB: marks += 1
            case 0xA1...0xCE: consonants += 1
            default: break
            }
        }
        return marks * 4 > high && consonants * 5 > high * 2
    }

    /// Pairs of bytes that East Asian encodings allow, and how many of them are the everyday ones.
    private func multiByte(_ sample: [UInt8]) -> String? {
        var best: (String, Int)?
        let candidates: [(String, (UInt8, UInt8) -> (valid: Bool, common: Bool))] = [
            ("euc-jp", { a, b in (a >= 0xA1 && b >= 0xA1, a == 0xA4 || a == 0xA5 || a == 0xA1) }),
            ("shift_jis", { a, b in
                ((a >= 0x81 && a <= 0x9F || a >= 0xE0 && a <= 0xFC) && b >= 0x40 && b != 0x7F, a == 0x82 && b >= 0x9F || a == 0x83 || a == 0x81)
            }),
            ("euc-kr", { a, b in (a >= 0xA1 && b >= 0xA1, a >= 0xB0 && a <= 0xC8) }),
            ("gb18030", { a, b in (a >= 0x81 && b >= 0x40 && b != 0x7F, a >= 0xB0 && a <= 0xD7 && b >= 0xA1 || a == 0xA1 || a == 0xA3) }),
            ("big5", { a, b in (a >= 0xA1 && a <= 0xF9 && b >= 0x40, a >= 0xA4 && a <= 0xC6 || a == 0xA1) }),
        ]
        for (name, judge) in candidates {
            var pairs = 0, invalid = 0, common = 0, hiragana = 0
            var position = 0
            while position < sample.count {
                guard sample[position] >= 0x80 else {
                    position += 1
                    continue
                }
                guard position + 1 < sample.count else { break }
                let (valid, everyday) = judge(sample[position], sample[position + 1])
                if valid {
                    pairs += 1
                    if everyday { common += 1 }
                    if sample[position] == 0xA4 { hiragana += 1 }
                    position += 2
                } else {
                    invalid += 1
                    position += 1
                }
            }
            guard pairs >= 4, invalid * 50 <= pairs else { continue }
            // The row of hiragana is half of the characters of Japanese text and next to none in Chinese and Korean; the rows of hangul are
            // nearly all of Korean, and about half of Chinese.
            if name == "euc-jp", hiragana * 6 >= pairs { return name }
            if name == "euc-kr", common * 10 >= pairs * 8 { return name }
            // Kana mark Japanese: half of a text. Hangul and frequent Han rows are nearly all of theirs.
            let weight = name == "euc-jp" || name == "shift_jis" ? common * 14 / 10 : common
            let share = weight * 100 / pairs
            if share >= 60, share > best?.1 ?? 0 { best = (name, share) }
        }
        return best?.0
    }
}
