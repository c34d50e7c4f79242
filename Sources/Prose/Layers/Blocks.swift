/// The stretches of a text between paragraph borders, in order, each with what it is.
public struct Blocks: Layer, Equatable {
    /// The layer's name in cards, pipeline files and reports.
    public static let name = LayerName.blocks

    /// What a block is. Later stages read only those for which `isProse` is true.
    public enum Kind: String, Sendable, CaseIterable {
        case paragraph, heading, listItem = "list-item", blockQuote = "block-quote", caption, table, question
        case title, byline, dateline, updateLine = "update-line", credit, boilerplate

        /// True for what the stages after language should analyse.
        public var isProse: Bool {
            switch self {
            case .paragraph, .heading, .listItem, .blockQuote, .caption, .table, .question: true
            case .title, .byline, .dateline, .updateLine, .credit, .boilerplate: false
            }
        }
    }

    /// One block.
    public struct Block: Sendable, Equatable {
        /// Where it stands, without the white space around it.
        public var span: Span
        /// What it is.
        public var kind: Kind
        /// Where its text stands in the source once that is UTF-8, in bytes, markup between included; nil where that is not known.
        public var source: Span?
        /// A block.
        public init(span: Span, kind: Kind, source: Span? = nil) {
            self.span = span
            self.kind = kind
            self.source = source
        }
    }

    /// All blocks in order of the text, none overlapping another.
    public var blocks: [Block]
    /// A layer of these blocks.
    public init(_ blocks: [Block]) { self.blocks = blocks }
}
