import Prose

/// Fractions that are one character (Unicode Number Forms).
enum VulgarFraction {
    /// The value of a span that is exactly one such character.
    static func value(_ bytes: UnsafeBufferPointer<UInt8>, _ span: Span) -> DecimalNumber? {
        let start = Int(span.start)
        guard start >= 0, Int(span.end) <= bytes.count else { return nil }
        if span.count == 2, bytes[start] == 0xC2 {
            switch bytes[start + 1] {
            case 0xBC: return .quotient(1, 4)
            case 0xBD: return .quotient(1, 2)
            case 0xBE: return .quotient(3, 4)
            default: return nil
            }
        }
        guard span.count == 3, bytes[start] == 0xE2, bytes[start + 1] == 0x85 else { return nil }
        switch bytes[start + 2] {
        case 0x93: return .quotient(1, 3)
        case 0x94: return .quotient(2, 3)
        case 0x95: return .quotient(1, 5)
        case 0x96: return .quotient(2, 5)
        case 0x97: return .quotient(3, 5)
        case 0x98: return .quotient(4, 5)
        case 0x99: return .quotient(1, 6)
        case 0x9A: return .quotient(5, 6)
        case 0x9B: return .quotient(1, 8)
        case 0x9C: return .quotient(3, 8)
        case 0x9D: return .quotient(5, 8)
        case 0x9E: return .quotient(7, 8)
        default: return nil
        }
    }
}
