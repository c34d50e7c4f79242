import StageKit

/// Chooses among the values that the signals of a page give for a field: a linear score over what speaks for each value. Whole
/// numbers only, so that the choice is the same on every processor.
///
/// The weights are those of a conditional logit (D. McFadden 1974) in thousandths of a logit; `page/metadata-weights.tsv`.
struct SignalRanker: Sendable {
    private var title = [Int](repeating: 0, count: 64)
    private var authors = [Int](repeating: 0, count: 64)
    private var published = [Int](repeating: 0, count: 128)

    enum Field: String, Sendable { case title, authors, published }

    init(in environment: StageEnvironment) throws {
        for row in try environment.table("page/metadata-weights.tsv", in: "Ingest").rows {
            guard let weight = Int(row[2]), abs(weight) < 1_000_000 else { continue }
            switch Field(rawValue: row[0]) {
            case .title: if let feature = TitleFeature.named[row[1]] { title[Int(feature.rawValue)] = weight }
            case .authors: if let feature = AuthorFeature.named[row[1]] { authors[Int(feature.rawValue)] = weight }
            case .published: if let feature = DateFeature.named[row[1]] { published[Int(feature.rawValue)] = weight }
            case nil: break
            }
        }
    }

    func score(_ bits: some UnsignedInteger & FixedWidthInteger, _ field: Field) -> Int {
        let weights = switch field {
        case .title: title
        case .authors: authors
        case .published: published
        }
        var rest = bits, sum = 0
        while rest != 0 {
            sum += weights[rest.trailingZeroBitCount]
            rest &= rest - 1
        }
        return sum
    }

    /// The best of some values, the earlier of equals, and how sure the choice is in per cent; nil when there is none.
    func best(_ bits: [some UnsignedInteger & FixedWidthInteger], _ field: Field) -> (index: Int, confidence: Int)? {
        guard let first = bits.first else { return nil }
        var best = 0, top = score(first, field), second: Int?
        for (index, candidate) in bits.enumerated().dropFirst() {
            let score = score(candidate, field)
            if score > top {
                (second, top, best) = (top, score, index)
            } else if score > second ?? Int.min {
                second = score
            }
        }
        // A value without a rival is as sure as its own score makes it.
        return (best, min(Self.sigmoid(top - (second ?? top - 4_000)), Self.sigmoid(top + 1_500)))
    }

    /// The logistic function in per cent, from a table: equal on every processor.
    static func sigmoid(_ logit: Int) -> Int {
        // At 0, 0.25, … 5 logits.
        let table = [50, 56, 62, 68, 73, 78, 82, 85, 88, 90, 92, 94, 95, 96, 97, 98, 98, 99, 99, 99, 99]
        let step = min(table.count - 1, abs(logit) / 250)
        return logit >= 0 ? table[step] : 100 - table[step]
    }
}
