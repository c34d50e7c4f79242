import Rapporteur
import Testing

@testable import Figures

@Suite struct DecimalArithmeticTests {
    @Test func `products of table values stay exact`() {
        #expect(DecimalNumber(table: "1.25")?.times(DecimalNumber(1_000_000_000)) == DecimalNumber(1_250_000_000))
        #expect(DecimalNumber(table: "0.1")?.plus(DecimalNumber(table: "0.2") ?? .zero)?.description == "0.3")
    }

    @Test func `what does not fit is nil and does not trap`() {
        let big = DecimalNumber(mantissa: .max, exponent: 0)
        #expect(big.times(big) == nil)
        #expect(big.plus(big) == nil)
        #expect(DecimalNumber(mantissa: 1, exponent: 36).plus(DecimalNumber(mantissa: 1, exponent: -18)) == nil)
    }

    @Test func `fractions end or are rounded`() {
        #expect(DecimalNumber.quotient(3, 4)?.description == "0.75")
        #expect(DecimalNumber.quotient(1, 3)?.description == "0.333333333333")
        #expect(DecimalNumber.quotient(1, 0) == nil)
    }
}
