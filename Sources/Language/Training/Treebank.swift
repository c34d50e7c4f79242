import Lexicons
import Prose

/// The words and trees of CoNLL-U files, as one text with gold tokens.
struct Treebank {
    var bytes: [UInt8] = []
    var tokens = Tokens()
    var sentences: [Range<Int>] = []
    /// Gold Penn and universal tags, lemmas, heads (index of the token; -1 for the root) and relations.
    var upos: [PartOfSpeech] = []
    var xpos: [PennTag] = []
    var lemmas: [String] = []
    var heads: [Int32] = []
    var relations: [DependencyRelation] = []

    var text: Text { Text(bytes) }

    /// Adds the sentences of CoNLL-U text.
    mutating func add(_ conllu: String) {
        var rows: [[Substring]] = []
        // Words of a multiword token (`1-2`) touch one another, and the token's own line tells what follows it.
        var joined: [(range: ClosedRange<Int>, spaceAfter: Bool)] = []
        for line in conllu.split(separator: "\n", omittingEmptySubsequences: false) {
            if line.isEmpty {
                if !rows.isEmpty { add(rows, joined) }
                rows = []
                joined = []
            } else if let first = line.utf8.first, first != 0x23 {
                let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
                guard fields.count == 10 else { continue }
                if fields[0].utf8.allSatisfy({ $0 &- 48 < 10 }) {
                    rows.append(fields)
                } else if !fields[0].contains(".") {
                    let ends = fields[0].split(separator: "-").compactMap { Int($0) }
                    if ends.count == 2, ends[0] <= ends[1] { joined.append((ends[0]...ends[1], !fields[9].contains("SpaceAfter=No"))) }
                }
            }
        }
        if !rows.isEmpty { add(rows, joined) }
    }

    private mutating func add(_ rows: [[Substring]], _ joined: [(range: ClosedRange<Int>, spaceAfter: Bool)]) {
        let first = tokens.count
        var spaced = true
        var open = 0
        for (number, row) in rows.enumerated() {
            append(String(row[1]), spaced: spaced)
            spaced = !row[9].contains("SpaceAfter=No")
            while open < joined.count, joined[open].range.upperBound < number + 1 { open += 1 }
            if open < joined.count, joined[open].range.contains(number + 1) {
                spaced = number + 1 == joined[open].range.upperBound && joined[open].spaceAfter
            }
            upos.append(PartOfSpeech(label: String(row[3])) ?? .other)
            xpos.append(PennTag(label: String(row[4])))
            lemmas.append(String(row[2]))
            let head = Int(row[6]) ?? 0
            heads.append(head > 0 && head <= rows.count ? Int32(first + head - 1) : -1)
            relations.append(DependencyRelation(label: String(row[7])))
        }
        finish(first)
    }

    private mutating func append(_ form: String, spaced: Bool) {
        if spaced, !bytes.isEmpty { bytes.append(0x20) }
        let start = bytes.count
        bytes += Array(form.utf8)
        tokens.spans.append(Span(start, bytes.count))
    }

    private mutating func finish(_ first: Int) {
        let range = first..<tokens.count
        bytes.withUnsafeBufferPointer { TokenLayout.describe(range, $0, &tokens) }
        for _ in range { tokens.sentence.append(Int32(sentences.count)) }
        if first < tokens.count {
            tokens.flags[first].insert(.sentenceStart)
            tokens.flags[first].insert(.spaceBefore)
        }
        sentences.append(range)
    }
}
