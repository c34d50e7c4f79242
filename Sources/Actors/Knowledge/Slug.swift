/// Stable ids made of names: lower case, ASCII, words joined by hyphens.
enum Slug {
    /// `al-Qa'ida in Iraq` gives `al-qaida-in-iraq`. Letters with marks lose them; a name without any Latin letter or digit keeps its letters.
    static func of(_ name: String) -> String {
        if name.utf8.allSatisfy({ $0 < 0x80 }) { return ofASCII(name) }
        var result = ""
        var pending = false
        for scalar in name.unicodeScalars {
            let lower = scalar.properties.lowercaseMapping
            for letter in lower.unicodeScalars {
                let plain = fold(letter)
                if let plain {
                    if pending, !result.isEmpty { result.append("-") }
                    pending = false
                    result.append(plain)
                } else if letter.value == 0x27 || letter.value == 0x2019 || letter.value == 0x2E || letter.value == 0x2018 {
                    continue
                } else if letter.properties.isAlphabetic {
                    if pending, !result.isEmpty { result.append("-") }
                    pending = false
                    result.unicodeScalars.append(letter)
                } else if letter.properties.generalCategory != .nonspacingMark {
                    pending = true
                }
            }
        }
        return result.isEmpty ? "unnamed" : result
    }

    private static func ofASCII(_ name: String) -> String {
        var result: [UInt8] = []
        var pending = false
        for byte in name.utf8 {
            let lower = byte &- 0x41 < 26 ? byte | 0x20 : byte
            if lower &- 0x61 < 26 || lower &- 0x30 < 10 {
                if pending, !result.isEmpty { result.append(0x2D) }
                pending = false
                result.append(lower)
            } else if byte != 0x27, byte != 0x2E {
                pending = true
            }
        }
        return result.isEmpty ? "unnamed" : String(decoding: result, as: UTF8.self)
    }

    private static func fold(_ scalar: Unicode.Scalar) -> String? {
        switch scalar.value {
        case 0x30...0x39, 0x61...0x7A: String(scalar)
        case 0xE0...0xE5, 0x101, 0x103, 0x105: "a"
        case 0xE6: "ae"
        case 0xE7, 0x107, 0x10D: "c"
        case 0xE8...0xEB, 0x113, 0x117, 0x119, 0x11B: "e"
        case 0xEC...0xEF, 0x12B, 0x131: "i"
        case 0xF1, 0x144, 0x148: "n"
        case 0xF2...0xF6, 0xF8, 0x151: "o"
        case 0xF9...0xFC, 0x16B, 0x16F, 0x171: "u"
        case 0xFD, 0xFF: "y"
        case 0xDF: "ss"
        case 0x11F: "g"
        case 0x142: "l"
        case 0x159: "r"
        case 0x15B, 0x15F, 0x161, 0x219: "s"
        case 0x163, 0x165, 0x21B: "t"
        case 0x17A, 0x17C, 0x17E: "z"
        default: nil
        }
    }
}
