import Lexicons
import Prose
import StageKit

/// Splits English text into words as the Universal Dependencies treebanks do: clitics apart (`do|n't`, `Biden|'s`), hyphens apart
/// but for prefixes (`US|-|led`, `pro-Russian`), numbers apart from units (`$|4.5|bn`), addresses whole.
///
/// Every byte that is no white space belongs to exactly one token, tokens never overlap, and no character is changed. Where a
/// token ends depends only on the text near it, so that a dictionary's phrase is split as it is in running text.
public struct Tokenizer: Sendable {
    let rules: TokenizerRules

    /// A tokeniser with the program's word lists.
    /// - Throws: when a word list is missing.
    public init(in environment: StageEnvironment) throws {
        rules = try TokenizerRules(in: environment)
    }

    /// The tokens of a part of a text, in order. Linear time.
    public func spans(of text: Text, in range: Span) -> [Span] {
        var result: [Span] = []
        text.withBytes { spans(of: $0, in: range.range, into: &result) }
        return result
    }

    /// The words of a phrase, split as in running text.
    public func words(of phrase: String) -> [String] {
        let text = Text(phrase)
        return spans(of: text, in: text.span).map { text[$0] }
    }

    /// The word hashes of a phrase, as `PhraseTable` takes them and `Tokens.lower` holds them.
    public func hashes(of phrase: String) -> [UInt64] { words(of: phrase).map { WordHash.of($0) } }

    /// Appends the tokens of a range of a valid UTF-8 buffer.
    func spans(of bytes: UnsafeBufferPointer<UInt8>, in range: Range<Int>, into result: inout [Span]) {
        let end = min(range.upperBound, bytes.count)
        let whole = Scalars(bytes, end: end)
        var offset = max(0, range.lowerBound)
        while offset < end {
            let scalar = whole.at(offset)
            if ScalarClass(scalar.value) == .space {
                offset += scalar.length
                continue
            }
            let start = offset
            while offset < end {
                let scalar = whole.at(offset)
                if ScalarClass(scalar.value) == .space { break }
                offset += scalar.length
            }
            var scanner = ChunkScanner(bytes: bytes, start: start, end: offset, textEnd: end, rules: rules)
            scanner.scan(into: &result)
        }
    }
}
