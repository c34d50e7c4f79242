import Prose

/// A logistic model of sentence borders over hashed features, in a mapped file: a threshold and 2^16
/// weights of 16 bits, 1/256 each.
struct BoundaryModel: Sendable {
    static let size = 1 << 16
    static let unit: Float = 256
    private static let doubtful: Int32 = 128
    // The rules know signs that the treebanks lack, such as curly marks: they are overruled by strong evidence only.
    private static let overruled: Int32 = -512
    private let threshold: Int32
    // Read-only pointer into a mapping that lives as long as the language model.
    nonisolated(unsafe) private let weights: UnsafePointer<Int16>

    init?(_ bytes: UnsafeRawBufferPointer) {
        guard bytes.count == Self.size * 2 + 2, let base = bytes.baseAddress else { return nil }
        threshold = Int32(base.loadUnaligned(as: Int16.self))
        weights = (base + 2).assumingMemoryBound(to: Int16.self)
    }

    /// True for a dash, a comma, a semicolon or an opening bracket.
    private static func goesOn(_ bytes: UnsafeBufferPointer<UInt8>, _ span: Span) -> Bool {
        switch bytes[Int(span.start)] {
        case 0x2D, 0x2C, 0x3B, 0x28, 0x5B: span.count <= 2
        case 0xE2: span.count == 3 && bytes[Int(span.start) + 1] == 0x80 && bytes[Int(span.start) + 2] &- 0x90 < 6
        default: false
        }
    }

    /// True for a token that ends with a mark that ends sentences, or with one that closes behind it.
    private static func ends(_ bytes: UnsafeBufferPointer<UInt8>, _ span: Span) -> Bool {
        switch bytes[Int(span.end) - 1] {
        case 0x2E, 0x21, 0x3F, 0x22, 0x27, 0x29, 0x5D: true
        // Closing quotation marks and the ellipsis.
        case 0x99, 0x9D, 0xA6: span.count >= 3 && bytes[Int(span.end) - 3] == 0xE2 && bytes[Int(span.end) - 2] == 0x80
        default: false
        }
    }

    /// True when a plain word stands before a gap, or before quotation marks that stand there (`Jerome “Jay” Powell`).
    private static func lacksMark(
        _ index: Int, _ range: Range<Int>, _ spans: [Span], _ flags: [Tokens.Flags], _ bytes: UnsafeBufferPointer<UInt8>
    ) -> Bool {
        var word = index - 1
        while word > range.lowerBound, flags[word].contains(.punctuation), isQuotationMark(bytes, spans[word]) { word -= 1 }
        return !flags[word].contains(.punctuation) && !ends(bytes, spans[word])
    }

    private static func isQuotationMark(_ bytes: UnsafeBufferPointer<UInt8>, _ span: Span) -> Bool {
        switch bytes[Int(span.end) - 1] {
        case 0x22, 0x27, 0x60: true
        case 0x98...0x9F: span.count == 3 && bytes[Int(span.start)] == 0xE2 && bytes[Int(span.start) + 1] == 0x80
        default: false
        }
    }

    /// Replaces the rules' ends of sentences within a range by the model's. Linear time.
    /// - Parameter space: lent room, kept from range to range.
    func revise(
        _ ends: inout [Int], _ space: inout [Int], of range: Range<Int>, spans: [Span], lower: [UInt64], flags: [Tokens.Flags], bytes: UnsafeBufferPointer<UInt8>
    ) {
        guard range.count > 1 else { return }
        let features = BoundaryFeatures(spans: spans, lower: lower, flags: flags, bytes: bytes)
        let isEdited = Self.ends(bytes, spans[range.upperBound - 1])
        var place = 0, since = 1
        space.removeAll(keepingCapacity: true)
        withUnsafeTemporaryAllocation(of: UInt32.self, capacity: BoundaryFeatures.limit) { buffer in
            guard let keys = buffer.baseAddress else { return }
            for index in (range.lowerBound + 1)..<range.upperBound {
                while place < ends.count, ends[place] < index { place += 1 }
                let ruled = place < ends.count && ends[place] == index
                let count = features.extract(index, range, ruled: ruled, since: since, into: keys)
                var score: Int32 = 0
                for k in 0..<count { score &+= Int32(weights[Int(keys[k])]) }
                // Where the rules see no end, the model has to be surer before a small letter (`Well... it may`), after a dash
                // or a comma (`KABUL (Reuters) - Rockets`), and after a plain word in a text whose last sentence has its mark
                // (`told reporters Tuesday that they`): the treebanks hold headings and signatures without marks, edited prose does not.
                let small = !flags[index].contains(.capitalised) && flags[index].contains(.hasLetter)
                let last = spans[index - 1]
                let isUnmarked = isEdited && Self.lacksMark(index, range, spans, flags, bytes)
                let isDoubtful = !ruled && (small || isUnmarked || Self.goesOn(bytes, last))
                if score > (isDoubtful ? Self.doubtful : ruled ? Self.overruled : threshold) {
                    space.append(index)
                    since = 0
                }
                since += 1
            }
        }
        space.append(range.upperBound)
        swap(&ends, &space)
    }
}
