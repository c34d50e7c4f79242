import Lexicons
import Prose

extension Tokens {
    /// Appends the lemma of the next token: its text and the hash of it.
    mutating func appendLemma(_ bytes: [UInt8]) {
        bytes.withUnsafeBufferPointer { lemma.append(WordHash.of(bytes: $0)) }
        lemmaBytes.append(contentsOf: bytes)
        lemmaOffsets.append(Int32(truncatingIfNeeded: lemmaBytes.count))
    }

    /// Gives every token the tag `X` and its own form as lemma: a text in a language that is not analysed.
    mutating func leaveUntagged(in text: Text) {
        upos = Array(repeating: .other, count: count)
        xpos = Array(repeating: .other, count: count)
        lemma = lower
        lemmaBytes = []
        lemmaOffsets = [0]
        text.withBytes { bytes in
            for span in spans {
                lemmaBytes.append(contentsOf: bytes[span.range])
                lemmaOffsets.append(Int32(truncatingIfNeeded: lemmaBytes.count))
            }
        }
    }
}
