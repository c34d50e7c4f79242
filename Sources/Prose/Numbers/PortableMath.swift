/// Logarithm, exponential and error function by addition, multiplication and division alone.
///
/// The C library chooses its code by processor, and the last bit of `log` may differ between two machines; a report may not.
/// IEEE 754 fixes the four operations and the square root, so these give the same bits everywhere. Relative error is below
/// 1e-14 over the range that scores and p-values use.
public enum PortableMath {
    private static let ln2High = 0x1.62e42fee00000p-1
    private static let ln2Low = 0x1.a39ef35793c76p-33

    /// Natural logarithm; minus infinity for 0, not a number below it.
    public static func ln(_ x: Double) -> Double {
        if x.isNaN || x < 0 { return .nan }
        if x == 0 { return -.infinity }
        if x.isInfinite { return x }
        var exponent = Double(x.exponent)
        var mantissa = x.significand
        // Centre the mantissa on 1, where the series is short.
        if mantissa > 1.4142135623730951 {
            mantissa /= 2
            exponent += 1
        }
        let t = (mantissa - 1) / (mantissa + 1)
        let square = t * t
        var sum = 0.0
        for k in stride(from: 25, through: 3, by: -2) { sum = (sum + 1 / Double(k)) * square }
        return exponent * ln2High + (2 * t * (1 + sum) + exponent * ln2Low)
    }

    /// `e` to a power.
    public static func exp(_ x: Double) -> Double {
        if x.isNaN { return x }
        if x > 709.7 { return .infinity }
        if x < -745 { return 0 }
        let k = (x / (ln2High + ln2Low)).rounded()
        let r = (x - k * ln2High) - k * ln2Low
        var sum = 1.0
        for n in stride(from: 16, through: 1, by: -1) { sum = 1 + sum * r / Double(n) }
        // In two steps, so that results below the smallest normal number come out right.
        let half = Int(k) / 2
        return sum * Double(sign: .plus, exponent: half, significand: 1)
            * Double(sign: .plus, exponent: Int(k) - half, significand: 1)
    }

    /// Complementary error function: series below 2.5, continued fraction above (Abramowitz and Stegun 7.1.6 and 7.1.14).
    public static func erfc(_ x: Double) -> Double {
        if x.isNaN { return x }
        if x < 0 { return 2 - erfc(-x) }
        if x > 27 { return 0 }
        let rootPi = 1.7724538509055161
        if x < 2.5 {
            var term = x, sum = x
            for n in 1..<100 {
                term *= 2 * x * x / Double(2 * n + 1)
                sum += term
                if term < sum * 1e-18 { break }
            }
            return 1 - 2 / rootPi * exp(-x * x) * sum
        }
        var fraction = 0.0
        for k in stride(from: 80, through: 1, by: -1) { fraction = Double(k) / 2 / (x + fraction) }
        return exp(-x * x) / rootPi / (x + fraction)
    }

    /// The logistic function 1 / (1 + e^-x).
    public static func logistic(_ x: Double) -> Double {
        x >= 0 ? 1 / (1 + exp(-x)) : exp(x) / (1 + exp(x))
    }
}
