import Prose

/// A run of text of a page between two block borders, with what is known of its surroundings.
struct PageBlock: Sendable {
    /// What the innermost block element is.
    enum Shape: UInt8, Sendable {
        case paragraph, division, heading, listItem, cell, quote, preformatted, caption, definition
    }

    /// Innermost block element.
    var node: Int
    var shape: Shape
    /// 1 to 6 for headings, else 0.
    var headingLevel = 0
    /// Where the text stands in `PageScan.buffer`.
    var range: Range<Int>
    /// Bytes of the text that are links.
    var linkBytes = 0
    var linkCount = 0
    /// Bytes of the text in bold type.
    var boldBytes = 0
    /// Where the text stands in the page's bytes.
    var source: Range<Int> = 0..<0
    /// What the innermost block element is called, those up to three levels above it, and all above.
    var ownKinds: ClassKind = []
    var nearKinds: ClassKind = []
    var allKinds: ClassKind = []
    var regions: PageRegion = []
    var depth = 0
    /// Counts over the text.
    var words = 0
    var commas = 0
    var sentenceEnds = 0
    var digits = 0
    var capitals = 0
    var letters = 0
    /// True when the last character ends a sentence.
    var endsSentence = false
    /// Hash of tag and class of the innermost element and its parent: the same for blocks of the same make.
    var signature: UInt64 = 0

    var count: Int { range.count }
    /// Share of the text that is links, in per cent.
    var linkShare: Int { range.isEmpty ? 0 : min(100, linkBytes * 100 / range.count) }
}
