import Lexicons
import Prose

/// Makes the layers `tokens` and `sentences` of a text: spans, hashes, flags and sentence borders; tags and lemmas come later.
struct TokenLayout {
    let tokenizer: Tokenizer

    /// The tokens, untagged, and the parts of the text that no sentence crosses.
    func tokens(of text: Text, blocks: Blocks?) -> (tokens: Tokens, pieces: [Piece]) {
        var tokens = Tokens()
        var result: [Piece] = []
        text.withBytes { bytes in
            tokens.spans.reserveCapacity(bytes.count / 5)
            for var piece in blocks.map({ Self.pieces(of: $0, bytes) }) ?? Self.lines(of: bytes) {
                let first = tokens.spans.count
                tokenizer.spans(of: bytes, in: piece.span.range, into: &tokens.spans)
                piece.tokens = first..<tokens.spans.count
                if piece.tokens.isEmpty { continue }
                Self.describe(piece.tokens, bytes, &tokens)
                markQuoted(piece.tokens, bytes, &tokens)
                if piece.newBlock { tokens.flags[first].insert(.blockStart) }
                if !piece.isProse { for i in piece.tokens { tokens.flags[i].insert(.outsideProse) } }
                if piece.isHeading { for i in piece.tokens { tokens.flags[i].insert(.heading) } }
                result.append(piece)
            }
        }
        return (tokens, result)
    }

    /// The sentences of the pieces, by the rules and, where there is one, by the model; the tokens learn which is theirs.
    func sentences(of tokens: inout Tokens, _ pieces: [Piece], in text: Text, model: BoundaryModel?) -> Sentences {
        var sentences: [Sentences.Sentence] = []
        let splitter = SentenceSplitter(rules: tokenizer.rules)
        var ends: [Int] = [], space: [Int] = []
        text.withBytes { bytes in
            for piece in pieces {
                ends.removeAll(keepingCapacity: true)
                splitter.ends(of: piece.tokens, spans: tokens.spans, lower: tokens.lower, bytes: bytes, into: &ends)
                if piece.isProse || piece.isHeading {
                    model?.revise(&ends, &space, of: piece.tokens, spans: tokens.spans, lower: tokens.lower, flags: tokens.flags, bytes: bytes)
                }
                var start = piece.tokens.lowerBound
                func end(at place: Int) {
                    for _ in start..<place { tokens.sentence.append(Int32(truncatingIfNeeded: sentences.count)) }
                    tokens.flags[start].insert(.sentenceStart)
                    sentences.append(.init(span: tokens.span(of: start..<place), tokens: start..<place, block: piece.block, isProse: piece.isProse))
                    start = place
                }
                for place in ends {
                    while place - start > Self.longestSentence { end(at: start + Self.longestSentence) }
                    end(at: place)
                }
            }
        }
        return Sentences(sentences)
    }

    /// Longest sentence in tokens. Nobody writes longer ones: it is a table, a list without stops or noise, and everything that looks
    /// at pairs of words in a sentence would take a time that grows with its square.
    private static let longestSentence = 600

    /// A part of the text that no sentence crosses.
    struct Piece {
        var span: Span
        var block: Int
        var isProse: Bool
        var isHeading: Bool
        var newBlock: Bool
        var tokens: Range<Int> = 0..<0
    }

    /// Without a block layer every line is a block of its own.
    private static func lines(of bytes: UnsafeBufferPointer<UInt8>) -> [Piece] {
        lineSpans(bytes, 0..<bytes.count).map { Piece(span: $0, block: -1, isProse: true, isHeading: false, newBlock: true) }
    }

