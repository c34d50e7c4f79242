import Testing

@testable import Dates

@Suite struct PatternExampleTests {
    @Test func `every example beside a rule gives its value, every counter-example gives nothing`() throws {
        let reader = try DateReader.shared()
        for (language, example) in reader.dates.examples {
            let found = try reader.expressions(example.text, published: example.published ?? "2020-01-31", language: language)
            let values = found.map { "\($0.expression.kind.rawValue) \($0.expression.value)" }
            if let expected = example.expected {
                #expect(values.contains(expected), "\(language) line \(example.line): \(example.text) gives \(values)")
            } else {
                #expect(values.isEmpty, "\(language) line \(example.line): \(example.text) gives \(values)")
            }
        }
    }
}
