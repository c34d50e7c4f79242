/// Guesses an encoding from the bytes alone.
struct CharsetStatistics: Sendable {
    let tables: CharsetTables

    func guess(_ bytes: [UInt8]) -> Charset {
        let sample = Array(bytes.prefix(1 << 17))
        var high = 0, letters = 0
        for byte in sample {
            if byte >= 0x80 { high += 1 } else if byte | 0x20 >= 0x61, byte | 0x20 <= 0x7A { letters += 1 }
        }
        if high == 0 { return Charset(name: Charset.utf8, evidence: .fallback) }
        if isThai(sample, high: high) { return Charset(name: "windows-874", evidence: .statistics) }
        if let multi = multiByte(sample, high: high) { return Charset(name: multi, evidence: .statistics) }
        // Runs of high bytes are words of another script; single ones are accented letters and quotes.
        var inRuns = 0, run = 0
        for byte in sample {
            if byte >= 0x80 { run += 1 } else {
                if run >= 3 { inRuns += run }
                run = 0
            }
        }
        if run >= 3 { inRuns += run }
        guard inRuns * 2 > high else { return Charset(name: "windows-1252", evidence: .fallback) }
        var best = ("windows-1252", 0)
        for guess in tables.guesses where !guess.letters.isEmpty {
            guard let points = tables.codePoints(of: guess.encoding) else { continue }
            let score = score(sample, points, guess.letters)
            if score > best.1 { best = (guess.encoding, score) }
        }
        return Charset(name: best.0, evidence: .statistics)
    }

    /// Frequent letters count for an encoding; symbols, holes and capitals inside words against it.
    private func score(_ sample: [UInt8], _ points: [UInt32], _ letters: Set<UInt32>) -> Int {
        var value = [Int](repeating: 0, count: 256)
        var isLower = [Bool](repeating: false, count: 256), isUpper = [Bool](repeating: false, count: 256)
        for byte in 0x80...0xFF {
            guard let scalar = Unicode.Scalar(points[byte]) else { continue }
            let properties = scalar.properties
            isLower[byte] = properties.isLowercase
            isUpper[byte] = properties.isUppercase
            if letters.contains(points[byte]) {
                value[byte] = 3
            } else if points[byte] == 0xFFFD || points[byte] < 0xA0 {
                value[byte] = -6
            } else if properties.isAlphabetic {
                value[byte] = 0
            } else {
                value[byte] = -2
            }
        }
        var sum = 0
        var previous: UInt8 = 0
        for byte in sample {
            if byte >= 0x80 {
                sum += value[Int(byte)]
                if isUpper[Int(byte)], isLower[Int(previous)] { sum -= 4 }
            }
            previous = byte
        }
        return sum
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
    private func multiByte(_ sample: [UInt8], high: Int) -> String? {
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
            // The row of hiragana is a sixth of every Japanese text, and next to nothing in Chinese and Korean.
            if name == "euc-jp", hiragana * 6 >= pairs { return name }
            // Kana mark Japanese: half of a text. Hangul and frequent Han rows are nearly all of theirs.
            let weight = name == "euc-jp" || name == "shift_jis" ? common * 14 / 10 : common
            let share = weight * 100 / pairs
            if share >= 60, share > best?.1 ?? 0 { best = (name, share) }
        }
        return best?.0
    }
}
