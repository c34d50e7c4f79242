import Prose

/// Exact arithmetic on figures; nil where a result leaves what a mantissa of 64 bits holds.
extension DecimalNumber {
    static let zero = DecimalNumber(0)
    static let one = DecimalNumber(1)

    func times(_ other: DecimalNumber) -> DecimalNumber? {
        // Zeros move into the exponents first, so that 500 000 times a trillion still fits.
        let a = reduced, b = other.reduced
        let (product, overflow) = a.mantissa.multipliedReportingOverflow(by: b.mantissa)
        let exponent = a.exponent + b.exponent
        guard !overflow, product != .min, (-18...36).contains(exponent) else { return nil }
        return DecimalNumber(mantissa: product, exponent: exponent)
    }

    func plus(_ other: DecimalNumber) -> DecimalNumber? {
        let a = reduced, b = other.reduced
        let common = min(a.exponent, b.exponent)
        guard let x = DecimalNumber.scaled(a.mantissa, by: a.exponent - common),
            let y = DecimalNumber.scaled(b.mantissa, by: b.exponent - common)
        else { return nil }
        let (sum, overflow) = x.addingReportingOverflow(y)
        guard !overflow, sum != .min else { return nil }
        return DecimalNumber(mantissa: sum, exponent: common)
    }

    var negated: DecimalNumber { DecimalNumber(mantissa: -mantissa, exponent: Int(exponent)) }

    /// The quotient of two whole numbers; exact where it has an end, else 15 digits.
    static func quotient(_ numerator: Int64, _ denominator: Int64) -> DecimalNumber? {
        guard denominator > 0, numerator >= 0, numerator < 1_000_000, denominator < 1_000_000 else { return nil }
        var rest = numerator % denominator, mantissa = numerator / denominator, exponent = 0
        while rest != 0, exponent > -12 {
            rest *= 10
            mantissa = mantissa * 10 + rest / denominator
            rest %= denominator
            exponent -= 1
        }
        if rest * 2 >= denominator { mantissa += 1 }
        return DecimalNumber(mantissa: mantissa, exponent: exponent)
    }

    /// `value * size / whole` to twelve digits, for sums of units.
    static func ratio(_ value: DecimalNumber, _ size: DecimalNumber, _ whole: DecimalNumber) -> DecimalNumber? {
        let quotient = value.doubleValue * size.doubleValue / whole.doubleValue
        guard quotient.isFinite, abs(quotient) < 1e12 else { return nil }
        var scaled = quotient, exponent = 0
        while abs(scaled) < 1e11, exponent > -12, abs(scaled - scaled.rounded()) > 1e-9 * max(1, abs(scaled)) { scaled *= 10; exponent -= 1 }
        return DecimalNumber(mantissa: Int64(scaled.rounded()), exponent: exponent)
    }

    /// A value written in a table (`1000`, `0.5`, `1e12`).
    init?(table text: String) {
        let parts = text.split(separator: "e", omittingEmptySubsequences: false)
        guard let head = parts.first, parts.count <= 2 else { return nil }
        var mantissa: Int64 = 0, exponent = 0, seenPoint = false
        for byte in head.utf8 {
            if byte == 0x2E, !seenPoint { seenPoint = true; continue }
            guard (0x30...0x39).contains(byte), mantissa < 100_000_000_000_000_000 else { return nil }
            mantissa = mantissa * 10 + Int64(byte - 0x30)
            if seenPoint { exponent -= 1 }
        }
        if parts.count == 2 {
            guard let power = Int(parts[1]), abs(power) < 40 else { return nil }
            exponent += power
        }
        self.init(mantissa: mantissa, exponent: exponent)
    }

    private var reduced: (mantissa: Int64, exponent: Int) {
        var m = mantissa, e = Int(exponent)
        while m != 0, m % 10 == 0 { m /= 10; e += 1 }
        return (m, m == 0 ? 0 : e)
    }

    private static func scaled(_ mantissa: Int64, by power: Int) -> Int64? {
        guard power >= 0, power <= 18 else { return mantissa == 0 ? 0 : nil }
        var result = mantissa
        for _ in 0..<power {
            let (next, overflow) = result.multipliedReportingOverflow(by: 10)
            if overflow { return nil }
            result = next
        }
        return result
    }
}
