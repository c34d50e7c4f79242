import Lexicons
import Prose
import StageKit

/// Gathers the reports of one toll over a document, and tells how likely each is a toll that the text reports as news: of an
/// incident that it tells, not of the past, a threat or a general complaint.
///
/// Three linear models, trained on the MUC-4 corpus: of the document, of each mention, of each group (see MODEL.md).
struct TollBuilder: Sendable {
    private let documentModel, mentionModel: LinearModel
    private let weights: WordTable<Double>
    private let headWeights: WordTable<Double>
    private let threshold: Double
    /// Mentions below this probability join no group.
    static let floor = 0.15

    init(in environment: StageEnvironment) throws {
        documentModel = try LinearModel("casualties/document.model", in: environment)
        mentionModel = try LinearModel("casualties/mention.model", in: environment)
        var weights: [(String, Double)] = [], heads: [(String, Double)] = []
        for row in try environment.table("casualties/groups.tsv", in: "Figures").rows {
            guard let value = DecimalNumber(digits: row[1])?.doubleValue else { continue }
            if row[0].hasPrefix("head:") { heads.append((String(row[0].dropFirst(5)), value)) } else { weights.append((row[0], value)) }
        }
        self.weights = WordTable(words: weights)
        headWeights = WordTable(words: heads)
        threshold = weights.first { $0.0 == "threshold" }?.1 ?? 0.5
    }

    /// One toll: the mentions that tell of it, the value that stands for them, its probability.
    struct Toll {
        var effect: Figures.Effect
        var mentions: [Int]
        var words: Set<UInt64>
        var names: Set<UInt64>
        var low: DecimalNumber
        var high: DecimalNumber?
        var isExplicit: Bool
        var probability = 0.0
        var isSingle: Bool { low == .one && high == .one }
    }

    /// Scores the mentions and groups those that are likely.
    func tolls(_ mentions: inout [CasualtyMention], _ document: DocumentFeatures, _ lexicon: FigureLexicon, _ tokens: Tokens) -> [Toll] {
        let news = documentModel.probability(document.set)
        for index in mentions.indices {
            Self.addDocument(news, &mentions[index])
            mentions[index].probability = mentionModel.probability(mentions[index].features)
        }
        var tolls = group(mentions)
        let scores = tolls.indices.map { score(tolls[$0], among: tolls, at: $0, mentions, news, lexicon, tokens) }
        for index in tolls.indices { tolls[index].probability = PortableMath.logistic(scores[index]) }
        return tolls
    }

    func isNews(_ toll: Toll) -> Bool { toll.probability >= threshold }
    /// The probability that a document reports casualties, for training rows as well.
    func news(_ document: DocumentFeatures) -> Double { documentModel.probability(document.set) }

    /// The document's probability in eighths, alone and with what a mention is.
    static func addDocument(_ news: Double, _ mention: inout CasualtyMention) {
        let step = UInt64(news * 8), effect = UInt64(CasualtyFinder.effects.firstIndex(of: mention.effect) ?? 0)
        mention.features.add(200, step)
        mention.features.add(201, step, mention.shape.rawValue)
        mention.features.add(202, step, effect)
        mention.features.add(203, step, CasualtyFinder.bucket(mention.sentence))
        mention.features.add(204, step, mention.isExplicit ? 1 : 0)
    }

