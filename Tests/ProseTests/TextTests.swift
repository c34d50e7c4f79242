import Testing

@testable import Prose

@Suite struct TextTests {
    @Test func offsetsConvertBothWaysForEveryCodePoint() {
        let text = Text("Kabul – café 😀 Ürümqi " + String(repeating: "é", count: 200) + " end")
        let scalars = Array(text[text.span].unicodeScalars)
        #expect(text.scalarCount == scalars.count)
        var byte: Int32 = 0
        for (index, scalar) in scalars.enumerated() {
            #expect(text.scalarOffset(ofByte: byte) == index)
            #expect(text.byteOffset(ofScalar: index) == byte)
            byte += Int32(String(scalar).utf8.count)
        }
        #expect(text.byteOffset(ofScalar: scalars.count) == Int32(text.count))
        #expect(text.byteOffset(ofScalar: scalars.count + 5) == Int32(text.count))
    }

    @Test func controlCharactersBecomeReplacementCharactersOneForOne() {
        let text = Text("a\u{0}b\u{1B}[31m\tc\nd\u{85}")
        #expect(text[text.span] == "a\u{FFFD}b\u{FFFD}[31m\tc\nd\u{FFFD}")
        #expect(text.scalarCount == "a\u{0}b\u{1B}[31m\tc\nd\u{85}".unicodeScalars.count)
    }

    @Test func anyBytesGiveValidText() {
        var state: UInt64 = 7
        for _ in 0..<200 {
            let bytes = (0..<100).map { _ -> UInt8 in
                state = state &* 6_364_136_223_846_793_005 &+ 1
                return UInt8(truncatingIfNeeded: state >> 33)
            }
            let text = Text(bytes)
            #expect(String(validating: text.bytes, as: UTF8.self) != nil)
            #expect(text.scalarOffset(ofByte: Int32(text.count)) == text.scalarCount)
        }
    }

    @Test func spansOutsideTheTextAreClamped() {
        let text = Text("short")
        #expect(text[Span(2, 900)] == "ort")
        #expect(text[Span(-5, 2)] == "sh")
        #expect(text[Span(90, 100)] == "")
    }
}
