/// The 17 universal parts of speech (universaldependencies.org/u/pos).
public enum PartOfSpeech: UInt8, Sendable, CaseIterable, CustomStringConvertible {
    case adjective, adposition, adverb, auxiliary, coordinating, determiner, interjection, noun, numeral, particle, pronoun
    case properNoun, punctuation, subordinating, symbol, verb, other

    private static let labels = [
        "ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "NOUN", "NUM", "PART", "PRON", "PROPN", "PUNCT", "SCONJ",
        "SYM", "VERB", "X",
    ]
    /// The label of a UD tag; nil when it is none.
    public init?(label: String) {
        guard let index = Self.labels.firstIndex(of: label) else { return nil }
        self.init(rawValue: UInt8(index))
    }
    /// The UD label (`NOUN`).
    public var description: String { Self.labels[Int(rawValue)] }
}
