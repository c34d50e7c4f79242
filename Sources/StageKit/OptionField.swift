import Prose

/// One key under `with:`.
public struct OptionField: Sendable, Equatable {
    /// What values the key takes.
    public enum Kind: Sendable, Equatable {
        /// true or false.
        case boolean
        /// A whole number in a range.
        case integer(ClosedRange<Int>)
        /// A number in a range.
        case number(ClosedRange<Double>)
        /// Any text.
        case text
        /// One of some words.
        case choice([String])
        /// A list of texts.
        case texts
        /// A file, relative to the pipeline file; empty for none.
        case path
        /// A list of files, relative to the pipeline file.
        case paths
    }

    /// The key.
    public var name: String
    /// What it takes.
    public var kind: Kind
    /// The value when the key is not given.
    public var defaultValue: JSONValue
    /// What it means, in a line.
    public var meaning: String

    /// A key.
    public init(_ name: String, _ kind: Kind, default defaultValue: JSONValue, _ meaning: String) {
        self.name = name
        self.kind = kind
        self.defaultValue = defaultValue
        self.meaning = meaning
    }
}
