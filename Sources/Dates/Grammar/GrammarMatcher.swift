import Prose

/// Finds the longest rule at each place of a sentence. Results of groups are kept, so that each is worked out once a place; one
/// matcher serves all sentences of a document, since its memory is kept from one to the next.
struct GrammarMatcher: ~Copyable {
    /// What a rule matched.
    struct Match {
        var rule: Int
        var start: Int
        var end: Int
        var reading: Reading
    }

    private let grammar: Grammar
    /// The elements of the grammar's rules; valid while the matcher is used.
    private let elements: UnsafeBufferPointer<PatternElement>
    private let lexicon: DateLexicon
    private let tokens: Tokens
    private var items: [Item] = []
    /// Names of holidays are taken without a capital too.
    var takesSmallNames = false
    /// Every place is tried, also those far from any word of time.
    var readsAll = false
    /// Items between the beginning of an expression and its first word of time.
    private static let reach = 8

    /// For each place and group the number of its match, -1 when not tried, -2 when there is none.
    private var memo: [Int32] = []
    private var found: [Match] = []
    /// Where each match found ends: readings are large, and most are never looked at.
    private var ends: [Int32] = []
    /// What the rules under trial keep: a slot with its item, or (no slot) a group's match.
    private var trail: [(field: Field?, index: Int, classes: UInt64)] = []
    /// Rules that each item can begin or be second in, as bits; worked out when an item is first looked at.
    private var rules: [UInt64] = []
    private var isKnown: [Bool] = []

    /// - Parameter elements: those of the grammar.
    init(grammar: Grammar, elements: UnsafeBufferPointer<PatternElement>, lexicon: DateLexicon, tokens: Tokens) {
        self.grammar = grammar
        self.elements = elements
        self.lexicon = lexicon
        self.tokens = tokens
    }

    /// Forgets the last sentence.
    private mutating func begin(_ items: [Item]) {
        self.items = items
        memo.removeAll(keepingCapacity: true)
        memo.append(contentsOf: repeatElement(-1, count: items.count * grammar.groupCount))
        found.removeAll(keepingCapacity: true)
        ends.removeAll(keepingCapacity: true)
        trail.removeAll(keepingCapacity: true)
        let room = items.count * grammar.width * 2
        if rules.count < room { rules.append(contentsOf: repeatElement(0, count: room - rules.count)) }
        isKnown.removeAll(keepingCapacity: true)
        isKnown.append(contentsOf: repeatElement(false, count: items.count))
    }

    private mutating func lookUp(_ index: Int) {
        guard !isKnown[index] else { return }
        isKnown[index] = true
        grammar.writeRules(of: items[index], to: &rules, at: index * grammar.width * 2)
    }

    /// All matches from left to right, none overlapping another; rules of form `none` have eaten their words.
    mutating func matches(in items: [Item]) -> [Match] {
        begin(items)
        var result: [Match] = []
        var index = 0
        var hot = -1
        while index < items.count {
            if hot < index {
                hot = index
                while hot < items.count, !items[hot].isHot { hot += 1 }
            }
            // Nothing begins far from a figure or a word of time.
            if !readsAll, hot - index > Self.reach {
                index = hot < items.count ? hot - Self.reach : items.count
                continue
            }
            if !grammar.canBegin(items[index]) {
                index += 1
            } else if let number = longest(group: grammar.top, at: index, depth: 0) {
                let match = found[number]
                if match.reading.form != .none { result.append(match) }
                index = match.end
            } else {
                index += 1
            }
        }
        return result
    }

