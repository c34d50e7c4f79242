import Lexicons
import Prose

/// What tells whether a sentence begins at a token: the words around the gap, their shapes, what the rules say, and how far the
/// last border is. Keys of 16 bits, written into a buffer; allocates nothing.
struct BoundaryFeatures {
    /// Keys a gap has at most.
    static let limit = 40

    let spans: [Span]
    let lower: [UInt64]
    let flags: [Tokens.Flags]
    let bytes: UnsafeBufferPointer<UInt8>

    /// Writes the keys of the gap before token `index`, and returns how many.
    /// - Parameters:
    ///   - ruled: the rules end a sentence here.
    ///   - since: tokens since the last border.
    func extract(_ index: Int, _ range: Range<Int>, ruled: Bool, since: Int, into keys: UnsafeMutablePointer<UInt32>) -> Int {
        var count = 0
        func add(_ template: UInt64, _ a: UInt64, _ b: UInt64 = 0) {
            keys[count] = UInt32(truncatingIfNeeded: WordHash.joined(WordHash.joined(a, template), b) >> 20) & 0xFFFF
            count &+= 1
        }
        let rule: UInt64 = ruled ? 1 : 0
        let w3 = word(index - 3, range), w2 = word(index - 2, range), w1 = word(index - 1, range)
        let n0 = word(index, range), n1 = word(index + 1, range), n2 = word(index + 2, range)
        let s3 = shape(index - 3, range), s2 = shape(index - 2, range), s1 = shape(index - 1, range)
        let t0 = shape(index, range), t1 = shape(index + 1, range), t2 = shape(index + 2, range)
        let spaced: UInt64 = spans[index].start > spans[index - 1].end ? 1 : 0
        add(1, rule, spaced)
        add(2, w1, rule)
        add(3, n0, rule)
        add(4, w2, rule)
        add(5, n1, rule)
        add(6, w1, n0)
        add(7, w2, w1)
        add(8, n0, n1)
        add(9, s1, t0 | spaced << 20)
        add(10, s2 | s1 << 10, t0 | t1 << 10)
        add(11, w1, t0 | spaced << 20)
        add(12, s1, n0)
        add(13, s2 | s1 << 10 | rule << 30, t0)
        add(14, s1 | rule << 30, t0 | t1 << 10)
        add(15, s3 | s2 << 10 | s1 << 20, t0 | t1 << 10 | t2 << 20)
        add(16, w3, rule)
        add(17, n2, rule)
        let gone = UInt64(min(since, 4) &+ (since > 6 ? 1 : 0) &+ (since > 12 ? 1 : 0) &+ (since > 25 ? 1 : 0) &+ (since > 45 ? 1 : 0))
        add(18, gone, rule)
        add(19, gone, s1 | t0 << 10)
        add(20, gone, w1)
        add(21, gone, n0)
        let left = ending(from: index, range)
        add(22, left, rule)
        add(23, left, s1 | t0 << 10)
        add(24, gone << 8 | left, t0)
        add(25, n0, t1)
        add(26, w1, n0 &+ t1)
        add(27, s2, w1 &+ t0)
        return count
    }

    private func word(_ index: Int, _ range: Range<Int>) -> UInt64 {
        guard range.contains(index) else { return index < range.lowerBound ? 11 : 13 }
        if flags[index].contains(.hasDigit) { return 17 }
        if flags[index].contains(.punctuation), spans[index].count == 3, let sign = straightened(index) { return Self.signs[sign] }
        return lower[index]
    }

    private static let signs = [WordHash.of("\""), WordHash.of("'"), WordHash.of("-"), WordHash.of("...")]
    private static let bytes: [UInt8] = [0x22, 0x27, 0x2D, 0x2E]

    /// Which plain sign a typographic one stands for; curly marks are rare in the treebanks and common in newspapers.
    private func straightened(_ index: Int) -> Int? {
        let start = Int(spans[index].start)
        guard bytes[start] == 0xE2, bytes[start + 1] == 0x80 else { return nil }
        switch bytes[start + 2] {
        case 0x9C, 0x9D, 0x9E: return 0
        case 0x98, 0x99: return 1
        case 0x93, 0x94: return 2
        case 0xA6: return 3
        default: return nil
        }
    }

    /// Casing, class and whether a blank stands before; the sign itself where it is one.
    private func shape(_ index: Int, _ range: Range<Int>) -> UInt64 {
        guard range.contains(index) else { return 1 }
        let flag = flags[index]
        var result: UInt64 = index > range.lowerBound && spans[index].start > spans[index - 1].end ? 2 : 0
        if flag.contains(.punctuation) {
            let byte = spans[index].count == 3 ? straightened(index).map { Self.bytes[$0] } : nil
            return result | 4 | UInt64((byte ?? bytes[Int(spans[index].start)]) & 0x7F) << 3
        }
        if flag.contains(.capitalised) { result |= 8 }
        if flag.contains(.allCaps) { result |= 16 }
        if flag.contains(.hasDigit) { result |= 32 }
        if bytes[Int(spans[index].end) - 1] == 0x2E { result |= 64 }
        let length = spans[index].count
        return result | (length == 1 ? 128 : length <= 3 ? 256 : 0)
    }

    /// How far the next sign that ends a sentence is: a bucket, and which sign.
    private func ending(from index: Int, _ range: Range<Int>) -> UInt64 {
        var distance = 0
        while distance < 30, index + distance < range.upperBound {
            let first = bytes[Int(spans[index + distance].start)]
            if flags[index + distance].contains(.punctuation), first == 0x2E || first == 0x21 || first == 0x3F || first == 0x3A {
                let bucket: UInt64 = distance < 2 ? 0 : distance < 4 ? 1 : distance < 8 ? 2 : distance < 15 ? 3 : 4
                return bucket << 2 | (first == 0x2E ? 0 : first == 0x3A ? 1 : 2)
            }
            distance += 1
        }
        return index + distance >= range.upperBound ? 31 : 30
    }
}
