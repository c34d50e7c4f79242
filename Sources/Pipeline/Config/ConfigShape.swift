import StageKit

/// What a value of a pipeline file must look like. The reader, the JSON Schema and the reference are made from the same shapes.
indirect enum ConfigShape: Sendable {
    case text
    case boolean
    case integer(ClosedRange<Int>)
    case number(ClosedRange<Double>)
    /// A whole number or one word.
    case integerOr(String, ClosedRange<Int>)
    case choice([String])
    /// A time such as `20s`, `500ms`, `2m` or `1h`; the range is in seconds.
    case duration(ClosedRange<Double>)
    /// A size such as `512MB`, `64kB` or `2GB`; the range is in bytes.
    case size(ClosedRange<Int>)
    case list(ConfigShape)
    case mapping([ConfigKey])
    /// The options of a stage: which keys there are depends on the stage.
    case options
    /// The name of a layer, of the closed set or beginning with `x-`.
    case layer

    /// The shape of a stage's option.
    init(_ kind: OptionField.Kind) {
        switch kind {
        case .boolean: self = .boolean
        case .integer(let range): self = .integer(range)
        case .number(let range): self = .number(range)
        case .text, .path: self = .text
        case .choice(let words): self = .choice(words)
        case .texts, .paths: self = .list(.text)
        }
    }

    /// What is expected, for messages.
    var expectation: String {
        switch self {
        case .text: "a text"
        case .boolean: "true or false"
        case .integer(let range): "a whole number\(Self.limits(range.lowerBound, range.upperBound, Int.min, Int.max))"
        case .number(let range): "a number\(Self.limits(range.lowerBound, range.upperBound, -Double.infinity, .infinity))"
        case .integerOr(let word, let range): "'\(word)' or a whole number from \(range.lowerBound) to \(range.upperBound)"
        case .choice(let words): words.count == 1 ? "'\(words[0])'" : "one of " + words.joined(separator: ", ")
        case .duration: "a time such as 20s, 500ms or 2m"
        case .size: "a size such as 512MB, 64kB or 2GB"
        case .list(let element): "a list, each \(element.expectation)"
        case .mapping(let keys): "a mapping with the keys " + keys.map(\.name).joined(separator: ", ")
        case .options: "a mapping of options"
        case .layer: "the name of a layer"
        }
    }

    private static func limits<Number: Comparable>(_ low: Number, _ high: Number, _ least: Number, _ most: Number) -> String {
        switch (low == least, high == most) {
        case (true, true): ""
        case (false, true): " of \(low) or more"
        case (true, false): " of at most \(high)"
        case (false, false): " from \(low) to \(high)"
        }
    }
}
