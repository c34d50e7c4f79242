import Prose

/// A stretch between quotation marks.
struct QuotedRegion: Equatable {
    /// The tokens from the opening to the closing mark, both included.
    var tokens: Range<Int>
    /// True when the closing mark is missing because the paragraph ends and the next one opens again.
    var isOpenEnded = false
    /// True when it carries on the open-ended region of the paragraph before.
    var continuesPrevious = false

    /// All regions of a text in order. Marks are paired inside a paragraph; a paragraph that opens a quotation and does not
    /// close it is quoted to its end when the next one opens with a mark as well (typographers' rule for long quotations).
    static func all(in text: Text, _ tokens: Tokens) -> [QuotedRegion] {
        text.withBytes { bytes in
            var regions: [QuotedRegion] = []
            var open: (index: Int, mark: QuotationMark)?
            for index in 0..<tokens.count {
                let startsBlock = tokens.flags[index].contains(.blockStart)
                let mark = QuotationMark(bytes, tokens.spans[index])
                if startsBlock, let opened = open {
                    // Only another opening mark vouches that the quotation goes on; else the mark was a stray.
                    if let mark, mark.family == opened.mark.family, mark.side != .close, opened.index < index {
                        var region = QuotedRegion(tokens: opened.index..<index, isOpenEnded: true)
                        region.continuesPrevious = regions.last?.isOpenEnded == true && regions.last?.tokens.upperBound == opened.index
                        regions.append(region)
                    }
                    open = nil
                }
                guard let mark else { continue }
                if let opened = open {
                    if mark.family == opened.mark.family, mark.side != .open {
                        var region = QuotedRegion(tokens: opened.index..<(index + 1))
                        region.continuesPrevious = regions.last?.isOpenEnded == true && regions.last?.tokens.upperBound == opened.index
                        regions.append(region)
                        open = nil
                    }
                } else if mark.side != .close, (!mark.isApostrophe && mark.family != .single) || opensWord(tokens, index) {
                    open = (index, mark)
                }
            }
            return regions
        }
    }

    /// A single mark, or one of two apostrophes, opens only when it stands off the word before and close to the word after; else it
    /// is an apostrophe.
    private static func opensWord(_ tokens: Tokens, _ index: Int) -> Bool {
        let before = index == 0 || tokens.flags[index].contains(.spaceBefore) || tokens.flags[index].contains(.blockStart)
        let after = index + 1 < tokens.count && !tokens.flags[index + 1].contains(.spaceBefore)
        return before && after
    }
}
