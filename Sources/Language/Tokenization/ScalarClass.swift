/// What a tokeniser needs to know of one Unicode scalar.
enum ScalarClass: UInt8 {
    case space, letter, digit, mark, ideograph, punctuation, symbol

    private static let ascii: [ScalarClass] = (0..<128).map { value in
        switch value {
        case 9...13, 32: .space
        case 48...57: .digit
        case 65...90, 97...122: .letter
        case 36, 43, 60...62, 94, 96, 124, 126: .symbol
        default: .punctuation
        }
    }

    /// The class of a scalar. Zero-width joiners and variation selectors count as marks: they belong to what stands before.
    init(_ value: UInt32) {
        if value < 128 {
            self = Self.ascii[Int(value)]
            return
        }
        switch value {
        case 0x200B, 0x2060, 0xFEFF: self = .space
        case 0x3040...0x30FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF, 0x20000...0x3FFFF: self = .ideograph
        case 0xAD, 0x200C...0x200F, 0x202A...0x202E, 0x2066...0x2069, 0xFE00...0xFE0F, 0x1F3FB...0x1F3FF, 0xE0020...0xE007F: self = .mark
        default:
            guard let scalar = Unicode.Scalar(value) else {
                self = .symbol
                return
            }
            if scalar.properties.isWhitespace {
                self = .space
                return
            }
            switch scalar.properties.generalCategory {
            case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter: self = .letter
            case .decimalNumber, .letterNumber, .otherNumber: self = .digit
            case .nonspacingMark, .spacingMark, .enclosingMark: self = .mark
            case .mathSymbol, .currencySymbol, .modifierSymbol, .otherSymbol, .unassigned, .privateUse, .surrogate,
                .control, .format:
                self = .symbol
            default: self = .punctuation
            }
        }
    }

    /// True for what words are made of.
    var isWord: Bool { self == .letter || self == .digit || self == .mark }
}