    /// The blocks, what stands between them (kept as text outside prose), and no sentence across a blank line.
    private static func pieces(of blocks: Blocks, _ bytes: UnsafeBufferPointer<UInt8>) -> [Piece] {
        var result: [Piece] = []
        var offset = 0
        for (index, block) in blocks.blocks.enumerated() {
            let start = min(max(offset, Int(block.span.start)), bytes.count), end = min(max(start, Int(block.span.end)), bytes.count)
            for gap in lineSpans(bytes, offset..<start) {
                result.append(Piece(span: gap, block: -1, isProse: false, isHeading: false, newBlock: true))
            }
            let heading = block.kind == .heading || block.kind == .title
            var isFirst = true
            for part in paragraphSpans(bytes, start..<end) {
                result.append(Piece(span: part, block: index, isProse: block.kind.isProse, isHeading: heading, newBlock: isFirst))
                isFirst = false
            }
            offset = end
        }
        for gap in lineSpans(bytes, offset..<bytes.count) {
            result.append(Piece(span: gap, block: -1, isProse: false, isHeading: false, newBlock: true))
        }
        return result
    }

    private static func lineSpans(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> [Span] {
        var result: [Span] = []
        var start = range.lowerBound
        for offset in range where bytes[offset] == 0x0A || bytes[offset] == 0x0D {
            if offset > start { result.append(Span(start, offset)) }
            start = offset + 1
        }
        if range.upperBound > start { result.append(Span(start, range.upperBound)) }
        return result
    }

    /// A block's parts between blank lines; single line breaks are soft.
    private static func paragraphSpans(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> [Span] {
        var result: [Span] = []
        var start = range.lowerBound
        var breaks = 0
        for offset in range {
            switch bytes[offset] {
            case 0x0A:
                breaks += 1
                if breaks == 2 {
                    result.append(Span(start, offset))
                    start = offset
                }
            case 0x20, 0x09, 0x0D: break
            default: breaks = 0
            }
        }
        result.append(Span(start, range.upperBound))
        return result
    }

    /// Hashes and flags of new tokens.
    static func describe(_ range: Range<Int>, _ bytes: UnsafeBufferPointer<UInt8>, _ tokens: inout Tokens) {
        for index in range {
            let span = tokens.spans[index]
            tokens.lower.append(WordHash.of(bytes: UnsafeBufferPointer(rebasing: bytes[span.range])))
            var flags: Tokens.Flags = []
            let spaced = index == range.lowerBound || tokens.spans[index - 1].end < span.start
            if spaced { flags.insert(.spaceBefore) }
            let scalars = Scalars(bytes, end: Int(span.end))
            var letters = 0, capitals = 0
            var firstLetter = true
            var offset = Int(span.start)
            while offset < Int(span.end) {
                let scalar = scalars.at(offset)
                switch ScalarClass(scalar.value) {
                case .letter, .ideograph:
                    letters += 1
                    if Scalars.isUpper(scalar.value) {
                        capitals += 1
                        if firstLetter { flags.insert(.capitalised) }
                    }
                    firstLetter = false
                case .digit: flags.insert(.hasDigit)
                default: break
                }
                offset += max(1, scalar.length)
            }
            if letters > 0 { flags.insert(.hasLetter) }
            if letters >= 2, capitals == letters { flags.insert(.allCaps) }
            if letters == 0, !flags.contains(.hasDigit) { flags.insert(.punctuation) }
            tokens.flags.append(flags)
        }
    }

    /// Marks what stands between quotation marks of one block; an unclosed mark reaches to the block's end.
    private func markQuoted(_ range: Range<Int>, _ bytes: UnsafeBufferPointer<UInt8>, _ tokens: inout Tokens) {
        var open = false
        for index in range {
            let span = tokens.spans[index]
            let value = tokens.flags[index].contains(.punctuation) ? Scalars(bytes, end: Int(span.end)).at(Int(span.start)).value : 0
            switch value {
            case 0x201C, 0x201E, 0xAB: open = true
            case 0x201D, 0xBB: open = false
            case 0x60 where span.count == 2: open = true
            case 0x27 where span.count == 2: open = false
            case 0x22:
                let touchesNext = index + 1 < range.upperBound && tokens.spans[index + 1].start == span.end
                open = open ? false : touchesNext || index == range.lowerBound || !tokens.flags[index].contains(.spaceBefore)
            default: if open { tokens.flags[index].insert(.quoted) }
            }
        }
    }
}
