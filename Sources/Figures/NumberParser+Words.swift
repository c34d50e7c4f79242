import Lexicons
import Prose

/// Numbers in words: cardinals, fractions, what multiplies and what is added to them.
extension NumberParser {
    func afterArticle(_ start: Int) -> NumberPhrase? {
        guard start + 1 < atoms.count, let word = words[atoms[start + 1].hash] else { return nil }
        switch word.kind {
        case .hundred, .magnitude, .dozen:
            guard var phrase = spelled(at: start + 1) else { return nil }
            phrase.atoms = start..<phrase.atoms.upperBound
            addFraction(&phrase)
            return phrase
        case .fraction, .ten:
            // "a quarter", "a trillionth", "a twenty-first"; a plural has no article.
            guard let denominator = denominator(at: start + 1, isOne: true), word.kind == .fraction || denominator.end > start + 2,
                var phrase = divided(.one, by: denominator.value, start..<denominator.end)
            else { return nil }
            multiplyFraction(&phrase)
            return phrase
        case .few: return multiplied(few(start..<(start + 2), word))
        default: return nil
        }
    }

    /// A cardinal as read so far.
    struct Cardinal {
        var total = DecimalNumber.zero
        var current = DecimalNumber.zero
        var lastMagnitude: DecimalNumber?
        var lastKind: NumberWords.Class?
        var end: Int
        /// Where the part after the last "and" began, and the value before it.
        var beforeAnd: (value: DecimalNumber, end: Int, and: Int)?
        /// Where its last ten stands ("thirty"), and the value before it.
        var beforeTen: (value: DecimalNumber, end: Int)?
        var value: DecimalNumber? { total.plus(current) }
    }

    /// Cardinals by composition: below hundred, hundreds, then magnitudes in descending order; fractions after them.
    func spelled(at start: Int) -> NumberPhrase? {
        guard let cardinal = cardinal(at: start, from: Cardinal(end: start)), let sum = cardinal.value else { return nil }
        if let fraction = fraction(after: cardinal, start) { return fraction }
        var phrase = NumberPhrase(start..<cardinal.end, sum)
        phrase.isSpelled = true
        if let last = cardinal.lastMagnitude, cardinal.current.mantissa == 0 { phrase.magnitude = last }
        if cardinal.lastKind == .hundred, cardinal.total.mantissa == 0 { phrase.magnitude = DecimalNumber(100) }
        addDecimals(&phrase)
        return phrase
    }

    /// Reads on from a state; nil when nothing was read.
    func cardinal(at start: Int, from state: Cardinal) -> Cardinal? {
        var it = state, at = start
        reading: while at < atoms.count {
            var position = at
            if at > start || it.lastKind != nil {
                if atoms[position].hash == Words.hyphen, isJoint(position) { position += 1 }
                else if atoms[position].hash == Words.and, it.lastKind == .hundred || it.lastKind == .magnitude { position += 1 }
            }
            guard position < atoms.count else { break }
            let joinedByAnd = position > at && atoms[position - 1].hash == Words.and
            // "4 thousand 3 hundred", "3 hundred and 21": digits go on where words began.
            if atoms[position].kind == .number {
                guard let digits = digitsGoOn(position, it, joinedByAnd) else { break reading }
                if joinedByAnd, let value = it.value { it.beforeAnd = (value, at, position) }
                guard let sum = it.current.plus(digits) else { break reading }
                it.current = sum
                it.lastKind = .one
                at = position + 1
                it.end = at
                continue
            }
            guard atoms[position].kind == .text, var word = words[atoms[position].hash] else { break }
            // "two dozens", "three billions"
            if word.kind == .vague, it.lastKind != nil, let kind = words.multiplier(word) { word.kind = kind }
            switch word.kind {
            case .one, .teen, .ten:
                var fits = true
                switch it.lastKind {
                case nil, .magnitude, .hundred: break
                case .ten: fits = word.kind == .one && !joinedByAnd && word.value.mantissa > 0
                // "one twenty two": a digit before tens is hundreds, as people say it.
                case .one: fits = isSpokenHundred(position, it, word, start)
                default: fits = false
                }
                guard fits else { break reading }
                if it.lastKind == .one, let hundreds = it.current.times(DecimalNumber(100)) { it.current = hundreds }
                if joinedByAnd, let value = it.value { it.beforeAnd = (value, at, position) }
                if word.kind == .ten, let value = it.value { it.beforeTen = (value, position) }
                guard let sum = it.current.plus(word.value) else { break reading }
                it.current = sum
            case .hundred:
                guard !joinedByAnd, it.lastKind == nil || it.lastKind == .one || it.lastKind == .teen || it.lastKind == .ten || it.lastKind == .magnitude,
                    it.current < DecimalNumber(100), let product = (it.current.mantissa == 0 ? .one : it.current).times(word.value)
                else { break reading }
                it.current = product
            case .dozen:
                guard word.value.mantissa == 12 || it.lastKind != nil, it.lastKind != .dozen else { break reading }
                // "three hundred and two dozen": only what follows the "and" is multiplied.
                if let before = it.beforeAnd, let value = it.value, let part = value.plus(before.value.negated), let product = part.times(word.value) {
                    it.total = before.value
                    it.current = product
                } else if let product = (it.current.mantissa == 0 ? .one : it.current).times(word.value) {
                    it.current = product
                } else { break reading }
            case .magnitude:
                guard !joinedByAnd, it.lastKind != .magnitude || it.current.mantissa != 0 || it.lastMagnitude == nil, it.lastMagnitude.map({ word.value < $0 }) ?? true,
                    let product = (it.current.mantissa == 0 ? .one : it.current).times(word.value), let sum = it.total.plus(product)
                else { break reading }
                it.total = sum
                it.current = .zero
                it.lastMagnitude = word.value
            default: break reading
            }
            it.lastKind = word.kind
            at = position + 1
            it.end = at
        }
        return it.end > start ? it : nil
    }

