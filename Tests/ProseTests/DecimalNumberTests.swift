import Testing

@testable import Prose

@Suite struct DecimalNumberTests {
    @Test(arguments: [("0.1", "0.1"), ("1.250", "1.25"), ("-12.50", "-12.5"), ("3e6", "3000000"), ("1.2e3", "1200"), ("0", "0"), ("-0.004", "-0.004")])
    func digitsPrintAsTheyWereWritten(_ written: String, _ printed: String) throws {
        #expect(try #require(DecimalNumber(digits: written)).description == printed)
    }

    @Test(arguments: ["", "-", ".", "1.2.3", "1e99", "twelve", "١٢"])
    func whatIsNoNumberIsNil(_ digits: String) {
        #expect(DecimalNumber(digits: digits) == nil)
    }

    @Test func sumsOfTenthsHaveNoBinaryTail() {
        #expect(DecimalNumber(mantissa: 3, exponent: -1).description == "0.3")
        #expect(DecimalNumber(mantissa: 88, exponent: 10).description == "880000000000")
    }
}
