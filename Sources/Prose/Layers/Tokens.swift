/// The tokens of a text by Universal Dependencies' rules (clitics and hyphens split), with tags and lemmas, as parallel arrays.
///
/// Stages compare words by their 64-bit hashes (`lower`, `lemma`), made by `WordHash` in Lexicons: no string is built in a
/// hot loop. All arrays have the same length; tokens are in order and do not overlap.
public struct Tokens: Layer {
    /// The layer's name in cards, pipeline files and reports.
    public static let name = LayerName.tokens

    /// What can be told of a token without a dictionary.
    public struct Flags: OptionSet, Sendable, Hashable {
        /// The bits.
        public let rawValue: UInt16
        /// Flags of these bits.
        public init(rawValue: UInt16) { self.rawValue = rawValue }
        /// White space or a line break stands before the token.
        public static let spaceBefore = Flags(rawValue: 1)
        /// The first letter is upper case.
        public static let capitalised = Flags(rawValue: 2)
        /// Two letters or more, all upper case.
        public static let allCaps = Flags(rawValue: 4)
        /// Holds a digit.
        public static let hasDigit = Flags(rawValue: 8)
        /// Holds a letter.
        public static let hasLetter = Flags(rawValue: 16)
        /// Neither letter nor digit.
        public static let punctuation = Flags(rawValue: 32)
        /// First token of its sentence.
        public static let sentenceStart = Flags(rawValue: 64)
        /// First token of its block.
        public static let blockStart = Flags(rawValue: 128)
        /// Inside quotation marks.
        public static let quoted = Flags(rawValue: 256)
        /// In a block that is no prose (byline, credit, boilerplate): later stages pass over it.
        public static let outsideProse = Flags(rawValue: 512)
        /// In a heading.
        public static let heading = Flags(rawValue: 1024)
    }

    /// Where each token stands.
    public var spans: [Span] = []
    /// Hash of the lower-cased form.
    public var lower: [UInt64] = []
    /// Hash of the lemma (lower case).
    public var lemma: [UInt64] = []
    /// Universal part of speech.
    public var upos: [PartOfSpeech] = []
    /// Penn Treebank tag.
    public var xpos: [PennTag] = []
    /// Shape and place.
    public var flags: [Flags] = []
    /// Index of the sentence.
    public var sentence: [Int32] = []
    /// The lemmas' UTF-8 bytes, one after the other; token `i` owns `lemmaOffsets[i]..<lemmaOffsets[i + 1]`.
    public var lemmaBytes: [UInt8] = []
    /// See `lemmaBytes`; one entry more than there are tokens.
    public var lemmaOffsets: [Int32] = [0]

    /// No token.
    public init() {}

    /// Number of tokens.
    public var count: Int { spans.count }
    /// The lemma of a token, as text. For output only: compare by hash.
    public func lemmaText(_ index: Int) -> String {
        guard index >= 0, index + 1 < lemmaOffsets.count else { return "" }
        return String(decoding: lemmaBytes[Int(lemmaOffsets[index])..<Int(lemmaOffsets[index + 1])], as: UTF8.self)
    }

    /// The span from the first to the last token of a range; empty for an empty range.
    public func span(of range: Range<Int>) -> Span {
        guard let first = range.first, let last = range.last, last < spans.count else { return Span(0, 0) }
        return Span(spans[first].start, spans[last].end)
    }

    /// The tokens that overlap a byte span, by binary search.
    public func range(covering span: Span) -> Range<Int> {
        func firstEnding(after offset: Int32) -> Int {
            var low = 0, high = spans.count
            while low < high {
                let middle = (low + high) / 2
                if spans[middle].end > offset { high = middle } else { low = middle + 1 }
            }
            return low
        }
        let low = firstEnding(after: span.start)
        var high = low
        while high < spans.count, spans[high].start < span.end { high += 1 }
        return low..<high
    }
}