    private func group(_ mentions: [CasualtyMention]) -> [Toll] {
        var tolls: [Toll] = []
        let order = mentions.indices.filter { mentions[$0].probability > Self.floor }.sorted { a, b in
            let x = mentions[a], y = mentions[b]
            return x.sentence != y.sentence ? x.sentence < y.sentence : x.tokens.lowerBound != y.tokens.lowerBound ? x.tokens.lowerBound < y.tokens.lowerBound : a < b
        }
        for index in order {
            let mention = mentions[index]
            var best: Int?
            for (number, toll) in tolls.enumerated() where toll.effect == mention.effect {
                guard let last = toll.mentions.last.map({ mentions[$0] }) else { continue }
                let isSame = mention.low == toll.low && mention.high == toll.high
                let fits = isSame || (!mention.isExplicit || !toll.isExplicit) && mention.isSingle == toll.isSingle
                let isNamed = !mention.names.isEmpty && !toll.names.isEmpty
                let meets = isNamed ? !mention.names.isDisjoint(with: toll.names) : !mention.words.isDisjoint(with: toll.words)
                // A name and what he was, side by side.
                let isApposed = last.sentence == mention.sentence && mention.tokens.lowerBound > last.tokens.upperBound && mention.tokens.lowerBound - last.tokens.upperBound <= 1
                    && mention.names.isEmpty != last.names.isEmpty && mention.isSingle && toll.isSingle
                if meets && fits || isApposed { best = number }
            }
            if let best {
                tolls[best].mentions.append(index)
                tolls[best].words.formUnion(mention.words)
                tolls[best].names.formUnion(mention.names)
                if mention.isExplicit, !tolls[best].isExplicit { (tolls[best].low, tolls[best].high, tolls[best].isExplicit) = (mention.low, mention.high, true) }
            } else {
                tolls.append(Toll(effect: mention.effect, mentions: [index], words: mention.words, names: mention.names, low: mention.low, high: mention.high, isExplicit: mention.isExplicit))
            }
        }
        return tolls
    }

    /// The log odds of a group.
    private func score(_ toll: Toll, among all: [Toll], at place: Int, _ mentions: [CasualtyMention], _ news: Double, _ lexicon: FigureLexicon, _ tokens: Tokens) -> Double {
        func odds(_ p: Double) -> Double { PortableMath.ln((p + 1e-3) / (1 - p + 1e-3)) }
        func top(_ toll: Toll) -> Double { toll.mentions.lazy.map { mentions[$0].probability }.max() ?? 0 }
        guard let first = toll.mentions.first.map({ mentions[$0] }) else { return -9 }
        let best = top(toll), rest = toll.mentions.reduce(1.0) { $0 * (1 - mentions[$1].probability) }
        let others = all.indices.filter { $0 != place && all[$0].effect == toll.effect }
        let single = toll.isSingle, plural = toll.low == DecimalNumber(2) && toll.high == nil
        let hasName = others.contains { !all[$0].names.isEmpty }, hasMany = others.contains { all[$0].isExplicit || all[$0].low == DecimalNumber(2) }
        var sum = 0.0
        func add(_ name: String, _ value: Double) { if value != 0 { sum += (weights[WordHash.of(name)] ?? 0) * value } }
        func flag(_ name: String, _ value: Bool) { add(name, value ? 1 : 0) }
        flag("intercept", true)
        add("best", odds(best))
        add("any", odds(1 - rest))
        add("mentions", Double(min(5, toll.mentions.count)))
        add("news", odds(news))
        add("sentence", PortableMath.ln(Double(1 + first.sentence)))
        flag("explicit", toll.isExplicit)
        flag("one", single)
        flag("plural", plural)
        flag("large", toll.low > DecimalNumber(20))
        flag("named", !toll.names.isEmpty)
        add("others", Double(min(4, others.count)))
        add("other-best", odds(others.lazy.map { top(all[$0]) }.max() ?? 0))
        add("better", Double(others.lazy.filter { top(all[$0]) > best }.count))
        flag("shared-word", others.contains { !all[$0].words.isDisjoint(with: toll.words) })
        flag("other-named", hasName)
        flag("other-many", hasMany)
        flag("once", toll.mentions.count == 1)
        flag("effect:\(toll.effect.rawValue)", true)
        flag("shape:\(first.shape.rawValue)", true)
        add("news-plural", plural ? odds(news) : 0)
        add("news-one", single ? odds(news) : 0)
        flag("unnamed-beside-name", toll.names.isEmpty && single && hasName)
        flag("plural-beside-name", plural && hasName)
        let heads = Set(toll.mentions.lazy.filter { mentions[$0].names.isEmpty }.map { tokens.lemma[mentions[$0].head] })
        for head in heads.sorted() { sum += headWeights[head] ?? 0 }
        return sum
    }
}
