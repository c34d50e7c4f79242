import Prose

/// The parse of one sentence, with the extent of every subtree; without a parse every question answers nil.
struct SentenceTree {
    private let base: Int
    private let heads: ArraySlice<Int32>
    private let relations: ArraySlice<DependencyRelation>
    private var left: [Int32] = []
    private var right: [Int32] = []

    init?(_ parse: DependencyParse?, _ range: Range<Int>) {
        guard let parse, range.upperBound <= parse.heads.count, parse.relations.count == parse.heads.count else { return nil }
        base = range.lowerBound
        heads = parse.heads[range]
        relations = parse.relations[range]
        left = range.map { Int32($0) }
        right = left
        for token in range {
            var at = head(of: token), steps = 0
            // A tree is never deeper than its sentence is long; a supplied parse may hold a cycle.
            while let up = at, steps < range.count {
                let slot = up - base
                if left[slot] > Int32(token) { left[slot] = Int32(token) }
                if right[slot] < Int32(token) { right[slot] = Int32(token) }
                at = head(of: up)
                steps += 1
            }
        }
    }

    /// The governor inside the sentence; nil at its root.
    func head(of token: Int) -> Int? {
        guard heads.indices.contains(token) else { return nil }
        let head = Int(heads[token])
        return head != token && heads.indices.contains(head) ? head : nil
    }

    func relation(of token: Int) -> DependencyRelation { relations.indices.contains(token) ? relations[token] : .other }

    /// The tokens from the first to the last that hang on a token, itself included.
    func extent(of token: Int) -> Range<Int> {
        guard heads.indices.contains(token) else { return token..<(token + 1) }
        return Int(left[token - base])..<(Int(right[token - base]) + 1)
    }

    /// The first token with one of these relations to a governor.
    func child(of token: Int, _ wanted: DependencyRelation...) -> Int? {
        for index in heads.indices where Int(heads[index]) == token && index != token && wanted.contains(relations[index]) {
            return index
        }
        return nil
    }

    /// Who does what a verb tells: its own subject, or the one that it shares with the verb it hangs on.
    /// - Parameter isOutside: tells the tokens that may speak; a noun between quotation marks is part of what is said.
    func subject(of verb: Int, where isOutside: (Int) -> Bool) -> Int? {
        var at = verb
        for _ in 0..<5 {
            if let found = nearest(to: at, .nsubj, .nsubjOuter, .csubj, where: isOutside) { return found }
            if at == verb, child(of: at, .nsubjPass) != nil { return agent(of: at) }
            guard let up = head(of: at) else { return nil }
            switch relation(of: at) {
            case .conj, .xcomp, .advcl: at = up
            case .aclRelcl, .acl: return up
            default: return nil
            }
        }
        return nil
    }

    /// The token with one of these relations to a governor that stands closest to it.
    private func nearest(to token: Int, _ wanted: DependencyRelation..., where isWanted: (Int) -> Bool) -> Int? {
        var best: Int?
        for index in heads.indices where Int(heads[index]) == token && index != token && wanted.contains(relations[index]) && isWanted(index) {
            if abs(index - token) < abs((best ?? Int.max / 2) - token) { best = index }
        }
        return best
    }

    private func agent(of verb: Int) -> Int? { child(of: verb, .oblAgent) }
}
