import Lexicons
import Prose

/// Puts numbers, signs, units, ranges and bounds of one sentence together.
struct QuantityReader {
    let lexicon: FigureLexicon
    let atoms: [Atom]
    let bytes: UnsafeBufferPointer<UInt8>
    let tokens: Tokens

    let parser: NumberParser

    init(lexicon: FigureLexicon, atoms: [Atom], bytes: UnsafeBufferPointer<UInt8>, tokens: Tokens) {
        self.lexicon = lexicon
        self.atoms = atoms
        self.bytes = bytes
        self.tokens = tokens
        parser = NumberParser(words: lexicon.numbers, afterMetres: lexicon.afterMetres, atoms: atoms, bytes: bytes)
    }

    /// A number with the sign before it and the unit after it.
    struct Amount {
        var start: Int
        var number: NumberPhrase
        var end: Int
        var currency: String?
        var unit: UnitTable.Unit?
        /// The smallest unit of an amount in several ("7 feet 10 inches").
        var lastUnit: UnitTable.Unit?
        /// Nothing but its noun tells the currency, and several have it.
        var isDefault = false
        var rule = ""
    }

    func candidates() -> [Candidate] {
        var found: [Candidate] = []
        var at = 0
        while at < atoms.count {
            if let blocked = blockedEnd(at) { at = blocked; continue }
            if let group = quantity(at: at, after: found.last?.atoms.upperBound ?? 0) {
                found += group
                at = max(at + 1, group.last?.atoms.upperBound ?? at + 1)
            } else {
                at += 1
            }
        }
        markChanges(&found)
        return found
    }

    /// "from 20 miles per gallon in 2008 to 29 mpg", "to 138,285 lots from 212,577": two values of one quantity, before and after.
    private func markChanges(_ found: inout [Candidate]) {
        for index in found.indices.dropFirst() {
            let a = found[index - 1], b = found[index]
            guard a.rule != "change-from", b.rule != "change-to", a.atoms.lowerBound > 0, b.atoms.lowerBound > a.atoms.upperBound, a.modifier != .range || b.modifier != .range,
                a.kind == b.kind || b.unit == nil || a.unit == nil, a.unit == b.unit || b.unit == nil || a.unit == nil
            else { continue }
            let before = atoms[a.atoms.lowerBound - 1].hash, between = atoms[b.atoms.lowerBound - 1].hash
            let gap = b.atoms.lowerBound - 1 - a.atoms.upperBound
            guard gap <= 4, hasChange(before: a.atoms.lowerBound - 1), !(a.atoms.upperBound..<b.atoms.lowerBound).contains(where: { atoms[$0].hash == Words.comma || atoms[$0].hash == Words.and || atoms[$0].hash == Words.but }) else { continue }
            let from: Int, to: Int
            if before == Words.from, between == Words.to { (from, to) = (index - 1, index) }
            else if before == Words.to, between == Words.from { (from, to) = (index, index - 1) }
            else { continue }
            found[from].rule = "change-from"
            found[to].rule = "change-to"
            if found[index].unit == nil, a.unit != nil { (found[index].unit, found[index].kind, found[index].dimension, found[index].isDuration) = (a.unit, a.kind, a.dimension, a.isDuration) }
        }
    }

    /// The end of an idiom, a number's name or a chain of figures that begins here.
    func blockedEnd(_ at: Int) -> Int? {
        if lexicon.idioms.begins(with: atoms[at].hash) {
            let hashes = atoms[at..<min(atoms.count, at + 8)].map(\.hash)
            if let match = lexicon.idioms.longestMatch(in: hashes, at: 0, limit: hashes.count) { return at + match.end }
        }
        return atoms[at].kind == .number ? NumberNames(lexicon: lexicon, atoms: atoms, tokens: tokens).end(of: at) : nil
    }

    // MARK: One amount

