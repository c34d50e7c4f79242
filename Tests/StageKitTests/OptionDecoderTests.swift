import Prose
import Testing

@testable import StageKit

@Suite struct OptionDecoderTests {
    struct Sample: StageOptions, Equatable {
        var anchor: String
        var limit: Int
        var weight: Double
        var strict: Bool
        var files: [String]
        static var fields: [OptionField] {
            [
                OptionField("anchor", .choice(["auto", "published"]), default: .string("auto"), "which day counts"),
                OptionField("limit", .integer(1...9), default: .integer(5), "how many"),
                OptionField("weight", .number(0...1), default: .number("0.5"), "how much"),
                OptionField("strict", .boolean, default: .bool(false), "whether"),
                OptionField("files", .paths, default: .array([]), "from where"),
            ]
        }
    }

    @Test func missingKeysTakeTheirDefaults() throws {
        let options = try OptionDecoder.decode(Sample.self, from: .object([("limit", .integer(7))]))
        #expect(options == Sample(anchor: "auto", limit: 7, weight: 0.5, strict: false, files: []))
    }

    @Test func listsAndNumbersAreDecoded() throws {
        let value = try JSONParser.parse(#"{"files":["a","b"],"weight":1,"strict":true}"#)
        let options = try OptionDecoder.decode(Sample.self, from: value)
        #expect(options.files == ["a", "b"])
        #expect(options.weight == 1)
        #expect(options.strict)
    }

    @Test func aWrongTypeIsAnError() {
        #expect(throws: DecodingError.self) {
            try OptionDecoder.decode(Sample.self, from: .object([("limit", .string("many"))]))
        }
    }

    @Test func noOptionsDecodeFromNothing() throws {
        _ = try OptionDecoder.decode(NoOptions.self, from: .object([]))
    }
}
