import Lexicons
import Prose

/// Asks the linear model about mentions that stand near each other, weighs the findings of the rules by its answer, and adds
/// what the rules have missed.
struct ModelReader {
    let tokens: Tokens
    let lookup: MentionLookup
    let features: PairFeatures
    let model: PairModel

    /// Mentions further apart in the order of the sentence are not asked about: others stand between them.
    private static let farthest = 2
    private static let mostMentions = 40

    /// - Parameter start: index of the first finding of the sentence.
    func read(_ sentence: Sentences.Sentence, from start: Int, into findings: inout [StanceFinding]) {
        let mentions = lookup.mentions(in: sentence.tokens)
        guard mentions.count >= 2, mentions.count <= Self.mostMentions else { return }
        for i in mentions.indices {
            for j in (i + 1)..<max(i + 1, min(mentions.count, i + 1 + Self.farthest)) {
                ask(mentions[i], mentions[j], sentence, from: start, into: &findings)
            }
        }
    }

    private func isPronoun(_ place: MentionLookup.Place) -> Bool {
        place.tokens.count == 1 && tokens.upos[place.tokens.lowerBound] == .pronoun
    }

    private func ask(_ i: Int, _ j: Int, _ sentence: Sentences.Sentence, from start: Int, into findings: inout [StanceFinding]) {
        let (a, b) = (lookup.places[i], lookup.places[j])
        guard a.actor != b.actor, a.canHold, b.canHold, !lookup.isAside(j, in: tokens, features.lexicon.asides) else { return }
        let found = features.features(of: tokens, first: a.tokens, second: b.tokens, sentence: sentence.tokens)
        guard !found.isEmpty else { return }
        let p = model.probabilities(found)
        for (from, to, positive, negative) in [
            (a.actor, b.actor, PairModel.Class.forwardPositive, PairModel.Class.forwardNegative),
            (b.actor, a.actor, .backwardPositive, .backwardNegative),
        ] {
            var isKnown = false
            for index in start..<findings.count where findings[index].from == from && findings[index].to == to {
                isKnown = true
                // Who of the two holds it is told by the rules; the model has seen too few pairs that stand the other way round.
                let agreement =
                    findings[index].polarity > 0
                    ? p[PairModel.Class.forwardPositive.rawValue] + p[PairModel.Class.backwardPositive.rawValue]
                    : p[PairModel.Class.forwardNegative.rawValue] + p[PairModel.Class.backwardNegative.rawValue]
                findings[index].p = min(0.95, findings[index].p * (0.5 + agreement))
            }
            // The model was taught on names alone: of a pronoun it may weigh what the rules found, but find nothing itself.
            if isKnown || isPronoun(a) || isPronoun(b) { continue }
            let best = p[positive.rawValue] > p[negative.rawValue] ? positive : negative
            guard p[best.rawValue] >= (p.max() ?? 1) else { continue }
            let low = min(a.tokens.lowerBound, b.tokens.lowerBound), high = max(a.tokens.upperBound, b.tokens.upperBound)
            let span = high - low <= 30 ? tokens.span(of: low..<high) : sentence.span
            findings.append(
                StanceFinding(
                    from: from, to: to, span: span, polarity: best == positive ? 0.6 : -0.6, p: 0.75 * p[best.rawValue],
                    commitment: 1, isActed: false, why: "model"))
        }
    }
}
