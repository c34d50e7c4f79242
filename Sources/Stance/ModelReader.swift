import Lexicons
import Prose

/// Asks the learnt models about mentions that stand near each other, weighs the findings of the rules by their answer, and adds
/// what the rules have missed. Where the encoder has read the pair its answer decides; on DSE the rules add nothing to it.
struct ModelReader {
    /// Two mentions that are asked about, the first in the text first.
    struct Candidate: Equatable {
        var first: Int
        var second: Int
    }

    let tokens: Tokens
    let parse: DependencyParse?
    let lookup: MentionLookup
    let features: PairFeatures
    let model: PairModel

    /// Mentions further apart in the order of the sentence are not asked about: others stand between them.
    private static let farthest = 2
    private static let mostMentions = 40
    /// How much of a model's probability a finding of its own carries: the linear model is surer of itself than it should be on new texts.
    private static let linearTrust = 0.75, encoderTrust = 0.9
    /// Polarity from which on a rule's word is plain.
    private static let outspoken = 0.7
    /// What a finding keeps that the encoder does not share at all: too little to decide, enough to be seen.
    private static let leastWeight = 0.15
    /// The same of what is told of two at once ("the conflict between A and B"): there the rules seldom err, and the lessons seldom ask.
    private static let leastMutualWeight = 0.5
    /// How much the odds rise for a plain word that the rules are sure of, as a logarithm.
    private static let plainness = 1.5

    /// The pairs of a sentence that are worth a question.
    func candidates(in sentence: Sentences.Sentence) -> [Candidate] {
        let mentions = lookup.mentions(in: sentence.tokens)
        guard mentions.count >= 2, mentions.count <= Self.mostMentions else { return [] }
        var found: [Candidate] = []
        for i in mentions.indices {
            for j in (i + 1)..<max(i + 1, min(mentions.count, i + 1 + Self.farthest)) {
                let (a, b) = (lookup.places[mentions[i]], lookup.places[mentions[j]])
                guard a.actor != b.actor, a.canHold, b.canHold, !lookup.isAside(mentions[j], in: tokens, features.lexicon.asides),
                    !isDescription(of: a, by: b), !isDescription(of: b, by: a)
                else { continue }
                found.append(Candidate(first: mentions[i], second: mentions[j]))
            }
        }
        return found
    }

    /// Whether a mention only helps to tell who another is: "Ms. Haley, the former ambassador to the United Nations". Of such pairs of
    /// DSE's train part one in nine holds an attitude, of all pairs three in ten.
    private func isDescription(of a: MentionLookup.Place, by b: MentionLookup.Place) -> Bool {
        guard let parse, parse.heads.count == tokens.count else { return false }
        var token = b.tokens.first { !b.tokens.contains(Int(parse.heads[$0])) } ?? b.tokens.lowerBound
        for _ in 0..<6 {
            guard [.appos, .nmod, .nmodPoss, .compound, .amod, .flat].contains(parse.relations[token]) else { return false }
            token = Int(parse.heads[token])
            guard token >= 0 else { return false }
            if a.tokens.contains(token) { return true }
        }
        return false
    }

    /// The pair of a speaker and an actor he judges, where he is named in the same sentence: his nearest mention is asked about.
    func candidate(for judgement: StanceFinding, in sentence: Range<Int>) -> Candidate? {
        guard judgement.from >= 0, let target = judgement.target, let judged = lookup.mention(at: target.lowerBound) else { return nil }
        let speakers = lookup.mentions(in: sentence).filter { lookup.places[$0].actor == judgement.from }
        guard let speaker = speakers.min(by: { abs($0 - judged) < abs($1 - judged) }), speaker != judged else { return nil }
        return Candidate(first: min(speaker, judged), second: max(speaker, judged))
    }

    /// - Parameters:
    ///   - start: index of the first finding of the sentence.
    ///   - encoded: the encoder's answers about `candidates`, in their order; empty when it was not asked.
    func read(
        _ candidates: [Candidate], encoded: [[Double]], in sentence: Sentences.Sentence, from start: Int, into findings: inout [StanceFinding]
    ) {
        // What the rules have found is weighed once, by the most favourable of the pairs that speak of the same two actors.
        var weights: [Int: Double] = [:]
        for (k, candidate) in candidates.enumerated() {
            let (a, b) = (lookup.places[candidate.first], lookup.places[candidate.second])
            let answer = encoded.indices.contains(k) ? encoded[k] : []
            if !answer.isEmpty {
                weigh(a, b, answer, isEncoded: true, sentence, from: start, &weights, into: &findings)
                continue
            }
            let found = features.features(of: tokens, first: a.tokens, second: b.tokens, sentence: sentence.tokens)
            if !found.isEmpty { weigh(a, b, model.probabilities(found), isEncoded: false, sentence, from: start, &weights, into: &findings) }
        }
        for (index, weight) in weights { findings[index].p = min(0.95, findings[index].p * weight) }
    }

