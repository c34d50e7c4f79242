import Language
import Lexicons
import Neural
import Prose
import StageKit

/// How a sentence speaks of a target: by the encoder, or by the valence of the words around it.
public struct TargetSentiment: Sendable {
    private let lexicon: StanceLexicon
    private let encoder: StanceEncoder?
    private static let reach = 10

    /// - Throws: when a word list is unusable; when `accurate` is asked for and its file is missing or unusable.
    public init(model: ModelTier, in environment: StageEnvironment) throws {
        lexicon = try StanceLexicon(in: environment, userAttitudes: [])
        encoder = try AccurateModel.load(model, in: environment) { network in
            try StanceEncoder(pieces: ModelFile(try environment.resource("models/pieces.model", in: "Language")), network: network)
        }.model
    }

    /// Probabilities of a negative, a neutral and a positive view of the words of `target`, which stand in `sentence`.
    public func probabilities(of target: Range<Int>, in sentence: Range<Int>, _ tokens: Tokens, _ text: Text) -> (negative: Double, neutral: Double, positive: Double) {
        if let encoder {
            let answers = text.withBytes { encoder.answers([.init(sentence: sentence, targets: [target])], tokens.spans, in: $0) }
            if let p = answers.first?.targets.first, p.count == 3 { return (p[0], p[1], p[2]) }
        }
        let clauses = ClauseReader(tokens: tokens, lexicon: lexicon)
        let near = max(sentence.lowerBound, target.lowerBound - Self.reach)..<min(sentence.upperBound, target.upperBound + Self.reach)
        guard let (value, count) = clauses.valence(of: near, skipping: { target.contains($0) }) else { return (0.1, 0.8, 0.1) }
        // More words that agree are believed more.
        let weight = min(0.9, max(0, abs(value) * Double(count).squareRoot() - 0.05) * 1.6), rest = 1 - weight
        return value < 0 ? (weight + rest * 0.1, rest * 0.8, rest * 0.1) : (rest * 0.1, rest * 0.8, weight + rest * 0.1)
    }
}