    /// A hyphen with nothing around it, or with a blank on both sides ("ninety - five").
    private func isJoint(_ at: Int) -> Bool {
        guard at + 1 < atoms.count else { return false }
        return atoms[at].isGlued == atoms[at + 1].isGlued
    }

    private func digitsGoOn(_ at: Int, _ state: Cardinal, _ joinedByAnd: Bool) -> DecimalNumber? {
        let atom = atoms[at]
        guard !atom.digits.hasPoint, !atom.digits.isVulgar, !atom.digits.isGrouped, !atom.isGlued, atom.value.mantissa > 0, atom.value.exponent == 0 else { return nil }
        if state.lastKind == .hundred, joinedByAnd, atom.value.mantissa < 100 { return atom.value }
        guard state.lastKind == .magnitude, !joinedByAnd, atom.value.mantissa < 1000, at + 1 < atoms.count, let next = words[atoms[at + 1].hash], let last = state.lastMagnitude else { return nil }
        return next.kind == .hundred || next.kind == .magnitude && next.value < last ? atom.value : nil
    }

    private func isSpokenHundred(_ position: Int, _ state: Cardinal, _ word: NumberWords.Word, _ start: Int) -> Bool {
        guard word.kind == .ten, position == start + 1, !atoms[position].isGlued, state.total.mantissa == 0, state.current.mantissa > 0, state.current < DecimalNumber(10) else { return false }
        // "one twenty-foot container" counts containers.
        var end = position + 1
        if end < atoms.count, atoms[end].hash == Words.hyphen { end += 1 }
        guard end < atoms.count, let ones = words[atoms[end].hash], ones.kind == .one else { return end == position + 1 && end >= atoms.count }
        return end + 1 >= atoms.count || atoms[end + 1].hash != Words.hyphen
    }

    // MARK: Decimals

    /// "two point zero three", "1 point 1".
    func addDecimals(_ phrase: inout NumberPhrase) {
        let at = phrase.atoms.upperBound
        guard at + 1 < atoms.count, atoms[at].hash == Words.pointWord, let (part, end) = decimals(at: at + 1), let sum = phrase.low.plus(part) else { return }
        var result = NumberPhrase(phrase.atoms.lowerBound..<end, sum)
        result.isSpelled = true
        phrase = multiplied(result)
    }

