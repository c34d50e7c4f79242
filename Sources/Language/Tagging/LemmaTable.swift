import Lexicons
import Prose

/// Lemmas that no rule gives: (form, tag) -> lemma, over mapped bytes: UInt32 count, then rows of UInt32 key and UInt32 end of
/// the lemma in the bytes that follow.
struct LemmaTable {
    private let rows: UnsafeRawPointer
    private let text: UnsafeRawBufferPointer
    private let count: Int

    init?(_ bytes: UnsafeRawBufferPointer) {
        guard bytes.count >= 4, let base = bytes.baseAddress else { return nil }
        count = Int(base.loadUnaligned(as: UInt32.self))
        guard bytes.count >= 4 + count * 8 else { return nil }
        rows = base + 4
        text = UnsafeRawBufferPointer(rebasing: bytes[(4 + count * 8)...])
    }

    private static func key(_ hash: UInt64, _ tag: PennTag) -> UInt32 {
        UInt32(truncatingIfNeeded: WordHash.joined(hash, UInt64(tag.rawValue)) >> 32)
    }

    /// The lemma of a form with a tag, within the file's bytes; nil where the rules are right. Logarithmic time.
    func lemma(of hash: UInt64, _ tag: PennTag) -> UnsafeRawBufferPointer? {
        let key = Self.key(hash, tag)
        var low = 0, high = count
        while low < high {
            let middle = (low + high) / 2
            if rows.loadUnaligned(fromByteOffset: middle * 8, as: UInt32.self) < key { low = middle + 1 } else { high = middle }
        }
        guard low < count, rows.loadUnaligned(fromByteOffset: low * 8, as: UInt32.self) == key else { return nil }
        let start = low == 0 ? 0 : Int(rows.loadUnaligned(fromByteOffset: low * 8 - 4, as: UInt32.self))
        let end = Int(rows.loadUnaligned(fromByteOffset: low * 8 + 4, as: UInt32.self))
        guard start <= end, end <= text.count else { return nil }
        return UnsafeRawBufferPointer(rebasing: text[start..<end])
    }

    /// The bytes of a table.
    static func encode(_ lemmas: [(form: UInt64, tag: PennTag, lemma: String)]) -> [UInt8] {
        var sorted: [(key: UInt32, lemma: String)] = []
        for row in lemmas.map({ (key: key($0.form, $0.tag), lemma: $0.lemma) }).sorted(by: { ($0.key, $0.lemma) < ($1.key, $1.lemma) })
        where row.key != sorted.last?.key { sorted.append(row) }
        var result: [UInt8] = [], text: [UInt8] = []
        withUnsafeBytes(of: UInt32(sorted.count).littleEndian) { result.append(contentsOf: $0) }
        for row in sorted {
            text += Array(row.lemma.utf8)
            withUnsafeBytes(of: row.key.littleEndian) { result.append(contentsOf: $0) }
            withUnsafeBytes(of: UInt32(text.count).littleEndian) { result.append(contentsOf: $0) }
        }
        return result + text
    }
}
