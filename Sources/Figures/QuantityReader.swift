import Lexicons
import Prose

/// Puts numbers, signs, units, ranges and bounds of one sentence together.
struct QuantityReader {
    let lexicon: FigureLexicon
    let atoms: [Atom]
    let bytes: UnsafeBufferPointer<UInt8>
    let tokens: Tokens

    private let parser: NumberParser

    init(lexicon: FigureLexicon, atoms: [Atom], bytes: UnsafeBufferPointer<UInt8>, tokens: Tokens) {
        self.lexicon = lexicon
        self.atoms = atoms
        self.bytes = bytes
        self.tokens = tokens
        parser = NumberParser(words: lexicon.numbers, afterMetres: lexicon.afterMetres, atoms: atoms)
    }

    /// A number with the sign before it and the unit after it.
    private struct Amount {
        var start: Int
        var number: NumberPhrase
        var end: Int
        var currency: String?
        var unit: UnitTable.Unit?
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
        return found
    }

    /// The end of an idiom, a number's name or a chain of figures that begins here.
    private func blockedEnd(_ at: Int) -> Int? {
        if lexicon.idioms.begins(with: atoms[at].hash) {
            let hashes = atoms[at..<min(atoms.count, at + 8)].map(\.hash)
            if let match = lexicon.idioms.longestMatch(in: hashes, at: 0, limit: hashes.count) { return at + match.end }
        }
        return atoms[at].kind == .number ? NumberNames(lexicon: lexicon, atoms: atoms, tokens: tokens).end(of: at) : nil
    }

    // MARK: One amount

    private func amount(at start: Int) -> Amount? {
        var at = start, currency: String?, isNegative = false
        if atoms[at].hash == Words.minus || atoms[at].hash == Words.negative { isNegative = true; at += 1; if at < atoms.count, Words.isDash(atoms[at].hash), at + 1 < atoms.count, atoms[at + 1].isGlued { at += 1 } }
        else if atoms[at].hash == Words.hyphen || atoms[at].hash == Words.minusSign, at + 1 < atoms.count, atoms[at + 1].kind == .number, atoms[at + 1].isGlued, at == 0 || !atoms[at].isGlued || atoms[at - 1].hash == Words.open { isNegative = true; at += 1 }
        // "C $ 16", "US$ 5", "$ 5", "USD 10": sign or code, then the sign again.
        var signs = 0
        while at < atoms.count, signs < 3, let code = sign(at, isLast: false) {
            if currency == nil || currency == "USD" { currency = code }
            at += 1
            signs += 1
        }
        guard at < atoms.count else { return nil }
        if isNegative, atoms[at].kind != .number, parser.words[atoms[at].hash] == nil { return nil }
        guard var number = parser.number(at: at, isMoney: currency != nil) else { return nil }
        if isNegative { number.low = number.low.negated; number.high = number.high.negated }
        var result = Amount(start: start, number: number, end: number.atoms.upperBound, currency: currency)
        addUnit(&result)
        return result
    }

    /// The currency of a sign or code at an atom.
    private func sign(_ at: Int, isLast: Bool) -> String? {
        let atom = atoms[at]
        guard atom.kind == .text, at + 1 < atoms.count else { return nil }
        let next = atoms[at + 1]
        // "c $ 16.4", "u.s. $ 100", "mex $": a letter or country before the dollar sign.
        if next.kind != .number, let second = lexicon.currencies.code(ofSign: next.hash), second == "USD", at + 2 < atoms.count, atoms[at + 2].kind == .number,
            NumberLiteral.isLetter(bytes[Int(atom.span.start)]), next.isGlued || atom.hash != Words.a
        {
            let joined = WordHash.of(String(decoding: bytes[atom.span.range], as: UTF8.self) + "$")
            if let code = lexicon.currencies.code(ofSign: joined) { return code }
        }
        guard let code = lexicon.currencies.code(ofSign: atom.hash) else { return nil }
        let isLetters = NumberLiteral.isLetter(bytes[Int(atom.span.start)])
        guard next.kind == .number || (!isLetters && parser.words[next.hash] != nil) || lexicon.currencies.code(ofSign: next.hash) != nil else { return nil }
        // A code is written in capitals, or glued to the digits: "all 5", "try 3" are words.
        if isLetters, !next.isGlued, !atomIsCapital(at), !isCodeInLowerText(at) { return nil }
        return code
    }
    private func atomIsCapital(_ at: Int) -> Bool {
        bytes[atoms[at].span.range].allSatisfy { !($0 &- 0x61 < 26) } && !(tokens.flags[atoms[at].token].contains(.sentenceStart) && atoms[at].span.count < 3)
            && !isWordLike(atoms[at].hash)
    }
    /// Codes that are words as well.
    private func isWordLike(_ hash: UInt64) -> Bool { lexicon.wordCodes.contains(hash) }
    private func isCodeInLowerText(_ at: Int) -> Bool { atoms[at].span.count >= 3 && !isWordLike(atoms[at].hash) }