    /// The digits after "point": one word or group of digits each.
    func decimals(at start: Int) -> (DecimalNumber, Int)? {
        var mantissa: Int64 = 0, places = 0, at = start
        while at < atoms.count, places < 9 {
            if atoms[at].kind == .number, at == start, !atoms[at].digits.hasPoint, !atoms[at].digits.isGrouped, !atoms[at].digits.isVulgar, (1...9).contains(atoms[at].digits.whole) {
                return (DecimalNumber(mantissa: atoms[at].value.mantissa, exponent: -atoms[at].digits.whole), at + 1)
            }
            guard let word = words[atoms[at].hash], word.kind == .one || (word.kind == .teen || word.kind == .ten) && at == start else { break }
            let width = word.kind == .one ? 1 : 2
            mantissa = mantissa * (width == 1 ? 10 : 100) + word.value.mantissa
            places += width
            at += 1
            if word.kind == .ten, at + 1 < atoms.count, atoms[at].hash == Words.hyphen, let ones = words[atoms[at + 1].hash], ones.kind == .one {
                mantissa += ones.value.mantissa
                at += 2
            }
            if width == 2 { break }
        }
        return at > start ? (DecimalNumber(mantissa: mantissa, exponent: -places), at) : nil
    }

    // MARK: Fractions

    /// The denominator at an atom: "thirds", "hundredths", "twenty-fifths".
    /// - Parameter isOne: whether the numerator is one: only then the singular divides ("one fifth", but not "two fifth graders").
    func denominator(at start: Int, isOne: Bool) -> (value: DecimalNumber, end: Int)? {
        var at = start
        guard at < atoms.count else { return nil }
        if atoms[at].hash == Words.hyphen, isJoint(at) { at += 1 }
        guard at < atoms.count, let word = words[atoms[at].hash] else { return nil }
        switch word.kind {
        case .fraction:
            guard isOne || isPlural(at) || word.value < DecimalNumber(3) || word.value == DecimalNumber(4) && atoms[at].hash == Words.quarter else { return nil }
            return (word.value, at + 1)
        case .ten:
            var unit = at + 1
            guard unit < atoms.count else { return nil }
            if atoms[unit].hash == Words.hyphen { unit += 1 }
            guard unit < atoms.count, let ones = words[atoms[unit].hash], ones.kind == .fraction || ones.kind == .ordinal, ones.value < DecimalNumber(10), let sum = word.value.plus(ones.value),
                isOne ? !isPlural(unit) : isPlural(unit)
            else { return nil }
            return (sum, unit + 1)
        case .ordinal: return isPlural(at) && word.value > DecimalNumber(9) ? (word.value, at + 1) : nil
        default: return nil
        }
    }

    private func isPlural(_ at: Int) -> Bool { words[atoms[at].hash]?.isPlural ?? false }

    func divided(_ numerator: DecimalNumber, by denominator: DecimalNumber, _ range: Range<Int>) -> NumberPhrase? {
        var value: DecimalNumber?
        var power = denominator, places = 0
        // By a power of ten the point moves.
        while power.mantissa > 1 || power.exponent > 0, power.exponent > 0 || power.mantissa % 10 == 0 {
            power = DecimalNumber(mantissa: power.exponent > 0 ? power.mantissa : power.mantissa / 10, exponent: power.exponent > 0 ? Int(power.exponent) - 1 : 0)
            places += 1
        }
        if power == .one { value = numerator.times(DecimalNumber(mantissa: 1, exponent: -places)) } else {
            let whole = numerator.exponent < 0 ? nil : numerator
            value = whole.flatMap { $0.exponent == 0 ? DecimalNumber.quotient($0.mantissa, denominator.exponent == 0 ? denominator.mantissa : 0) : nil }
        }
        guard let value else { return nil }
        var phrase = NumberPhrase(range, value)
        phrase.isFraction = value < .one
        phrase.isSpelled = true
        return phrase
    }