    func quantity(at start: Int, after limit: Int) -> [Candidate]? {
        guard let first = amount(at: start) else { return nil }
        var begin = start
        if let (second, from, kind) = rangeEnd(first, at: start, limit) {
            if kind == .change {
                var a = candidate(first, begin: first.start, end: first.end), b = candidate(second, begin: second.start, end: second.end)
                if first.unit == nil, first.currency == nil, let unit = second.unit { a.unit = unit.name; a.kind = b.kind; a.isDuration = b.isDuration }
                if first.currency == nil, first.unit == nil, b.isMoney { a.unit = b.unit; a.kind = .money }
                if second.unit == nil, second.currency == nil, first.unit != nil || first.currency != nil { b.unit = a.unit; b.kind = a.kind }
                a.rule = "change-from"
                b.rule = "change-to"
                bound(&a, limit)
                return [a, b]
            }
            var whole = candidate(second, begin: from, end: second.end)
            var low = first.number.low
            if second.number.magnitude != .one, first.number.magnitude == .one, first.currency == nil || first.number.atoms.count == 1, first.number.low < DecimalNumber(1000), first.number.low < DecimalNumber(100) || first.number.isSpelled || kind == .dash || first.currency != nil,
                first.unit == nil, !(first.number.low > second.number.low), let scaled = low.times(second.number.magnitude), !(scaled > second.number.high)
            {
                low = scaled
            }
            whole.low = low
            whole.high = second.number.high
            whole.modifier = .range
            whole.rule = "range"
            whole.number = first.number.atoms.lowerBound..<second.number.atoms.upperBound
            whole.isPlainDigits = first.number.isPlainDigits && second.number.isPlainDigits && whole.unit == nil
            if second.currency == nil, second.unit == nil {
                if let currency = first.currency { whole.unit = currency; whole.kind = .money }
                else if let unit = first.unit { apply(unit, &whole) }
            }
            if kind == .score {
                whole.kind = .score
                whole.modifier = .exact
                whole.rule = "score"
                whole.unit = nil
            } else if let low = whole.low, let high = whole.high, high < low {
                whole.low = high
                whole.high = low
                whole.direction = -1
            }
            if let (modifier, place) = lexicon.modifiers.modifier(before: from, in: atoms), place >= limit, modifier == .about { whole.atoms = place..<whole.atoms.upperBound }
            return [whole]
        }
        begin = first.start
        var single = candidate(first, begin: begin, end: first.end)
        bound(&single, limit)
        rate(&single)
        if let whole = closed(single) { return [whole] }
        return [single]
    }

    /// "greater than 100 and smaller than 300", "at most 100 and at least 20": two bounds of one number.
    private func closed(_ first: Candidate) -> Candidate? {
        let at = first.atoms.upperBound
        guard at + 2 < atoms.count, (first.low == nil) != (first.high == nil), first.modifier != .vague, atoms[at].hash == Words.and || atoms[at].hash == Words.but else { return nil }
        for start in (at + 2)..<min(atoms.count, at + 7) {
            guard atoms[start].kind == .number || parser.words[atoms[start].hash] != nil || atoms[start].hash == Words.a || sign(start, isLast: false) != nil else { continue }
            guard let (_, place) = lexicon.modifiers.modifier(before: start, in: atoms), place == at + 1, let second = amount(at: start) else { return nil }
            var other = candidate(second, begin: second.start, end: second.end)
            bound(&other, at + 1)
            guard (other.low == nil) == (first.high == nil), (other.high == nil) == (first.low == nil), other.unit == nil || first.unit == nil || other.unit == first.unit,
                let low = first.low ?? other.low, let high = first.high ?? other.high, low < high
            else { return nil }
            other.low = low
            other.high = high
            if other.unit == nil { (other.unit, other.kind, other.dimension, other.isDuration) = (first.unit, first.kind, first.dimension, first.isDuration) }
            other.modifier = .range
            other.rule = "range"
            other.number = first.number.lowerBound..<other.number.upperBound
            other.atoms = first.atoms.lowerBound..<other.atoms.upperBound
            return other
        }
        return nil
    }

    enum RangeKind { case plain, dash, score, change }

