import Lexicons
import Prose

/// A number without a noun that tells of the subject: "arrests rose to 1,400", "casualty estimates range from 2,000 to 6,000",
/// "the number of dead could reach 100".
struct SubjectCount {
    let scene: FigureScene
    let nouns: CountedPhraseFinder

    func apply(_ candidates: inout [Candidate]) {
        for index in candidates.indices where candidates[index].kind == .count && candidates[index].counted == nil && candidates[index].base == nil && candidates[index].per == nil {
            let first = scene.token(ofAtom: candidates[index].atoms.lowerBound)
            let next = scene.token(ofAtom: candidates[index].number.upperBound)
            if next < scene.sentence.upperBound, scene.lexicon.triggers.begins(with: scene.tokens.lemma[next]) { continue }
            guard let phrase = subject(before: first) else { continue }
            candidates[index].counted = phrase
        }
    }

    private func subject(before first: Int) -> CountedPhrase? {
        let tokens = scene.tokens
        var token = first - 1, verb: Int?
        while token >= scene.sentence.lowerBound, first - token < 9 {
            if scene.lexicon.change.contains(tokens.lemma[token]) || scene.lexicon.rangeVerb.contains(tokens.lemma[token]), !scene.isNoun(token) || tokens.lower[token] != tokens.lemma[token] {
                verb = token
                break
            }
            if tokens.lower[token] == Words.comma || tokens.lower[token] == Words.semicolon { return nil }
            token -= 1
        }
        guard var end = verb else { return nil }
        while end > scene.sentence.lowerBound, tokens.upos[end - 1] == .auxiliary || tokens.upos[end - 1] == .adverb { end -= 1 }
        guard end > scene.sentence.lowerBound, scene.isNoun(end - 1) || tokens.upos[end - 1] == .adjective else { return nil }
        var start = end - 1
        while start > scene.sentence.lowerBound, scene.isNoun(start - 1) || tokens.upos[start - 1] == .adjective { start -= 1 }
        // "number of dead"
        if start - 2 >= scene.sentence.lowerBound, tokens.lower[start - 1] == Words.of, scene.lexicon.toll.contains(tokens.lemma[start - 2]) {
            return CountedPhrase(tokens: start..<end, head: end - 1)
        }
        // "casualty estimates"
        if scene.lexicon.toll.contains(tokens.lemma[end - 1]) {
            guard start < end - 1, tokens.lower[end - 1] != scene.lexicon.tollWord else { return nil }
            return CountedPhrase(tokens: start..<(end - 1), head: end - 2)
        }
        guard tokens.xpos[end - 1] == .nns else { return nil }
        return CountedPhrase(tokens: start..<end, head: end - 1)
    }
}
