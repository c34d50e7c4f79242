/// The exponential function by plain arithmetic: the same bits on every processor, which the C library does not promise.
enum Exponential {
    /// e to the power of x, to about 1e-10; 0 below -700, the value at 700 above.
    static func of(_ x: Double) -> Double {
        if x < -700 { return 0 }
        let x = min(x, 700)
        let power = (x * 1.4426950408889634).rounded(.down)
        let rest = x - power * 0.6931471805599453
        // Taylor to the ninth power on [0, ln 2).
        var sum = 1.0
        for k in stride(from: 11.0, through: 1.0, by: -1.0) { sum = 1 + sum * rest / k }
        return sum * Double(sign: .plus, exponent: Int(power), significand: 1)
    }
}
