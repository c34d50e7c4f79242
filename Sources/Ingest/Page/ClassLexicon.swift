import Lexicons
import Markup
import StageKit

/// Looks the words of class, id, role and itemprop up.
struct ClassLexicon: Sendable {
    private let table: WordTable<UInt32>

    init(in environment: StageEnvironment) throws {
        let rows = try environment.table("page/classes.tsv", in: "Ingest").rows
        table = WordTable(rows.map { (WordHash.of($0[0]), ClassKind(named: $0[1]).rawValue) })
    }

    /// The kinds that the words of an attribute name. Cuts at everything but letters, and where a small letter meets a capital; only the first 300 bytes are read.
    func kinds(in value: UnsafeBufferPointer<UInt8>) -> ClassKind {
        var bits: UInt32 = 0
        var start = 0
        let count = min(value.count, 300)
        var position = 0
        var previousIsLower = false
        while position <= count {
            let byte = position < count ? value[position] : 0
            let isLetter = byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A
            let isCapital = isLetter && byte & 0x20 == 0
            if !isLetter || (isCapital && previousIsLower) {
                if position - start >= 2 {
                    bits |= table[WordHash.of(bytes: UnsafeBufferPointer(rebasing: value[start..<position]))] ?? 0
                }
                start = isLetter ? position : position + 1
            }
            previousIsLower = isLetter && !isCapital
            position += 1
        }
        return ClassKind(rawValue: bits)
    }
}