    /// The longest match of a group's rules at a place, as its index in `found`.
    private mutating func longest(group: Int, at start: Int, depth: Int) -> Int? {
        guard start < items.count, depth < 12 else { return nil }
        let slot = start * grammar.groupCount + group
        if memo[slot] >= 0 { return Int(memo[slot]) }
        if memo[slot] == -2 { return nil }
        var best = -1, bestEnd = start
        let base = trail.count
        let width = grammar.width
        lookUp(start)
        if start + 1 < items.count { lookUp(start + 1) }
        for word in 0..<width {
            let second = start + 1 < items.count ? rules[(start + 1) * width * 2 + width + word] : grammar.ofOneItem(word)
            var bits = grammar.inGroup(group, word, rules[start * width * 2 + word] & second)
            while bits != 0 {
                let rule = word * 64 + bits.trailingZeroBitCount
                bits &= bits - 1
                if let end = match(grammar.first[rule + 1], grammar.first[rule], start, depth), end > bestEnd {
                    let made = Match(rule: rule, start: start, end: end, reading: reading(of: rule, from: base))
                    bestEnd = end
                    if best < 0 {
                        best = found.count
                        found.append(made)
                        ends.append(Int32(end))
                    } else {
                        found[best] = made
                        ends[best] = Int32(end)
                    }
                }
                trail.removeLast(trail.count - base)
            }
        }
        memo[slot] = best < 0 ? -2 : Int32(best)
        return best < 0 ? nil : best
    }

    /// Fills the slots from what the trail kept, then from the rule's own assignments.
    private func reading(of rule: Int, from base: Int) -> Reading {
        var result = Reading()
        for kept in trail[base...] {
            if let field = kept.field { capture(items[kept.index], kept.classes, field, &result) } else { result.adopt(found[kept.index].reading) }
        }
        for (field, value) in grammar.rules[rule].assignments { result[field] = value }
        return result
    }

    /// The end of the elements from `element` to `last`, matched at `position`; what is kept is pushed on the trail.
    private mutating func match(_ last: Int, _ element: Int, _ position: Int, _ depth: Int) -> Int? {
        guard element < last else { return position }
        let current = elements[element]
        switch current.role {
        case .ahead: return accepts(current, position, depth) ? match(last, element + 1, position, depth) : nil
        case .behind: return accepts(current, position - current.back, depth) ? match(last, element + 1, position, depth) : nil
        case .consume: break
        }
        if position < items.count, fits(current, items[position]) {
            let mark = trail.count
            switch current.test {
            case .item(let classes, let words, _):
                if items[position].classes & classes != 0 || isOne(of: words, items[position].hash) {
                    if let field = current.capture { trail.append((field, position, classes)) }
                    if let end = match(last, element + 1, position + 1, depth) { return end }
                }
            case .group(let group):
                if let inner = longest(group: group, at: position, depth: depth + 1) {
                    trail.append((nil, inner, 0))
                    if let end = match(last, element + 1, Int(ends[inner]), depth) { return end }
                }
            }
            trail.removeLast(trail.count - mark)
        }
        return current.optional ? match(last, element + 1, position, depth) : nil
    }

    @inline(__always)
    private func isOne(of words: Range<Int32>, _ hash: UInt64) -> Bool {
        for at in words where grammar.words[Int(at)] == hash { return true }
        return false
    }

    private func fits(_ element: PatternElement, _ item: Item) -> Bool {
        if let glued = element.glued, item.glued != glued { return false }
        if element.capital, !item.capitalised, !item.has(.plainname), !takesSmallNames || !item.has(.holiday) { return false }
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
            return (fits(element, item) && (item.classes & classes != 0 || isOne(of: words, item.hash))) != negated
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
            if field == .hh2 {
                (reading[.hh2], reading[.mi2]) = (item.a, item.b)
                return
            }
            (reading[.hh], reading[.mi]) = (item.a, item.b)
            if item.c > 0 { reading[.ss] = item.c - 1 }
        } else if matched & WordClass.decimal.bit != 0 {
            // "9.30" is a clock time where one is asked for.
            switch field {
            case .hh: (reading[.hh], reading[.mi]) = (item.a, item.c == 2 ? item.b / 10 : 60)
            case .hh2: (reading[.hh2], reading[.mi2]) = (item.a, item.c == 2 ? item.b / 10 : 60)
            default:
                reading[field] = item.a
                if field == .n || field == .len { reading[.frac] = item.b }
            }
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