    /// The second amount of a range, where the range begins, and how it is written.
    func rangeEnd(_ first: Amount, at start: Int, _ limit: Int) -> (Amount, Int, RangeKind)? {
        var at = first.end
        guard at + 1 < atoms.count, !first.number.isVague || atoms[at].hash == Words.to else { return nil }
        let before = start > limit ? atoms[start - 1].hash : 0
        let connector = atoms[at].hash
        if Words.isDash(connector) || connector == Words.tilde && atoms[at].isGlued {
            at += 1
            if at + 1 < atoms.count, atoms[at].hash == Words.tilde { at += 1 }
            // "8- to 16-meter"
            if atoms[at].hash == Words.to || atoms[at].hash == Words.or, at + 1 < atoms.count { at += 1 }
            else if atoms[at].isGlued != atoms[at - 1].isGlued, atoms[at - 1].hash != Words.tilde { return nil }
            if at + 1 < atoms.count, atoms[at].hash == Words.to, Words.isDash(atoms[at + 1].hash) { at += 2 }
            guard at < atoms.count, let second = amount(at: at), isSecond(second, of: first) else { return nil }
            let isBare = first.number.isPlainDigits && second.number.isPlainDigits && first.unit == nil && first.currency == nil
            if isBare, second.unit == nil, second.currency == nil, !(second.number.low > first.number.high) || hasScoreCue(near: start, second.end) {
                return second.number.low < DecimalNumber(1000) && first.number.low < DecimalNumber(1000) ? (second, first.start, .score) : nil
            }
            return (second, first.start, .dash)
        }
        let isBetween = before == Words.between, isFrom = before == Words.from
        guard connector == Words.to || (connector == Words.and && isBetween) || (connector == Words.or && first.unit == nil && first.currency == nil) else { return nil }
        at += 1
        if connector == Words.to, at + 1 < atoms.count, Words.isDash(atoms[at].hash), atoms[at].isGlued, atoms[at + 1].isGlued { at += 1 }
        var openEnded = at
        while openEnded < min(atoms.count, at + 4), parser.number(at: openEnded) == nil, sign(openEnded, isLast: false) == nil { openEnded += 1 }
        if openEnded > at {
            guard openEnded < atoms.count, let (_, place) = lexicon.modifiers.modifier(before: openEnded, in: atoms), place <= at else { return nil }
            at = openEnded
        }
        guard at < atoms.count, let second = amount(at: at), isSecond(second, of: first) else { return nil }
        if connector == Words.or {
            // "four or five", "160 or 180": neighbours of one make
            guard !(second.number.low < first.number.low) else { return nil }
            return (second, first.start, .plain)
        }
        if connector == Words.to, !isFrom, !isBetween {
            guard first.unit == nil || second.unit == first.unit, first.currency == nil || second.currency == first.currency || (second.currency == nil && second.unit == nil) else { return nil }
            if first.unit != nil || first.currency != nil, second.unit == nil, second.currency == nil, first.currency == nil { return nil }
            guard !(second.number.low < first.number.low) || hasScoreCue(near: start, second.end) else { return nil }
            if second.number.low < first.number.low { return (second, first.start, .score) }
            // "rose 5 to 13,176": the second is where it went, not the end of a range.
            if first.unit == nil, first.currency == nil, second.unit == nil, second.currency == nil, hasChange(before: start) { return nil }
        }
        if isFrom, hasChange(before: start - 1) { return (second, start, .change) }
        return (second, isBetween || isFrom ? start - 1 : first.start, .plain)
    }

    func isSecond(_ second: Amount, of first: Amount) -> Bool {
        if first.currency != nil, second.unit != nil { return false }
        if let unit = first.unit, let other = second.unit, unit != other { return false }
        return !second.number.isVague && first.number.isFraction == second.number.isFraction
    }
    func hasChange(before end: Int) -> Bool {
        var index = end - 1
        while index >= 0, end - index < 6 {
            let lemma = tokens.lemma[atoms[index].token]
            if lexicon.change.contains(lemma) || lexicon.change.contains(atoms[index].hash) { return true }
            index -= 1
        }
        return false
    }
    func hasScoreCue(near start: Int, _ end: Int) -> Bool {
        for index in max(0, start - 5)..<min(atoms.count, end + 3) where lexicon.scoreCue.contains(tokens.lemma[atoms[index].token]) { return true }
        return false
    }

    func candidate(_ amount: Amount, begin: Int, end: Int) -> Candidate {
        let number = amount.number
        var result = Candidate(
            atoms: begin..<end, number: number.atoms, kind: .count, low: number.low, high: number.high,
            modifier: number.isVague ? .vague : .exact, rule: !amount.rule.isEmpty ? amount.rule : amount.lastUnit != nil ? "compound" : amount.isDefault ? "currency-default" : "number", next: end)
        result.isPlainDigits = number.isPlainDigits
        result.isFraction = number.isFraction
        result.isVague = number.isVague
        result.takesOf = number.takesOf
        result.isSpelled = number.isSpelled
        if let currency = amount.currency {
            result.kind = .money
            result.unit = currency
        } else if let unit = amount.unit {
            apply(unit, &result)
        }
        return result
    }

    func apply(_ unit: UnitTable.Unit, _ candidate: inout Candidate) {
        candidate.unit = unit.name
        candidate.dimension = unit.dimension
        candidate.kind = unit.kind == .percent ? .percent : .measure
        candidate.isDuration = unit.kind == .duration
    }

