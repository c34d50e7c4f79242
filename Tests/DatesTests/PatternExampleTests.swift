import Prose
import Testing

@testable import Dates

@Suite struct PatternExampleTests {
    /// One reader a register, as the file of an example asks for.
    private func reader(_ register: Register) throws -> DateReader {
        switch register {
        case .prose: try DateReader(DatesOptions(style: .prose))
        case .message: try DateReader(DatesOptions(style: .message))
        case .request: try DateReader(DatesOptions(prefer: .future, style: .request))
        }
    }

    @Test func `every example beside a rule gives its value, every counter-example gives nothing`() throws {
        for register in Register.allCases {
            let reader = try reader(register)
            for (language, example) in reader.dates.examples where example.register == register {
                let found = try reader.expressions(example.text, published: example.published ?? "2020-01-31", language: language)
                let values = found.map { "\($0.expression.kind.rawValue) \($0.expression.value)" }
                if let expected = example.expected {
                    #expect(values.contains(expected), "\(example.file):\(example.line): \(example.text) gives \(values)")
                } else {
                    #expect(values.isEmpty, "\(example.file):\(example.line): \(example.text) gives \(values)")
                }
            }
        }
    }

    @Test(arguments: ["es", "fr", "de", "tr", "ar"])
    func `a language of its own has sixty examples and twenty counter-examples`(_ language: String) throws {
        let examples = try DateReader.shared().dates.examples.filter { $0.language == language }.map { $0.example }
        #expect(examples.filter { $0.expected != nil }.count >= 60)
        #expect(examples.filter { $0.expected == nil }.count >= 20)
    }
}