    /// "two thirds", "twenty and three fifths", "one hundred thirty-fifths": the cardinal, or its last part, is a numerator.
    private func fraction(after cardinal: Cardinal, _ start: Int) -> NumberPhrase? {
        guard let sum = cardinal.value, sum.mantissa > 0 else { return nil }
        // "one hundred thirty-fifths" divides by thirty-five.
        if let before = cardinal.beforeTen, before.value.mantissa > 0, cardinal.lastKind == .ten, cardinal.end < atoms.count, atoms[cardinal.end].hash == Words.hyphen, atoms[cardinal.end].isGlued,
            let denominator = denominator(at: before.end, isOne: before.value == .one), denominator.end > cardinal.end
        {
            return divided(before.value, by: denominator.value, start..<denominator.end)
        }
        if let before = cardinal.beforeAnd, let part = sum.plus(before.value.negated), let denominator = denominator(at: cardinal.end, isOne: part == .one),
            let fraction = divided(part, by: denominator.value, before.and..<denominator.end), let scaled = fraction.low.times(magnitude(endingAt: before.end)), let whole = before.value.plus(scaled)
        {
            var phrase = NumberPhrase(start..<denominator.end, whole)
            phrase.isSpelled = true
            return phrase
        }
        if let denominator = denominator(at: cardinal.end, isOne: sum == .one), var phrase = divided(sum, by: denominator.value, start..<denominator.end) {
            multiplyFraction(&phrase)
            return phrase
        }
        return nil
    }

    /// The magnitude whose word ends at an atom; one where none does.
    private func magnitude(endingAt end: Int) -> DecimalNumber {
        guard end > 0, let word = words[atoms[end - 1].hash], word.kind == .magnitude else { return .one }
        return word.value
    }

    /// `half`, `half a million`, `quarter million`.
    func fraction(at start: Int) -> NumberPhrase? {
        guard let word = words[atoms[start].hash], word.kind == .fraction, var phrase = divided(.one, by: word.value, start..<(start + 1)) else { return nil }
        multiplyFraction(&phrase)
        return phrase
    }

    /// "two thirds of a million", "half a dozen", "three quarters billion".
    private func multiplyFraction(_ phrase: inout NumberPhrase) {
        var next = phrase.atoms.upperBound
        if next < atoms.count, atoms[next].hash == Words.hyphen, atoms[next].isGlued { next += 1 }
        if next < atoms.count, atoms[next].hash == Words.of { next += 1 }
        if next < atoms.count, atoms[next].hash == Words.a || atoms[next].hash == Words.an { next += 1 }
        guard next < atoms.count, let magnitude = words[atoms[next].hash], magnitude.kind == .magnitude || magnitude.kind == .dozen || magnitude.kind == .hundred, var scaled = phrase.scaled(by: magnitude.value) else { return }
        scaled.atoms = phrase.atoms.lowerBound..<(next + 1)
        scaled.isFraction = false
        scaled.magnitude = magnitude.value
        phrase = scaled
    }

    /// `… and a half [million]`, `… and fifty-four hundredths`, `… and a quarter million`.
    func addFraction(_ phrase: inout NumberPhrase) {
        var at = phrase.atoms.upperBound
        guard at + 1 < atoms.count, atoms[at].hash == Words.and, !phrase.isFraction else { return }
        at += 1
        var numerator = DecimalNumber.one
        if atoms[at].hash == Words.a || atoms[at].hash == Words.an { at += 1 }
        else if let word = words[atoms[at].hash], word.kind == .one || word.kind == .teen || word.kind == .ten, let cardinal = cardinal(at: at, from: Cardinal(end: at)), let value = cardinal.value, value.mantissa > 0 {
            numerator = value
            at = cardinal.end
        } else { return }
        guard let denominator = denominator(at: at, isOne: numerator == .one), let fraction = divided(numerator, by: denominator.value, at..<denominator.end) else { return }
        var part = fraction.low, end = denominator.end
        // "a million and a half" adds half of the million; "a billion and a quarter million" says of what.
        if end < atoms.count, let word = words[atoms[end].hash], word.kind == .magnitude, word.value < phrase.magnitude, let scaled = part.times(word.value) {
            part = scaled
            end += 1
        } else if let scaled = part.times(phrase.magnitude) {
            part = scaled
        }
        guard let sum = phrase.low.plus(part) else { return }
        var result = NumberPhrase(phrase.atoms.lowerBound..<end, sum)
        result.magnitude = phrase.magnitude
        result.isSpelled = phrase.isSpelled
        phrase = phrase.magnitude == .one ? multiplied(result) : result
    }

    // MARK: Shares