    private func isPronoun(_ place: MentionLookup.Place) -> Bool {
        place.tokens.count == 1 && tokens.upos[place.tokens.lowerBound] == .pronoun
    }

    /// Who would stand towards whom, and the classes that say so.
    private struct Direction {
        let from: Int, to: Int
        let positive: PairModel.Class, negative: PairModel.Class

        func holds(_ finding: StanceFinding) -> Bool { finding.from == from && finding.to == to && !finding.isLearned }
        func answer(to finding: StanceFinding) -> PairModel.Class { finding.polarity > 0 ? positive : negative }
    }

    private static func directions(_ a: MentionLookup.Place, _ b: MentionLookup.Place) -> [Direction] {
        [
            Direction(from: a.actor, to: b.actor, positive: .forwardPositive, negative: .forwardNegative),
            Direction(from: b.actor, to: a.actor, positive: .backwardPositive, negative: .backwardNegative),
        ]
    }

    private func weigh(
        _ a: MentionLookup.Place, _ b: MentionLookup.Place, _ p: [Double], isEncoded: Bool, _ sentence: Sentences.Sentence, from start: Int,
        _ weights: inout [Int: Double], into findings: inout [StanceFinding]
    ) {
        let directions = Self.directions(a, b), rules = start..<findings.count
        let belief = isEncoded ? Self.belief(p, directions, findings[rules]) : p
        let top = max(belief.max() ?? 0, 1e-9), sum = max(belief.reduce(0, +), 1e-9)
        for (direction, other) in [(directions[0], directions[1]), (directions[1], directions[0])] {
            var isKnown = false, contradicts: PairModel.Class?
            for index in rules where direction.holds(findings[index]) {
                isKnown = true
                let own = direction.answer(to: findings[index]), turned = other.answer(to: findings[index])
                let weight: Double
                if isEncoded {
                    // A finding stands as far as no other answer is likelier. Of what holds both ways ("allies", "met") the lessons
                    // name the first holder alone.
                    let isMutual = findings[rules].contains { other.holds($0) && $0.why == findings[index].why && $0.polarity == findings[index].polarity }
                    let support = belief[own.rawValue] + (isMutual ? belief[turned.rawValue] : 0)
                    let share = min(1, support / top)
                    weight = max(isMutual ? Self.leastMutualWeight : Self.leastWeight, share * share * (0.6 + support / sum))
                } else {
                    // The linear model has seen too few pairs that stand the other way round: who holds it is then told by the rules.
                    weight = 0.5 + p[own.rawValue] + p[turned.rawValue]
                }
                weights[index] = max(weights[index] ?? 0, weight)
                if abs(findings[index].polarity) >= Self.outspoken { contradicts = own == direction.positive ? direction.negative : direction.positive }
            }
            // The models were taught on names alone: of a pronoun they may weigh what the rules found, but find nothing themselves.
            if isKnown && !isEncoded || isPronoun(a) || isPronoun(b) { continue }
            let best = p[direction.positive.rawValue] > p[direction.negative.rawValue] ? direction.positive : direction.negative
            guard p[best.rawValue] >= (p.max() ?? 1), best != contradicts else { continue }
            let low = min(a.tokens.lowerBound, b.tokens.lowerBound), high = max(a.tokens.upperBound, b.tokens.upperBound)
            let span = high - low <= 30 ? tokens.span(of: low..<high) : sentence.span
            findings.append(
                StanceFinding(
                    from: direction.from, to: direction.to, span: span, polarity: best == direction.positive ? 0.6 : -0.6,
                    p: (isEncoded ? Self.encoderTrust : Self.linearTrust) * p[best.rawValue],
                    commitment: 1, isActed: false, why: isEncoded ? "encoder" : "model"))
        }
    }

    /// The encoder's answer with the odds of what a plain word of the text says ("hostile to", "killed") raised: the encoder saw few of
    /// them in its lessons. Not normalised.
    private static func belief(_ p: [Double], _ directions: [Direction], _ rules: ArraySlice<StanceFinding>) -> [Double] {
        var strengths = [Double](repeating: 0, count: p.count)
        for finding in rules where abs(finding.polarity) >= outspoken && finding.target == nil {
            for direction in directions where direction.holds(finding) {
                let own = direction.answer(to: finding).rawValue
                strengths[own] = max(strengths[own], finding.p)
            }
        }
        return zip(p, strengths).map { $0 * PortableMath.exp(plainness * $1) }
    }
}