    /// Modifiers before and after, and a margin of error.
    func bound(_ candidate: inout Candidate, _ limit: Int) {
        var found: Figures.Modifier?
        var begin = candidate.atoms.lowerBound
        var look = begin
        if look > limit, atoms[look - 1].hash == Words.the || atoms[look - 1].hash == Words.a || atoms[look - 1].hash == Words.an, let (modifier, start) = lexicon.modifiers.modifier(before: look - 1, in: atoms), modifier != .exact { _ = start; look -= 1 }
        if let (modifier, start) = lexicon.modifiers.modifier(before: look, in: atoms), start >= limit {
            found = modifier
            begin = start
            // "more than about": the outer one bounds.
            if modifier == .about || modifier == .exact, let (outer, place) = lexicon.modifiers.modifier(before: start, in: atoms), place >= limit, outer != .exact {
                found = outer
                begin = place
            }
        }
        var end = candidate.atoms.upperBound
        if let (modifier, after) = lexicon.modifiers.modifier(after: candidate.number.upperBound, in: atoms), found == nil || found == .exact || found == .about, after >= atoms.count || atoms[after].hash != Words.than {
            found = modifier
            end = max(end, after)
        } else if end > candidate.number.upperBound, let (modifier, after) = lexicon.modifiers.modifier(after: end, in: atoms), found == nil || found == .exact {
            found = modifier
            end = after
        }
        if let (low, high, after) = margin(at: end, candidate) {
            candidate.low = low
            candidate.high = high
            candidate.modifier = .about
            candidate.atoms = begin..<after
            candidate.next = after
            return
        }
        if end > candidate.atoms.upperBound { candidate.next = end; if candidate.unit == nil { addLateUnit(&candidate, at: &end) } }
        // "less than 5000 or equal to"
        if end + 1 < atoms.count, atoms[end].hash == Words.or, atoms[end + 1].hash == Words.equal, found == .more || found == .less {
            found = found == .more ? .atLeast : .atMost
            end += 2
            if end < atoms.count, atoms[end].hash == Words.to { end += 1 }
            candidate.next = end
        }
        candidate.atoms = (found == .exact ? candidate.atoms.lowerBound : begin)..<end
        guard let found, found != .exact else { return }
        if candidate.modifier == .vague {
            if found == .more || found == .atLeast { candidate.high = nil }
            return
        }
        candidate.modifier = found
        switch found {
        case .more, .atLeast: candidate.high = nil
        case .less, .atMost: candidate.low = nil
        default: break
        }
    }

    /// "20+ kilometres": the unit stands after the sign.
    func addLateUnit(_ candidate: inout Candidate, at end: inout Int) {
        guard end < atoms.count, let (unit, after) = lexicon.units.unit(at: end, in: atoms, bytes), atoms[end].hash != Words.in else { return }
        apply(unit, &candidate)
        end = after
        candidate.next = after
    }

    /// `± 3`, `(+/- 3 points)`, `plus or minus 3`.
    func margin(at start: Int, _ candidate: Candidate) -> (DecimalNumber, DecimalNumber, Int)? {
        var at = start
        guard at < atoms.count, let low = candidate.low, let high = candidate.high else { return nil }
        let isOpen = atoms[at].hash == Words.open
        if isOpen { at += 1 }
        guard at < atoms.count else { return nil }
        if atoms[at].hash == Words.plusMinus || atoms[at].hash == lexicon.plusSlashMinus { at += 1 }
        else if at + 2 < atoms.count, atoms[at].hash == Words.plus, atoms[at + 1].hash == Words.slash, Words.isDash(atoms[at + 2].hash) { at += 3 }
        else if at + 2 < atoms.count, atoms[at].hash == Words.plusWord, atoms[at + 1].hash == Words.or, atoms[at + 2].hash == Words.minus { at += 3 }
        else { return nil }
        guard at < atoms.count, let part = amount(at: at), let bottom = low.plus(part.number.low.negated), let top = high.plus(part.number.low) else { return nil }
        var end = part.end
        while isOpen, end < atoms.count, end < part.end + 3 {
            if atoms[end].hash == Words.close { return (bottom, top, end + 1) }
            end += 1
        }
        return (bottom, top, part.end)
    }

    /// `$86 a barrel`, `barrels per day`, `times a minute`.
    func rate(_ candidate: inout Candidate) {
        guard candidate.unit != nil, let (name, end) = RateDenominator(lexicon: lexicon, atoms: atoms, tokens: tokens).denominator(at: candidate.atoms.upperBound, bytes) else { return }
        candidate.per = name
        candidate.atoms = candidate.atoms.lowerBound..<end
        candidate.next = end
        if candidate.rule != "cents" { candidate.rule = "rate" }
    }
}
