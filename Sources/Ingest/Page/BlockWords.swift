/// The words of a block as hashes, for comparing with the headline, the summary and lists of cues. Letters of the Latin, Greek and
/// Cyrillic scripts are compared without regard to case; marks between words are skipped. No allocation a word.
enum BlockWords {
    /// Appends the hashes of all words in the first bytes of a text.
    /// - Parameter limit: bytes that are read.
    static func append(_ text: UnsafeBufferPointer<UInt8>, limit: Int, to hashes: inout [UInt64]) {
        let count = min(text.count, limit)
        var position = 0
        var hash = start
        var isInside = false
        while position < count {
            let byte = text[position]
            if byte < 0x80 {
                let lower = byte &- 0x41 < 26 ? byte | 0x20 : byte
                if lower &- 0x61 < 26 || byte &- 0x30 < 10 {
                    hash = (hash ^ UInt64(lower)) &* prime
                    isInside = true
                } else if isInside {
                    hashes.append(hash)
                    hash = start
                    isInside = false
                }
                position += 1
                continue
            }
            let next = position + 1 < count ? text[position + 1] : 0
            let length = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : 2
            // General punctuation, the marks of Latin-1 (but the copyright sign), ideographic punctuation.
            if byte == 0xE2 || (byte == 0xC2 && next != 0xA9) || (byte == 0xE3 && next == 0x80) || (byte == 0xEF && next == 0xBC) {
                if isInside { hashes.append(hash) }
                hash = start
                isInside = false
            } else {
                isInside = true
                let (lead, second) = folded(byte, next)
                hash = (hash ^ UInt64(lead)) &* prime
                hash = (hash ^ UInt64(second)) &* prime
                for offset in 2..<max(2, length) where position + offset < count { hash = (hash ^ UInt64(text[position + offset])) &* prime }
            }
            position += length
        }
        if isInside { hashes.append(hash) }
    }

    /// The hashes of all words of a text.
    static func of(_ text: String, limit: Int = .max) -> [UInt64] {
        var hashes: [UInt64] = []
        var copy = text
        copy.withUTF8 { append($0, limit: limit, to: &hashes) }
        return hashes
    }

    /// One hash for a run of words: the same for texts that differ in case and marks only.
    static func joined(_ hashes: some Sequence<UInt64>) -> UInt64 {
        var result = start
        for hash in hashes { result = (result ^ hash) &* 0x9E37_79B9_7F4A_7C15 ^ (result >> 29) }
        return result
    }

    private static let start: UInt64 = 0xCBF2_9CE4_8422_2325
    private static let prime: UInt64 = 0x0000_0100_0000_01B3

    /// The small letter of a capital in two bytes: Latin-1, Greek, Cyrillic.
    private static func folded(_ lead: UInt8, _ second: UInt8) -> (UInt8, UInt8) {
        switch lead {
        case 0xC3 where second >= 0x80 && second <= 0x9E && second != 0x97: (0xC3, second + 0x20)
        case 0xCE where second >= 0x91 && second <= 0x9F: (0xCE, second + 0x20)
        case 0xCE where second >= 0xA0 && second <= 0xA9: (0xCF, second - 0x20)
        case 0xD0 where second >= 0x90 && second <= 0x9F: (0xD0, second + 0x20)
        case 0xD0 where second >= 0xA0 && second <= 0xAF: (0xD1, second - 0x20)
        case 0xD0 where second >= 0x80 && second <= 0x8F: (0xD1, second + 0x10)
        default: (lead, second)
        }
    }
}

/// A set of hashes: open addressing, one probe for most misses.
struct HashSet64 {
    private var slots: [UInt64]
    private let mask: Int
    private(set) var isEmpty: Bool

    init(_ hashes: [UInt64]) {
        var capacity = 16
        while capacity < hashes.count * 2 { capacity *= 2 }
        slots = Array(repeating: 0, count: capacity)
        mask = capacity - 1
        isEmpty = hashes.isEmpty
        for hash in hashes {
            let key = hash == 0 ? 1 : hash
            var slot = Int(truncatingIfNeeded: key ^ key >> 32) & mask
            while slots[slot] != 0, slots[slot] != key { slot = (slot + 1) & mask }
            slots[slot] = key
        }
    }

    @inline(__always)
    func contains(_ hash: UInt64) -> Bool {
        let key = hash == 0 ? 1 : hash
        var slot = Int(truncatingIfNeeded: key ^ key >> 32) & mask
        while slots[slot] != 0 {
            if slots[slot] == key { return true }
            slot = (slot + 1) & mask
        }
        return false
    }
}