    private func addUnit(_ amount: inout Amount) {
        var at = amount.end
        guard at < atoms.count else { return }
        // "$10 million US", "$5 dollars", "15 dollars", "10 USD", "million US dollars"
        if let currency = amount.currency {
            if lexicon.currencies.isNoun(atoms[at].hash) || lexicon.currencies.code(ofSign: atoms[at].hash) == currency { amount.end = at + 1 }
            return
        }
        if atoms[at].hash == Words.hyphen, atoms[at].isGlued, at + 1 < atoms.count { at += 1 }
        if amount.number.takesOf, at + 1 < atoms.count, atoms[at].hash == Words.of { at += 1 }
        var adjective: UInt64?
        var noun = at
        while noun + 1 < atoms.count, noun < at + 2, lexicon.currencies.isAdjective(atoms[noun].hash), !lexicon.currencies.isNoun(atoms[noun].hash) { adjective = atoms[noun].hash; noun += 1 }
        if noun < atoms.count, lexicon.currencies.isNoun(atoms[noun].hash),
            let code = lexicon.currencies.code(ofNoun: atoms[noun].hash, adjective: adjective, near: tokensNear(noun)), !isOtherNoun(noun, adjective)
        {
            amount.currency = code
            amount.end = noun + 1
            addCents(&amount)
            return
        }
        if let code = lexicon.currencies.code(ofSign: atoms[at].hash), atomIsCapital(at) || atoms[at].isGlued || !NumberLiteral.isLetter(bytes[Int(atoms[at].span.start)]) || isCodeInLowerText(at),
            !(atoms[at].span.count < 3 && NumberLiteral.isLetter(bytes[Int(atoms[at].span.start)]))
        {
            amount.currency = code
            amount.end = at + 1
            // "75 USD million"
            if amount.end < atoms.count, let word = parser.words[atoms[amount.end].hash], word.kind == .magnitude, let scaled = amount.number.scaled(by: word.value) {
                amount.number = scaled
                amount.end += 1
            }
            return
        }
        if lexicon.isCent(atoms[at].hash), let scaled = amount.number.scaled(by: DecimalNumber(mantissa: 1, exponent: -2)) {
            amount.number = scaled
            amount.currency = lexicon.isPence(atoms[at].hash) ? "GBP" : "USD"
            amount.end = at + 1
            amount.rule = "cents"
            return
        }
        if let (unit, end) = lexicon.units.unit(at: at, in: atoms, bytes), !(atoms[at].hash == Words.in) || atoms[at].isGlued {
            amount.unit = unit
            amount.end = end
        }
    }

    /// "15 dollars and 45 cents"
    private func addCents(_ amount: inout Amount) {
        var at = amount.end
        if at < atoms.count, atoms[at].hash == Words.and { at += 1 }
        guard at < atoms.count, let cents = parser.number(at: at), cents.low < DecimalNumber(100), cents.atoms.upperBound < atoms.count,
            lexicon.isCent(atoms[cents.atoms.upperBound].hash), let part = cents.low.times(DecimalNumber(mantissa: 1, exponent: -2)),
            let low = amount.number.low.plus(part), let high = amount.number.high.plus(part)
        else { return }
        amount.number.low = low
        amount.number.high = high
        amount.end = cents.atoms.upperBound + 1
    }

