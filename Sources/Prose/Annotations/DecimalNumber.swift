/// An exact decimal: `mantissa * 10^exponent`. Figures keep it so that 1.25 million prints as 1250000 and 0.1 as 0.1.
public struct DecimalNumber: Hashable, Sendable, Comparable, CustomStringConvertible {
    /// The digits, with the sign.
    public var mantissa: Int64
    /// The power of ten, -18 to 36.
    public var exponent: Int16

    /// The number `mantissa * 10^exponent`, normalised: no trailing zero stays in a mantissa with a negative exponent.
    public init(mantissa: Int64, exponent: Int = 0) {
        var m = mantissa, e = exponent
        while e < 0, m != 0, m % 10 == 0 { m /= 10; e += 1 }
        while e > 0, abs(m) < 100_000_000_000_000_000 { m *= 10; e -= 1 }
        if m == 0 { e = 0 }
        self.mantissa = m
        self.exponent = Int16(clamping: e)
    }

    /// A whole number.
    public init(_ value: Int) { self.init(mantissa: Int64(value)) }

    /// The nearest binary number, for comparisons and logarithms; never for output.
    public var doubleValue: Double {
        var scale = 1.0
        for _ in 0..<abs(Int(exponent)) { scale *= 10 }
        return exponent < 0 ? Double(mantissa) / scale : Double(mantissa) * scale
    }

    /// Plain decimal notation, as JSON takes it.
    public var description: String {
        if exponent >= 0 { return String(mantissa) + String(repeating: "0", count: Int(exponent)) }
        let digits = String(mantissa.magnitude)
        let scale = -Int(exponent)
        let padded = String(repeating: "0", count: max(0, scale + 1 - digits.count)) + digits
        return (mantissa < 0 ? "-" : "") + padded.dropLast(scale) + "." + padded.suffix(scale)
    }

    /// By the nearest binary numbers.
    public static func < (a: DecimalNumber, b: DecimalNumber) -> Bool { a.doubleValue < b.doubleValue }
}

extension DecimalNumber {
    /// The number that JSON digits write (`-12.50`, `3e6`); nil when they are none or need more than 18 digits.
    public init?(digits: some StringProtocol) {
        var mantissa: Int64 = 0
        var exponent = 0
        var isNegative = false, seenPoint = false, seenDigit = false
        var rest = Substring(digits)
        if rest.first == "-" {
            isNegative = true
            rest = rest.dropFirst()
        }
        while let character = rest.first {
            if character == "e" || character == "E" {
                guard let power = Int(rest.dropFirst()), abs(power) < 40 else { return nil }
                exponent += power
                rest = ""
                break
            }
            rest = rest.dropFirst()
            if character == ".", !seenPoint {
                seenPoint = true
                continue
            }
            guard let digit = character.wholeNumberValue, character.isASCII else { return nil }
            seenDigit = true
            guard abs(mantissa) < 100_000_000_000_000_000 else {
                // Digits beyond the eighteenth are dropped: they are beyond what any figure states.
                if !seenPoint { exponent += 1 }
                continue
            }
            mantissa = mantissa * 10 + Int64(digit)
            if seenPoint { exponent -= 1 }
        }
        guard seenDigit else { return nil }
        self.init(mantissa: isNegative ? -mantissa : mantissa, exponent: exponent)
    }
}
