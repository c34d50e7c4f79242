/// The sentences of a text, in order.
public struct Sentences: Layer {
    /// The layer's name in cards, pipeline files and reports.
    public static let name = LayerName.sentences

    /// One sentence.
    public struct Sentence: Sendable, Equatable {
        /// From its first to its last token.
        public var span: Span
        /// Its tokens.
        public var tokens: Range<Int>
        /// Index of the block in which it stands; -1 when there is no block layer.
        public var block: Int
        /// True in blocks that later stages analyse.
        public var isProse: Bool
        /// A sentence.
        public init(span: Span, tokens: Range<Int>, block: Int, isProse: Bool) {
            self.span = span
            self.tokens = tokens
            self.block = block
            self.isProse = isProse
        }
    }

    /// All sentences, none overlapping another.
    public var sentences: [Sentence]
    /// A layer of these sentences.
    public init(_ sentences: [Sentence]) { self.sentences = sentences }

    /// Index of the sentence that holds a byte offset, by binary search; nil between sentences.
    public func index(at offset: Int32) -> Int? {
        var low = 0, high = sentences.count
        while low < high {
            let middle = (low + high) / 2
            if sentences[middle].span.end > offset { high = middle } else { low = middle + 1 }
        }
        return low < sentences.count && sentences[low].span.start <= offset ? low : nil
    }
}