    /// "one in ten", "three out of four", "1 over 20": a part of a whole that is greater.
    func share(_ first: NumberPhrase) -> NumberPhrase? {
        var at = first.atoms.upperBound
        guard at + 1 < atoms.count, !first.isVague, !first.isFraction, first.low == first.high, first.low.exponent == 0, first.low.mantissa > 0 else { return nil }
        let isOver = atoms[at].hash == Words.over
        if isOver || atoms[at].hash == Words.in { at += 1 }
        else if atoms[at].hash == Words.out, atoms[at + 1].hash == Words.of { at += 2 }
        else { return nil }
        if at < atoms.count, atoms[at].hash == Words.every { at += 1 }
        guard at < atoms.count, atoms[at].kind == .number || words[atoms[at].hash] != nil, let second = number(at: at), second.low == second.high, !second.isFraction, first.low < second.low,
            second.low.exponent == 0, second.low < DecimalNumber(1_000_000), let value = DecimalNumber.quotient(first.low.mantissa, second.low.mantissa)
        else { return nil }
        // "20 in 2021", "three in 1990s" are no shares, nor is "one over 1,300 metres".
        let isSmall = first.low < DecimalNumber(100) && (second.low < DecimalNumber(101) || isRound(second.low)) && !(second.low > DecimalNumber(1400) && second.low < DecimalNumber(2100) && second.isPlainDigits)
        guard isSmall, second.atoms.upperBound >= atoms.count || !(isOver && isCounting(second.atoms.upperBound)) else { return nil }
        var phrase = NumberPhrase(first.atoms.lowerBound..<second.atoms.upperBound, value)
        phrase.isFraction = true
        phrase.isSpelled = first.isSpelled
        phrase.isShare = true
        return phrase
    }
    private func isRound(_ value: DecimalNumber) -> Bool { value.mantissa % 50 == 0 || value.mantissa <= 130 }
    private func isCounting(_ at: Int) -> Bool { atoms[at].kind == .text && atoms[at].span.count > 1 }

    /// `million`, `dozen`, `hundred thousand` after a number.
    func multiplied(_ phrase: NumberPhrase) -> NumberPhrase {
        var result = phrase
        while result.atoms.upperBound < atoms.count {
            var next = result.atoms.upperBound
            if atoms[next].hash == Words.hyphen, atoms[next].isGlued { next += 1 }
            // "15 Cr.Hr.": an abbreviation that goes on is another.
            let goesOn = next + 2 < atoms.count && atoms[next + 1].hash == Words.point && atoms[next + 1].isGlued && atoms[next + 2].isGlued && atoms[next + 2].kind == .text
            if next < atoms.count, atoms[next].hash == Words.crore, !atoms[next].isGlued, !goesOn, var scaled = result.scaled(by: DecimalNumber(10_000_000)) {
                scaled.atoms = result.atoms.lowerBound..<(next + 1)
                scaled.magnitude = DecimalNumber(10_000_000)
                return scaled
            }
            guard next < atoms.count, var word = words[atoms[next].hash] else { break }
            if word.kind == .vague, let kind = words.multiplier(word) { word.kind = kind }
            guard word.kind == .magnitude || word.kind == .hundred || word.kind == .dozen,
                !(result.magnitude != .one && word.kind != .magnitude), var scaled = result.scaled(by: word.value), let factor = result.magnitude.times(word.value)
            else { break }
            scaled.atoms = result.atoms.lowerBound..<(next + 1)
            scaled.magnitude = factor
            scaled.isPlainDigits = false
            result = scaled
        }
        return result
    }

    // MARK: Vague words

    /// `dozens`, `tens of thousands`, `hundreds of millions`.
    func vague(at start: Int, _ first: NumberWords.Word) -> NumberPhrase? {
        var low = first.value, high = first.high, end = start + 1
        while end + 1 < atoms.count, atoms[end].hash == Words.of, let word = words[atoms[end + 1].hash], word.kind == .vague,
            let nextLow = low.times(word.value), let ratio = DecimalNumber.quotient(high.clampedInteger, max(1, low.clampedInteger)), let nextHigh = nextLow.times(ratio)
        {
            low = nextLow
            high = nextHigh
            end += 2
        }
        var phrase = NumberPhrase(start..<end, low)
        phrase.high = high
        phrase.isVague = true
        phrase.isSpelled = true
        phrase.takesOf = true
        return phrase
    }

    func few(_ range: Range<Int>, _ word: NumberWords.Word) -> NumberPhrase {
        var phrase = NumberPhrase(range, word.value)
        phrase.high = word.high
        phrase.isVague = word.high != word.value
        phrase.isSpelled = true
        phrase.takesOf = true
        return phrase
    }
}
