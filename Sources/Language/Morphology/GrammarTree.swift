import Prose

/// The tree of one sentence with the dependents of each word at hand.
struct GrammarTree {
    let range: Range<Int>
    let tokens: Tokens
    private let parse: DependencyParse
    /// First dependent of a word and the next of its governor's, by place in the sentence; -1 for none.
    private var first: [Int32]
    private var next: [Int32]
    /// Dependents of a word that are looked at: trees of lists are wide, and every question must end.
    private static let most = 48

    /// Linear time in the sentence.
    init(_ range: Range<Int>, _ tokens: Tokens, _ parse: DependencyParse) {
        self.range = range
        self.tokens = tokens
        self.parse = parse
        first = Array(repeating: -1, count: range.count)
        next = first
        for index in range.reversed() {
            guard let head = head(index) else { continue }
            next[index - range.lowerBound] = first[head - range.lowerBound]
            first[head - range.lowerBound] = Int32(truncatingIfNeeded: index)
        }
    }

    /// The governing word; nil for a root.
    func head(_ index: Int) -> Int? {
        let head = index < parse.heads.count ? Int(parse.heads[index]) : -1
        return range.contains(head) && head != index ? head : nil
    }

    func relation(_ index: Int) -> DependencyRelation { index < parse.relations.count ? parse.relations[index] : .other }

    /// The first dependent, of the first 48, that meets a condition.
    func dependent(_ index: Int, where holds: (Int) -> Bool) -> Int? {
        var at = Int(first[index - range.lowerBound])
        var left = Self.most
        while at >= 0, left > 0 {
            if holds(at) { return at }
            at = Int(next[at - range.lowerBound])
            left -= 1
        }
        return nil
    }

    func hasDependent(_ index: Int, where holds: (Int) -> Bool) -> Bool { dependent(index, where: holds) != nil }
}
