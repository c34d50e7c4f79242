import Lexicons

/// Guesses the language of a text from its script and its commonest words.
struct LanguageGuess: Sendable {
    let words: CommonWords

    /// The language, or nil when too little speaks for any.
    func language(of bytes: [UInt8]) -> String? {
        let sample = Array(bytes.prefix(6_000))
        var counts = [Int](repeating: 0, count: words.languages.count)
        var total = 0
        if let script = script(sample) { return script }
        sample.withUnsafeBufferPointer { text in
            var start = -1
            for position in 0...text.count {
                let byte = position < text.count ? text[position] : 0x20
                let isLetter = byte >= 0x80 || (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A)
                if isLetter {
                    if start < 0 { start = position }
                } else if start >= 0 {
                    total += 1
                    var mask = words.languages(of: WordHash.of(bytes: UnsafeBufferPointer(rebasing: text[start..<position])))
                    while mask != 0 {
                        counts[mask.trailingZeroBitCount] += 1
                        mask &= mask - 1
                    }
                    start = -1
                }
            }
        }
        guard let best = counts.indices.max(by: { (counts[$0], $1) < (counts[$1], $0) }), counts[best] >= 3, counts[best] * 12 >= total else { return nil }
        return words.languages[best]
    }

    /// Scripts that belong to one language here.
    private func script(_ sample: [UInt8]) -> String? {
        var kana = 0, hangul = 0, han = 0, thai = 0, letters = 0
        for scalar in String(decoding: sample, as: UTF8.self).unicodeScalars {
            switch scalar.value {
            case 0x3040...0x30FF: kana += 1
            case 0xAC00...0xD7AF: hangul += 1
            case 0x4E00...0x9FFF: han += 1
            case 0x0E00...0x0E7F: thai += 1
            case 0x41...0x5A, 0x61...0x7A, 0xC0...0x24F, 0x370...0x6FF, 0x900...0x97F: letters += 1
            default: break
            }
        }
        let east = kana + hangul + han + thai
        guard east > letters else { return nil }
        if kana * 5 > han { return "ja" }
        if hangul > han { return "ko" }
        return thai > han ? "th" : "zh"
    }
}
