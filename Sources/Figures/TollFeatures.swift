import Lexicons
import Prose

/// What a group of mentions looks like among the other groups of its document: the features of the boosted trees, in 1/256.
struct TollFeatures {
    /// Their names, in the order of their values.
    static let names = [
        "best", "any", "second", "mentions", "news", "first-sentence", "best-sentence", "explicit", "one", "plural", "low", "named", "others",
        "other-best", "better", "shares", "other-named", "other-explicit", "other-many", "effect", "first-shape", "best-shape", "doubled", "other-effect", "sum", "sum-likely",
        "earlier-best", "label", "sentences", "place", "spread", "beside-best", "larger", "names", "length", "sentence-length",
        "quoted", "shared-best", "shared-relation", "repeats", "other-largest",
    ]
    /// Groups farther apart in the order of the text do not see each other: keeps the cost linear.
    private static let window = 100

    let tolls: [TollBuilder.Toll]
    let mentions: [CasualtyMention]
    let news: Double
    let sentences: Int
    private let tops: [Double]
    private let sum, likely: Double

    init(_ tolls: [TollBuilder.Toll], _ mentions: [CasualtyMention], news: Double, sentences: Int) {
        (self.tolls, self.mentions, self.news, self.sentences) = (tolls, mentions, news, sentences)
        let tops = tolls.map { toll in toll.mentions.lazy.map { mentions[$0].probability }.max() ?? 0 }
        sum = tops.reduce(0, +)
        likely = tops.reduce(0) { $1 > 0.3 ? $0 + $1 : $0 }
        self.tops = tops
    }

    private static func odds(_ p: Double) -> Double { PortableMath.ln((p + 1e-3) / (1 - p + 1e-3)) }
    private func best(_ indices: [Int]) -> Double { Self.odds(indices.lazy.map { tops[$0] }.max() ?? 0) }

    /// The features of one group.
    func values(of place: Int) -> [Int32] {
        let toll = tolls[place], top = tops[place]
        guard let first = toll.mentions.first.map({ mentions[$0] }), let strongest = toll.mentions.first(where: { mentions[$0].probability == top }).map({ mentions[$0] }) else { return [] }
        let near = max(0, place - Self.window)..<min(tolls.count, place + Self.window + 1)
        let others = near.filter { $0 != place && tolls[$0].effect == toll.effect }
        let cross = near.filter { tolls[$0].effect != toll.effect }
        let sorted = toll.mentions.map { mentions[$0].probability }.sorted(by: >)
        let starts = Set(toll.mentions.lazy.map { mentions[$0].tokens.lowerBound })
        let sharing = others.filter { !tolls[$0].words.isDisjoint(with: toll.words) }
        var shared: Int?
        for index in sharing where shared.map({ tops[index] > tops[$0] }) ?? true { shared = index }
        let relation = shared.map { tolls[$0].low == toll.low ? 0.0 : tolls[$0].low > toll.low ? 1 : 2 } ?? -1
        func flag(_ value: Bool) -> Double { value ? 1 : 0 }
        func size(_ toll: TollBuilder.Toll) -> Double { min(10000, toll.low.doubleValue) }
        func sentence(_ toll: TollBuilder.Toll) -> Int { toll.mentions.first.map { mentions[$0].sentence } ?? 0 }
        let row: [Double] = [
            Self.odds(top), Self.odds(1 - sorted.reduce(1.0) { $0 * (1 - $1) }), sorted.count > 1 ? Self.odds(sorted[1]) : -7, Double(sorted.count), Self.odds(news),
            Double(first.sentence), Double(strongest.sentence), flag(toll.isExplicit), flag(toll.isSingle), flag(toll.low == DecimalNumber(2) && toll.high == nil), size(toll), flag(!toll.names.isEmpty), Double(others.count),
            best(others), Double(others.lazy.filter { tops[$0] > top }.count), flag(!sharing.isEmpty), flag(others.contains { !tolls[$0].names.isEmpty }), flag(others.contains { tolls[$0].isExplicit }), flag(others.contains { !tolls[$0].isSingle }),
            Double(CasualtyFinder.effects.firstIndex(of: toll.effect) ?? 0), Double(first.shape.rawValue), Double(strongest.shape.rawValue),
            best(cross.filter { tolls[$0].mentions.contains { starts.contains(mentions[$0].tokens.lowerBound) } }), best(cross), sum, likely,
            best(others.filter { sentence(tolls[$0]) < first.sentence }), Double(strongest.label), Double(sentences), Double(strongest.sentence) / Double(max(1, sentences)), Double(Set(toll.mentions.lazy.map { mentions[$0].sentence }).count),
            best(others.filter { sentence(tolls[$0]) == first.sentence }), Double(others.lazy.filter { tops[$0] > 0.2 && tolls[$0].low >= toll.low && !tolls[$0].isSingle }.count), Double(toll.names.count), Double(strongest.tokens.count), Double(strongest.sentenceLength),
            flag(toll.mentions.contains { mentions[$0].isQuoted }), best(sharing), relation, Double(strongest.repeats), others.lazy.filter { tops[$0] > 0.2 }.map { size(tolls[$0]) }.max() ?? 0,
        ]
        return row.map { Int32(max(-2e9, min(2e9, ($0 * 256 + 0.5).rounded(.down)))) }
    }
}
