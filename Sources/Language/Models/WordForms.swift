import Lexicons
import Prose

/// What the models look at in a word: normalised form, ends, shape and clusters, as parallel arrays over the tokens.
struct WordForms {
    /// What a sentence's capitals are worth.
    enum Casing: UInt8 { case normal, allCapitals, title }

    /// One word.
    struct Word {
        /// Hash of the lower-cased form with numbers levelled and quotation marks and dashes straightened.
        var form: UInt64 = 0
        /// The last eight bytes, lower-cased; the last byte is the lowest.
        var tail: UInt64 = 0
        /// The first eight bytes, lower-cased; the first byte is the lowest.
        var head: UInt64 = 0
        /// Runs of upper case, lower case and digits, and the signs between them.
        var shape: UInt64 = 0
        /// Fine cluster; 0 for none.
        var fine: UInt64 = 0
        /// Coarse cluster; 0 for none.
        var coarse: UInt64 = 0
        /// Capitalised 1, all capitals 2, digit 4, hyphen or dash 8, no letter or digit 16, sentence start 32, space before 64.
        var bits: UInt64 = 0

        @inline(__always) func suffix(_ k: UInt64) -> UInt64 { tail & (1 << (k &* 8) &- 1) }
        @inline(__always) func prefix(_ k: UInt64) -> UInt64 { head & (1 << (k &* 8) &- 1) }
    }

    var words: [Word] = []
    /// One for each sentence.
    var casing: [Casing] = []

    init(_ tokens: Tokens, _ sentences: [Range<Int>], in text: Text, clusters: ClusterTable?) {
        words.reserveCapacity(tokens.count)
        text.withBytes { bytes in
            for index in 0..<tokens.count {
                let form = UnsafeBufferPointer(rebasing: bytes[tokens.spans[index].range])
                words.append(Self.word(form, tokens.lower[index], tokens.flags[index], clusters))
            }
        }
        casing = sentences.map { Self.casing(of: $0, tokens) }
    }

    private static func word(
        _ form: UnsafeBufferPointer<UInt8>, _ lower: UInt64, _ flags: Tokens.Flags, _ clusters: ClusterTable?
    ) -> Word {
        var word = Word()
        var shape: UInt64 = 0xCBF2_9CE4_8422_2325
        var last: UInt8 = 0, run = 0
        var hasHyphen = false
        for (offset, byte) in form.enumerated() {
            let low = byte &- 0x41 < 26 ? byte | 0x20 : byte
            word.tail = word.tail << 8 | UInt64(low)
            if offset < 8 { word.head |= UInt64(low) << UInt64(offset * 8) }
            let kind: UInt8 = byte &- 0x41 < 26 ? 0x58 : byte &- 0x61 < 26 ? 0x78 : byte &- 0x30 < 10 ? 0x39 : byte >= 0x80 ? 0x75 : byte
            if kind == 0x2D { hasHyphen = true }
            run = kind == last ? run + 1 : 0
            last = kind
            if run < 2 || kind == 0x39 && run < 4 { shape = (shape ^ UInt64(kind)) &* 0x0000_0100_0000_01B3 }
        }
        word.shape = shape
        word.form = lower
        if flags.contains(.hasDigit), !flags.contains(.hasLetter) {
            word.form = shape
        } else if flags.contains(.punctuation) {
            word.form = straightened(form, lower)
        }
        if flags.contains(.capitalised) { word.bits |= 1 }
        if flags.contains(.allCaps) { word.bits |= 2 }
        if flags.contains(.hasDigit) { word.bits |= 4 }
        if hasHyphen { word.bits |= 8 }
        if flags.contains(.punctuation) { word.bits |= 16 }
        if flags.contains(.sentenceStart) { word.bits |= 32 }
        if flags.contains(.spaceBefore) { word.bits |= 64 }
        if let clusters, flags.contains(.hasLetter) {
            let found = clusters.clusters(of: lower)
            word.coarse = UInt64(found.coarse)
            word.fine = UInt64(found.fine)
        }
        return word
    }

    private static let quote = WordHash.of("\""), dash = WordHash.of("-"), longDash = WordHash.of("--"), ellipsis = WordHash.of("...")

    /// Curly marks are rare in the treebanks and common in newspapers: both are read alike.
    private static func straightened(_ form: UnsafeBufferPointer<UInt8>, _ lower: UInt64) -> UInt64 {
        guard form.count <= 6 else { return lower }
        switch Scalars(form, end: form.count).at(0).value {
        case 0x201C, 0x201D, 0x201E, 0xAB, 0xBB: return quote
        case 0x27 where form.count == 2, 0x60 where form.count == 2: return quote
        case 0x2013: return dash
        case 0x2014, 0x2015: return longDash
        case 0x2026: return ellipsis
        default: return lower
        }
    }

    private static func casing(of range: Range<Int>, _ tokens: Tokens) -> Casing {
        var long = 0, capitalised = 0, capitals = 0
        for index in range where tokens.flags[index].contains(.hasLetter) && tokens.spans[index].count > 3 {
            long += 1
            if tokens.flags[index].contains(.capitalised) { capitalised += 1 }
            if tokens.flags[index].contains(.allCaps) { capitals += 1 }
        }
        if long < 3 { return .normal }
        if capitals * 5 >= long * 4 { return .allCapitals }
        return capitalised * 10 >= long * 9 ? .title : .normal
    }
}
