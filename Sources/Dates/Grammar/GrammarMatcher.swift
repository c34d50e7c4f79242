import Prose

/// Finds the longest rule at each place of one sentence. Results of groups are kept, so that each is worked out once a place.
struct GrammarMatcher {
    /// What a rule matched.
    struct Match {
        var rule: Int
        var start: Int
        var end: Int
        var reading: Reading
    }

    let grammar: Grammar
    let lexicon: DateLexicon
    let items: [Item]
    let tokens: Tokens
    private var memo: [Int32]
    private var found: [Match] = []

    init(grammar: Grammar, lexicon: DateLexicon, items: [Item], tokens: Tokens) {
        self.grammar = grammar
        self.lexicon = lexicon
        self.items = items
        self.tokens = tokens
        memo = Array(repeating: -1, count: items.count * grammar.rulesOfGroup.count)
    }

    /// All matches from left to right, none overlapping another; rules of form `none` have eaten their words.
    mutating func matches() -> [Match] {
        var result: [Match] = []
        var index = 0
        while index < items.count {
            if let match = longest(group: grammar.top, at: index, depth: 0) {
                if match.reading.form != .none { result.append(match) }
                index = match.end
            } else {
                index += 1
            }
        }
        return result
    }

    private mutating func longest(group: Int, at start: Int, depth: Int) -> Match? {
        guard start < items.count, depth < 12 else { return nil }
        let slot = start * grammar.rulesOfGroup.count + group
        if memo[slot] >= 0 { return found[Int(memo[slot])] }
        if memo[slot] == -2 { return nil }
        var best: Match?
        for index in grammar.rulesOfGroup[group] where grammar.mayBegin(index, with: items[start]) {
            var reading = Reading()
            guard let end = match(grammar.rules[index].elements, 0, start, &reading, depth), end > (best?.end ?? start) else { continue }
            for (field, value) in grammar.rules[index].assignments { reading[field] = value }
            best = Match(rule: index, start: start, end: end, reading: reading)
        }
        if let best {
            memo[slot] = Int32(found.count)
            found.append(best)
        } else {
            memo[slot] = -2
        }
        return best
    }

    /// The end of the elements from `element` on, matched at `position`; the reading is filled on success only.
    private mutating func match(_ elements: [PatternElement], _ element: Int, _ position: Int, _ reading: inout Reading, _ depth: Int) -> Int? {
        guard element < elements.count else { return position }
        let current = elements[element]
        switch current.role {
        case .ahead: return accepts(current, position, depth) ? match(elements, element + 1, position, &reading, depth) : nil
        case .behind: return accepts(current, position - 1, depth) ? match(elements, element + 1, position, &reading, depth) : nil
        case .consume: break
        }
        if position < items.count, fits(current, items[position]) {
            switch current.test {
            case .item(let classes, let words, _):
                let item = items[position]
                if item.classes & classes != 0 || words.contains(item.hash) {
                    var trial = reading
                    if let field = current.capture { capture(item, classes, field, &trial) }
                    if let end = match(elements, element + 1, position + 1, &trial, depth) {
                        reading = trial
                        return end
                    }
                }
            case .group(let group):
                if let inner = longest(group: group, at: position, depth: depth + 1) {
                    var trial = reading
                    trial.adopt(inner.reading)
                    if let end = match(elements, element + 1, inner.end, &trial, depth) {
                        reading = trial
                        return end
                    }
                }
            }
        }
        return current.optional ? match(elements, element + 1, position, &reading, depth) : nil
    }

    private func fits(_ element: PatternElement, _ item: Item) -> Bool {
        if let glued = element.glued, item.glued != glued { return false }
        if element.capital, !item.capitalised { return false }
        if element.noVerb {
            let tag = tokens.xpos[Int(item.token)]
            if tag.isVerb || tag == .md { return false }
        }
        return true
    }

    private mutating func accepts(_ element: PatternElement, _ position: Int, _ depth: Int) -> Bool {
        switch element.test {
        case .item(let classes, let words, let negated):
            guard position >= 0, position < items.count else { return negated }
            let item = items[position]
            return (fits(element, item) && (item.classes & classes != 0 || words.contains(item.hash))) != negated
        case .group(let group):
            return position >= 0 && longest(group: group, at: position, depth: depth + 1) != nil
        }
    }

    /// Keeps an item's value in a slot; shapes fill the slots that belong to them.
    private func capture(_ item: Item, _ classes: UInt64, _ field: Field, _ reading: inout Reading) {
        let matched = item.classes & classes
        if matched & WordClass.iso.bit != 0 {
            (reading[.y], reading[.m], reading[.d]) = (item.a, item.b, item.c)
        } else if matched & WordClass.numeric.bit != 0 {
            (reading[.n1], reading[.n2], reading[.n3]) = (item.a, item.b, item.c)
            if item.digits == 2 { reading[.yy] = item.c }
        } else if matched & WordClass.clock.bit != 0 {
            (reading[.hh], reading[.mi]) = (item.a, item.b)
            if item.c > 0 { reading[.ss] = item.c - 1 }
        } else if item.entry >= 0, let value = lexiconValue(item, matched) {
            reading[field] = value
        } else {
            reading[field] = item.a
        }
    }

    private func lexiconValue(_ item: Item, _ classes: UInt64) -> Int32? {
        let entry = lexicon.entries[Int(item.entry)]
        for (cls, value) in entry.values where cls.bit & classes != 0 && cls != .numword && cls != .ordword { return value }
        return nil
    }
}
