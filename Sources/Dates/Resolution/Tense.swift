import Lexicons
import Prose

/// What verb forms around an expression say of its time.
struct TenseCues: Sendable, Equatable {
    enum Form: Int32, Sendable { case none, past, present, future, infinitive, participle, saying, conditional }

    /// Of the nearest verb before the expression in its sentence.
    var before = Form.none
    /// Of the nearest verb after it.
    var after = Form.none
    /// A word close before points forward (due, scheduled, until).
    var pointsForward = false
    /// A word that can only point forward stands right before, save for one word ("due on Thursday").
    var isAppointed = false
    /// A word close behind does.
    var pointsForwardAfter = false
    /// The word before: 1 by, until; 2 since, from, after; 3 in, on, at; 4 of, ended; 0 others.
    var preposition: Int32 = 0
    /// The side of an open interval that the word before names.
    var bound: Bound?
}

/// Finds tense from auxiliaries, tags and short lists of words; no parse is needed.
struct TenseReader: Sendable {
    private let forward: WordIndex
    /// Those of them that leave no doubt.
    private let appointed: WordIndex
    /// Words that are a form by themselves.
    private let forms: WordIndex
    private let prepositions: WordTable<Int32>
    private let bounds: WordTable<Bound>

    /// The word lists `forward` (planned, until), `appointed` (scheduled, due), `will` (will, shall), `backward` (was, had), `saying` (said, told), `conditional` (would) and
    /// `until`, `since`, `in`, `of` for prepositions, `bound-since` and the like for the sides of open intervals.
    init(_ table: ResourceTable) {
        appointed = WordIndex(table.rows.filter { $0[0] == "appointed" }.map { (WordHash.of($0[1]), 0) })
        forward = WordIndex(table.rows.filter { $0[0] == "forward" || $0[0] == "appointed" }.map { (WordHash.of($0[1]), 0) })
        // Of a word in two sets the stronger counts; a later entry of a table wins.
        forms = WordIndex([("backward", TenseCues.Form.past), ("saying", .saying), ("conditional", .conditional), ("will", .future)].flatMap { set, form in
            table.rows.filter { $0[0] == set }.map { (WordHash.of($0[1]), form.rawValue) }
        })
        var pairs: [(String, Int32)] = []
        for (value, set) in ["until", "since", "in", "of"].enumerated() {
            for row in table.rows where row[0] == set { pairs.append((row[1], Int32(value + 1))) }
        }
        prepositions = WordTable(words: pairs)
        bounds = WordTable(words: table.rows.compactMap { row in
            guard row[0].hasPrefix("bound-"), let bound = Bound.allCases.first(where: { "\($0)" == row[0].dropFirst(6) }) else { return nil }
            return (row[1], bound)
        })
    }

    /// The cues at an expression.
    func cues(around mention: ClosedRange<Int>, in sentence: Range<Int>, _ tokens: Tokens) -> TenseCues {
        var result = TenseCues()
        var index = mention.lowerBound - 1
        while index >= sentence.lowerBound, result.before == .none {
            result.before = form(at: index, sentence, tokens)
            index -= 1
        }
        index = mention.upperBound + 1
        while index < sentence.upperBound, result.after == .none {
            result.after = form(at: index, sentence, tokens)
            index += 1
        }
        for near in max(sentence.lowerBound, mention.lowerBound - 8)..<max(sentence.lowerBound, mention.lowerBound)
        where forward[tokens.lower[near]] != nil {
            result.pointsForward = true
            if near >= mention.lowerBound - 2, appointed[tokens.lower[near]] != nil { result.isAppointed = true }
        }
        for near in (mention.upperBound + 1)..<max(mention.upperBound + 1, min(sentence.upperBound, mention.upperBound + 9))
        where forward[tokens.lower[near]] != nil { result.pointsForwardAfter = true }
        if mention.lowerBound > sentence.lowerBound {
            result.preposition = prepositions[tokens.lower[mention.lowerBound - 1]] ?? 0
            result.bound = bounds[tokens.lower[mention.lowerBound - 1]]
        }
        return result
    }

    private func form(at index: Int, _ sentence: Range<Int>, _ tokens: Tokens) -> TenseCues.Form {
        let hash = tokens.lower[index]
        if let form = forms[hash].flatMap({ TenseCues.Form(rawValue: $0) }) { return form }
        switch tokens.xpos[index] {
        case .vbd: return .past
        case .vbn: return governor(of: index, sentence, tokens, otherwise: .participle)
        case .vb: return governor(of: index, sentence, tokens, otherwise: .infinitive)
        case .vbz, .vbp: return .present
        default: return .none
        }
    }

    /// The form of the auxiliary a few words before a verb form that is not finite.
    private func governor(of index: Int, _ sentence: Range<Int>, _ tokens: Tokens, otherwise: TenseCues.Form) -> TenseCues.Form {
        var at = index - 1
        // "Has decided to admit": the infinitive looks ahead, whatever stands before it.
        if at >= sentence.lowerBound, tokens.xpos[at] == .to { return .infinitive }
        while at >= sentence.lowerBound, at >= index - 4 {
            if let form = forms[tokens.lower[at]].flatMap({ TenseCues.Form(rawValue: $0) }), form != .saying { return form }
            at -= 1
        }
        return otherwise
    }
}
