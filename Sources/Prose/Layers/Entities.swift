/// Named entities, in order; outermost only.
public struct Entities: Layer {
    /// The layer's name in cards, pipeline files and reports.
    public static let name = LayerName.entities

    /// What a name names.
    public enum Label: String, Sendable, CaseIterable {
        case person = "PER", organisation = "ORG", location = "LOC", group = "NORP", event = "EVENT", miscellaneous = "MISC"
    }

    /// One name.
    public struct Entity: Sendable, Equatable {
        /// Where it stands.
        public var span: Span
        /// Its tokens.
        public var tokens: Range<Int>
        /// What it names.
        public var label: Label
        /// Probability of span and label, 0 to 1.
        public var probability: Double
        /// An entity.
        public init(span: Span, tokens: Range<Int>, label: Label, probability: Double) {
            self.span = span
            self.tokens = tokens
            self.label = label
            self.probability = probability
        }
    }

    /// All names.
    public var entities: [Entity]
    /// A layer of these names.
    public init(_ entities: [Entity]) { self.entities = entities }
}