    /// Nouns of currencies that more often mean something else: pounds of weight, marks, crowns, a real chance, sums.
    private func isOtherNoun(_ at: Int, _ adjective: UInt64?) -> Bool {
        guard adjective == nil else { return false }
        if lexicon.ambiguousNouns.contains(atoms[at].hash) {
            return !tokensNear(at).contains { lexicon.currencies.isPlace($0, of: atoms[at].hash) }
        }
        return false
    }
    private func tokensNear(_ at: Int) -> [UInt64] {
        let token = atoms[at].token
        var near: [UInt64] = []
        for distance in 1...20 {
            if token - distance >= firstToken { near.append(tokens.lower[token - distance]) }
            if token + distance <= lastToken { near.append(tokens.lower[token + distance]) }
        }
        return near
    }
    private var firstToken: Int { atoms.first?.token ?? 0 }
    private var lastToken: Int { atoms.last?.token ?? 0 }

    // MARK: Ranges and bounds

    private func quantity(at start: Int, after limit: Int) -> [Candidate]? {
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
        return [single]
    }

    private enum RangeKind { case plain, dash, score, change }

    /// The second amount of a range, where the range begins, and how it is written.
    private func rangeEnd(_ first: Amount, at start: Int, _ limit: Int) -> (Amount, Int, RangeKind)? {
        var at = first.end
        guard at + 1 < atoms.count, !first.number.isVague || atoms[at].hash == Words.to else { return nil }
        let before = start > limit ? atoms[start - 1].hash : 0
        let connector = atoms[at].hash
        if Words.isDash(connector) {
            at += 1
            // "8- to 16-meter"
            if atoms[at].hash == Words.to || atoms[at].hash == Words.or, at + 1 < atoms.count { at += 1 }
            else if atoms[at].isGlued != atoms[at - 1].isGlued { return nil }
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

    private func isSecond(_ second: Amount, of first: Amount) -> Bool {
        if first.currency != nil, second.unit != nil { return false }
        if let unit = first.unit, let other = second.unit, unit != other { return false }
        return !second.number.isVague && first.number.isFraction == second.number.isFraction
    }
    private func hasChange(before end: Int) -> Bool {
        var index = end - 1
        while index >= 0, end - index < 6 {
            let lemma = tokens.lemma[atoms[index].token]
            if lexicon.change.contains(lemma) || lexicon.change.contains(atoms[index].hash) { return true }
            index -= 1
        }
        return false
    }
    private func hasScoreCue(near start: Int, _ end: Int) -> Bool {
        for index in max(0, start - 5)..<min(atoms.count, end + 3) where lexicon.scoreCue.contains(tokens.lemma[atoms[index].token]) { return true }
        return false
    }

    private func candidate(_ amount: Amount, begin: Int, end: Int) -> Candidate {
        let number = amount.number
        var result = Candidate(
            atoms: begin..<end, number: number.atoms, kind: .count, low: number.low, high: number.high,
            modifier: number.isVague ? .vague : .exact, rule: amount.rule.isEmpty ? "number" : amount.rule, next: end)
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

    private func apply(_ unit: UnitTable.Unit, _ candidate: inout Candidate) {
        candidate.unit = unit.name
        candidate.kind = unit.kind == .percent ? .percent : .measure
        candidate.isDuration = unit.kind == .duration
    }

    /// Modifiers before and after, and a margin of error.
    private func bound(_ candidate: inout Candidate, _ limit: Int) {
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
        if let (modifier, after) = lexicon.modifiers.modifier(after: candidate.number.upperBound, in: atoms), found == nil || found == .exact {
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
    private func addLateUnit(_ candidate: inout Candidate, at end: inout Int) {
        guard end < atoms.count, let (unit, after) = lexicon.units.unit(at: end, in: atoms, bytes), atoms[end].hash != Words.in else { return }
        apply(unit, &candidate)
        end = after
        candidate.next = after
    }

    /// `± 3`, `(+/- 3 points)`, `plus or minus 3`.
    private func margin(at start: Int, _ candidate: Candidate) -> (DecimalNumber, DecimalNumber, Int)? {
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
    private func rate(_ candidate: inout Candidate) {
        guard candidate.unit != nil, let (name, end) = RateDenominator(lexicon: lexicon, atoms: atoms, tokens: tokens).denominator(at: candidate.atoms.upperBound, bytes) else { return }
        candidate.per = name
        candidate.atoms = candidate.atoms.lowerBound..<end
        candidate.next = end
        candidate.rule = candidate.rule == "cents" ? "cents" : "rate"
    }
}
