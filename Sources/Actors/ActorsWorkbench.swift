import Lexicons
import Prose
import StageKit

/// The actors stage from within, for those who train its rankers and measure its dictionaries; programs use `ActorsStage`.
public struct ActorsWorkbench: Sendable {
    /// Which pronouns a ranker is for.
    public enum Pronouns: Sendable {
        /// "He" and "she".
        case gendered
        /// "It" and "they".
        case neutral
        /// "He" and "she" by the features of "it" and "they", whose ranker learns from them what structure tells.
        case structural
    }

    private let stage: ActorsStage

    /// Looks into a stage.
    public init(_ stage: ActorsStage) { self.stage = stage }

    /// A stage whose rankers have other weights, as it takes to learn them and to measure them on texts that they were learned from.
    /// - Parameters:
    ///   - gendered: a table like `pronoun-weights.tsv`; nil for the program's.
    ///   - neutral: a table like `neutral-weights.tsv`; nil for the program's.
    /// - Throws: when a resource is missing or the weights cannot be read.
    public static func stage(
        _ options: ActorsOptions, gendered: ResourceTable?, neutral: ResourceTable? = nil, in environment: StageEnvironment
    ) throws -> ActorsStage {
        var stage = try ActorsStage(options, in: environment)
        if let gendered { stage.knowledge.pronounModel = try RankingModel(gendered, templates: PronounFeature.names) }
        if let neutral { stage.knowledge.neutralModel = try RankingModel(neutral, templates: NeutralFeature.names) }
        return stage
    }

    /// Every pronoun of a document with its candidates and their features, for `Training/actors`.
    /// - Throws: when a layer is missing.
    public func choices(of pronouns: Pronouns, in document: Document) throws -> [PronounChoice] {
        try ActorFinder(stage.knowledge, stage.view(of: document)).choices(of: pronouns)
    }

    /// What a look-up of the dictionaries costs, over a made-up text in which every eighth word begins a name.
    /// - Returns: nanoseconds a token, and how many names were found, so that nothing is optimised away.
    public func lookUpCost(words: Int) -> (nanoseconds: Int, found: Int) {
        let knowledge = stage.knowledge
        let names = knowledge.actors.prefix(4_000).flatMap { $0.name.split(separator: " ").map { WordHash.of($0) } }
        var text: [UInt64] = [], state: UInt64 = 1
        for index in 0..<max(1, min(words, 20_000_000)) {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            text.append(index % 8 == 0 && !names.isEmpty ? names[Int(state >> 33) % names.count] : WordHash.mixed(state))
        }
        let clock = ContinuousClock()
        var found = 0
        let spent = clock.measure {
            var index = 0
            while index < text.count {
                if let match = knowledge.phrases.longestMatch(in: text, at: index, limit: text.count) {
                    found += 1
                    index = match.end
                } else {
                    index += 1
                }
            }
        }
        let (seconds, attoseconds) = spent.components
        return (Int(Double(seconds) * 1e9 + Double(attoseconds) / 1e9) / text.count, found)
    }
}
