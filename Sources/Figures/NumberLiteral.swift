import Prose

/// A number in digits, read from bytes: grouping is checked, the value is exact.
struct NumberLiteral {
    var value: DecimalNumber
    var end: Int
    var digits: Atom.Digits

    /// The literal that begins at `start`; nil when it is malformed (`1.2.3`) or longer than 18 digits: such runs identify.
    /// - Complexity: linear in its length.
    init?(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int, limit: Int) {
        var position = start, mantissa: Int64 = 0, count = 0, groups: [Int] = [0], separators: [UInt8] = []
        scan: while position < limit {
            let byte = bytes[position]
            switch byte {
            case 0x30...0x39:
                guard count < 18 else { return nil }
                mantissa = mantissa * 10 + Int64(byte &- 0x30)
                if mantissa != 0 || count > 0 { count += 1 }
                groups[groups.count - 1] += 1
            case 0x2C, 0x2E, 0x27:
                guard position + 1 < limit, (0x30...0x39).contains(bytes[position + 1]), separators.count < 8 else { break scan }
                separators.append(byte)
                groups.append(0)
            default: break scan
            }
            position += 1
        }
        guard position > start, let shape = NumberLiteral.shape(groups, separators) else { return nil }
        end = position
        digits = Atom.Digits(whole: shape.whole, isGrouped: shape.isGrouped, hasPoint: shape.decimals > 0)
        var exponent = -shape.decimals
        // 1e6, 2.5E-3
        if position + 1 < limit, bytes[position] | 0x20 == 0x65 {
            var at = position + 1, sign = 1, power = 0, seen = 0
            if bytes[at] == 0x2B || bytes[at] == 0x2D { sign = bytes[at] == 0x2D ? -1 : 1; at += 1 }
            while at < limit, (0x30...0x39).contains(bytes[at]), seen < 3 { power = power * 10 + Int(bytes[at] &- 0x30); at += 1; seen += 1 }
            let isWhole = at >= limit || !NumberLiteral.isLetter(bytes[at])
            if seen > 0, seen < 3, isWhole, abs(exponent + sign * power) <= 30 {
                exponent += sign * power
                end = at
            }
        }
        guard exponent >= -18 else { return nil }
        value = DecimalNumber(mantissa: mantissa, exponent: exponent)
    }

    static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 || byte >= 0xC3 && byte != 0xE2 && byte != 0xC2 }

    /// What the separators mean: grouping or the decimal point; nil when they mean nothing.
    private static func shape(_ groups: [Int], _ separators: [UInt8]) -> (whole: Int, decimals: Int, isGrouped: Bool)? {
        guard let lastSeparator = separators.last, let last = groups.last else { return (groups[0], 0, false) }
        let total = groups.reduce(0, +)
        let isUniform = separators.allSatisfy { $0 == lastSeparator }
        if isUniform {
            if separators.count == 1, lastSeparator == 0x2E { return (groups[0], last, false) }
            if lastSeparator != 0x2E || separators.count > 1, isGrouping(groups[...]) { return (total, 0, true) }
            // 13,45: no grouping, so a decimal comma.
            if separators.count == 1, lastSeparator == 0x2C, last < 3, groups[0] <= 3 { return (groups[0], last, false) }
            return nil
        }
        let head = separators.dropLast()
        guard let first = head.first, first != lastSeparator, lastSeparator != 0x27, head.allSatisfy({ $0 == first }),
            isGrouping(groups.dropLast())
        else { return nil }
        return (total - last, last, true)
    }

    /// 1,234,567 or, in the Indian manner, 12,34,567.
    private static func isGrouping(_ groups: ArraySlice<Int>) -> Bool {
        guard let first = groups.first, let last = groups.last, (1...3).contains(first), last == 3 else { return false }
        let middle = groups.dropFirst().dropLast()
        return middle.allSatisfy { $0 == 3 } || (first <= 2 && middle.allSatisfy { $0 == 2 })
    }
}
