import Lexicons
import Prose

/// Finds what a figure measures, in the words of the text: "revenue" rose to $7 billion, "the price of the yacht" was 10 million,
/// a "frequency" of 300 Hz.
///
/// Method: up the parse from the figure to the noun that governs it, else to the verb, whose object or subject is measured
/// (cf. Almasian et al. 2023, "CQE", who call it the concept of a quantity).
struct ConceptFinder {
    let scene: FigureScene
    /// The tokens of all measures of the sentence: "0.4 per cent" is no concept of another figure.
    let measures: [Range<Int>]

    init(scene: FigureScene, _ candidates: [Candidate]) {
        self.scene = scene
        measures = candidates.filter { $0.kind != .count && $0.kind != .rank && $0.kind != .ordinal }.map { Self.tokens($0, scene) }
    }

    private static func tokens(_ candidate: Candidate, _ scene: FigureScene) -> Range<Int> {
        let first = scene.token(ofAtom: candidate.atoms.lowerBound)
        return first..<max(first + 1, scene.token(ofAtom: candidate.atoms.upperBound))
    }

    /// The tokens of the noun phrase; nil without a parse, or when the figure itself is told of.
    func phrase(_ candidate: Candidate) -> Range<Int>? {
        guard let parse = scene.parse, parse.heads.count == scene.tokens.count, parse.relations.count == parse.heads.count else { return nil }
        var own = Self.tokens(candidate, scene)
        if candidate.kind == .count, let counted = candidate.counted, counted.tokens.lowerBound >= own.lowerBound, counted.tokens.lowerBound - own.upperBound <= 3 {
            own = own.lowerBound..<max(own.upperBound, counted.tokens.upperBound)
        }
        guard var node = own.first(where: { !own.contains(Int(parse.heads[$0])) }) else { return nil }
        if candidate.kind == .count, let head = candidate.counted?.head, own.contains(head) { node = head }
        let climb = Climb(scene: scene, parse: parse, own: own, measures: measures)
        guard let head = climb.measured(from: node) else { return nil }
        return climb.phrase(of: head)
    }

    /// One walk through the parse of a sentence.
    private struct Climb {
        let scene: FigureScene
        let parse: DependencyParse
        /// The tokens of the figure and of what it counts.
        let own: Range<Int>
        let measures: [Range<Int>]
        /// Arcs that are longer are not followed: keeps the cost linear in sentences that are tables.
        private static let reach = 60

        func measured(from start: Int) -> Int? {
            if let subject = child(of: start, [.nsubj, .nsubjPass]) { return noun(subject) }
            var node = start
            for _ in 0..<7 {
                let head = Int(parse.heads[node])
                guard scene.sentence.contains(head) else { return nil }
                switch parse.relations[node] {
                case .nsubj, .nsubjPass, .csubj:
                    // "19 percent of the people stayed": the figure is told of itself.
                    if node == start { return nil }
                case .nmod, .nmodPoss, .nmodUnmarked, .nmodDesc, .compound, .amod, .nummod, .appos, .acl, .aclRelcl, .flat, .dep:
                    if let found = noun(head) { return found }
                case .obl, .oblUnmarked, .advmod, .advcl, .xcomp, .oblAgent:
                    // "lifted its revenue to 5 million"; time is told of the subject.
                    if let object = child(of: head, [.obj]), let found = noun(object) { return found }
                default: break
                }
                if let subject = child(of: head, [.nsubj, .nsubjPass]), !own.contains(subject) {
                    if let found = noun(subject) { return found }
                    // "which rose to 5": what the clause hangs on.
                    guard parse.relations[head] == .aclRelcl || parse.relations[head] == .acl else { return nil }
                }
                node = head
            }
            return nil
        }

        private func noun(_ token: Int) -> Int? { scene.isNoun(token) && !own.contains(token) && !isMeasure(token) ? token : nil }

        /// Measures stand in order and do not overlap.
        private func isMeasure(_ token: Int) -> Bool {
            var low = 0, high = measures.count
            while low < high {
                let middle = (low + high) / 2
                if measures[middle].upperBound <= token { low = middle + 1 } else { high = middle }
            }
            return low < measures.count && measures[low].contains(token)
        }

        private func child(of head: Int, _ relations: [DependencyRelation]) -> Int? {
            let near = max(scene.sentence.lowerBound, head - Self.reach)..<min(scene.sentence.upperBound, head + Self.reach)
            return near.first { Int(parse.heads[$0]) == head && relations.contains(parse.relations[$0]) }
        }

        /// The noun with what stands before it, and one phrase of "of" or "for".
        func phrase(of head: Int) -> Range<Int>? {
            var first = head, end = head + 1
            while first > scene.sentence.lowerBound, isInside(first - 1) { first -= 1 }
            while end < scene.sentence.upperBound, scene.isNoun(end), !own.contains(end), Int(parse.heads[end]) == head { end += 1 }
            let tokens = scene.tokens
            if end + 1 < scene.sentence.upperBound, tokens.lower[end] == Words.of || tokens.lower[end] == Words.for_ {
                var at = end + 1, last: Int?
                while at < scene.sentence.upperBound, at - end < 9, isInside(at) || tokens.upos[at] == .determiner && last == nil {
                    if scene.isNoun(at) { last = at }
                    at += 1
                }
                if let last { end = last + 1 }
            }
            return first < end ? first..<end : nil
        }

        private func isInside(_ token: Int) -> Bool {
            guard !own.contains(token) else { return false }
            switch scene.tokens.upos[token] {
            case .noun, .properNoun, .adjective: return true
            case .numeral: return scene.tokens.flags[token].contains(.hasLetter)
            case .particle: return scene.tokens.xpos[token] == .pos
            case .verb: return parse.relations[token] == .amod
            case .punctuation: return Words.isDash(scene.tokens.lower[token]) && !scene.tokens.flags[token].contains(.spaceBefore)
            default: return false
            }
        }
    }
}
