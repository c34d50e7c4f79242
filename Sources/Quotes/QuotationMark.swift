import Prose

/// A token that is a quotation mark.
struct QuotationMark: Equatable {
    enum Family { case double, single, angle }
    enum Side { case open, close, either }
    var family: Family
    var side: Side
    /// True of marks made of apostrophes: they open a quotation only where they stand off the word before and close to the next.
    var isApostrophe = false

    /// The mark that a token is; nil when it is none.
    init?(_ bytes: UnsafeBufferPointer<UInt8>, _ span: Span) {
        guard span.start >= 0, Int(span.end) <= bytes.count else { return nil }
        let start = Int(span.start)
        switch span.count {
        case 1:
            switch bytes[start] {
            case 0x22: self.init(.double, .either)
            case 0x27: self.init(.single, .either, isApostrophe: true)
            default: return nil
            }
        case 2:
            switch (bytes[start], bytes[start + 1]) {
            case (0x60, 0x60): self.init(.double, .open)
            case (0x27, 0x27): self.init(.double, .either, isApostrophe: true)
            case (0xC2, 0xAB): self.init(.angle, .open)
            case (0xC2, 0xBB): self.init(.angle, .close)
            default: return nil
            }
        case 3 where bytes[start] == 0xE2 && bytes[start + 1] == 0x80:
            switch bytes[start + 2] {
            case 0x9C: self.init(.double, .open)
            case 0x9D: self.init(.double, .close)
            case 0x9E: self.init(.double, .open)
            case 0x98: self.init(.single, .open)
            case 0x99: self.init(.single, .close)
            default: return nil
            }
        default: return nil
        }
    }

    private init(_ family: Family, _ side: Side, isApostrophe: Bool = false) {
        self.family = family
        self.side = side
        self.isApostrophe = isApostrophe
    }
}
