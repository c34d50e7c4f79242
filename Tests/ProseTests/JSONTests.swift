import Testing

@testable import Prose

@Suite struct JSONTests {
    static let valid = [
        "null", "true", "[]", "{}", "[1,2.50,-3e-7]", #"{"a":{"b":[null,false,"x"]},"c":"é😀\u00e9"}"#, #""\ud83d\ude00""#,
        #"{"b":1,"a":2}"#,
    ]

    @Test(arguments: valid) func whatIsReadIsWrittenWithTheSameMeaning(_ text: String) throws {
        let value = try JSONParser.parse(text)
        var writer = JSONWriter()
        writer.value(value)
        #expect(try JSONParser.parse(writer.bytes) == value)
    }

    @Test func keysKeepTheirOrderAndNumbersTheirDigits() throws {
        var writer = JSONWriter()
        writer.value(try JSONParser.parse(#"{"b":1.50,"a":[2]}"#))
        #expect(String(decoding: writer.bytes, as: UTF8.self) == #"{"b":1.50,"a":[2]}"#)
    }

    @Test(arguments: [
        "", "{", "[1,]", "{\"a\"}", "tru", "01x", "\"abc", "[1 2]", "{\"a\":1,}", "\"\\q\"", "\"\\u12g4\"", "-", "1.", "[1]]", "nul",
    ])
    func faultsAreErrorsWithAnOffset(_ text: String) {
        #expect(throws: JSONParser.Failure.self) { try JSONParser.parse(text) }
    }

    @Test func nestingIsLimited() {
        let deep = String(repeating: "[", count: 100_000)
        #expect(throws: JSONParser.Failure.self) { try JSONParser.parse(deep) }
    }

    @Test func anyBytesAreReadOrRefused() {
        var state: UInt64 = 11
        let alphabet = Array("{}[]\",:\\u0tfn1e-. \u{1}".utf8)
        for _ in 0..<2000 {
            let bytes = (0..<30).map { _ -> UInt8 in
                state = state &* 6_364_136_223_846_793_005 &+ 1
                return alphabet[Int(state >> 40) % alphabet.count]
            }
            _ = try? JSONParser.parse(bytes)
        }
    }

    @Test(arguments: [(0.5, "0.5"), (1.0, "1"), (-0.62, "-0.62"), (0.123456, "0.1235"), (0.00004, "0"), (12.5, "12.5"), (-0.00001, "0")])
    func numbersHaveAtMostFourDecimals(_ value: Double, _ written: String) {
        var writer = JSONWriter()
        writer.number(value)
        #expect(String(decoding: writer.bytes, as: UTF8.self) == written)
    }
}
