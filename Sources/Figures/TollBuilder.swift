import Lexicons
import Prose
import StageKit

/// Gathers the reports of one toll over a document, and tells how likely each is a toll that the text reports as news: of an
/// incident that it tells, not of the past, a threat or a general complaint.
///
/// Two linear models, of the document and of each mention, and boosted trees for each group, trained on the MUC-4 corpus (see
/// MODEL.md).
struct TollBuilder: Sendable {
    private let documentModel, mentionModel: LinearModel
    private let trees: TreeModel
    /// Groups of this probability are told as news. Half of the F1 that can be reached is the best threshold for F1 (Lipton,
    /// Elkan and Naryanaswamy 2014).
    static let threshold = 0.28
    /// Mentions below this probability join no group.
    static let floor = 0.2
    /// Mentions look back over so many groups: keeps the cost linear.
    private static let window = 200

    init(in environment: StageEnvironment) throws {
        documentModel = try LinearModel("casualties/document.model", in: environment)
        mentionModel = try LinearModel("casualties/mention.model", in: environment)
        trees = try TreeModel("casualties/groups.tsv", features: TollFeatures.names, in: environment)
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
    func tolls(_ mentions: inout [CasualtyMention], _ document: DocumentFeatures, sentences: Int) -> [Toll] {
        let news = documentModel.probability(document.set, norm: Self.norm)
        for index in mentions.indices {
            Self.addDocument(news, &mentions[index])
            mentions[index].probability = mentionModel.probability(mentions[index].features)
        }
        var tolls = group(mentions)
        let features = TollFeatures(tolls, mentions, news: news, sentences: sentences)
        for index in tolls.indices { tolls[index].probability = PortableMath.logistic(trees.score(features.values(of: index))) }
        return tolls
    }

    /// The length to which the features of a document are scaled.
    static let norm = 10.0

    func isNews(_ toll: Toll) -> Bool { toll.probability >= Self.threshold }

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
            for number in max(0, tolls.count - Self.window)..<tolls.count where tolls[number].effect == mention.effect {
                let toll = tolls[number]
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
}
