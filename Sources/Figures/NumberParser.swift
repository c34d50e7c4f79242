import Lexicons
import Prose

/// Reads numbers, in digits and in words, from the atoms of a sentence.
struct NumberParser {
    let words: NumberWords
    /// After these a glued `m` was a metre ("12m long").
    let afterMetres: WordSet
    let atoms: [Atom]
    /// The text; without it case is not looked at.
    var bytes = UnsafeBufferPointer<UInt8>(start: nil, count: 0)

    /// The number that begins at an atom.
    /// - Parameter isMoney: after a currency sign a glued `m` is a million without a second look.
    func number(at start: Int, isMoney: Bool = false) -> NumberPhrase? {
        guard start < atoms.count else { return nil }
        if atoms[start].kind == .number { return literal(at: start, isMoney: isMoney) }
        guard atoms[start].kind == .text else { return nil }
        let hash = atoms[start].hash
        if hash == Words.pointWord { return pointed(start) }
        if hash == Words.a || hash == Words.an { return afterArticle(start) }
        guard let word = words[hash] else { return nil }
        switch word.kind {
        case .one, .teen, .ten, .hundred, .magnitude, .dozen:
            guard var phrase = spelled(at: start) else { return nil }
            phrase = phrase.isFraction ? phrase : multiplied(phrase)
            addFraction(&phrase)
            addRepetition(&phrase)
            return phrase
        case .fraction: return word.isPlural ? nil : fraction(at: start)
        case .vague: return vague(at: start, word)
        case .few:
            // "a few", "several"; a bare "few" or "couple" is no number.
            return word.isInterval && hash != Words.few ? multiplied(few(start..<(start + 1), word)) : nil
        case .ordinal, .suffix: return nil
        }
    }

    // MARK: Digits

    private func literal(at start: Int, isMoney: Bool) -> NumberPhrase? {
        let atom = atoms[start]
        var phrase = NumberPhrase(start..<(start + 1), atom.value)
        phrase.isPlainDigits = !atom.digits.isGrouped && !atom.digits.hasPoint && !atom.digits.isVulgar && atom.value.exponent >= 0
        phrase.isFraction = atom.digits.isVulgar
        var next = start + 1
        // 1/2, and 2 1/2
        if let part = slashFraction(at: start) {
            phrase = part
            next = part.atoms.upperBound
        } else if next < atoms.count, atoms[next].kind == .number, !atom.digits.hasPoint,
            let part = atoms[next].digits.isVulgar ? NumberPhrase(next..<(next + 1), atoms[next].value) : slashFraction(at: next), let sum = atom.value.plus(part.low)
        {
            phrase = NumberPhrase(start..<part.atoms.upperBound, sum)
            next = part.atoms.upperBound
        }
        // 2.48×10−5
        if next + 1 < atoms.count, atoms[next].hash == Words.times || (atoms[next].hash == Words.ex && atoms[next + 1].isGlued), atoms[next + 1].hash == Words.ten {
            var at = next + 2, sign = 1
            if at < atoms.count, atoms[at].hash == Words.caret { at += 1 }
            if at < atoms.count, Words.isDash(atoms[at].hash) { sign = -1; at += 1 }
            if at < atoms.count, atoms[at].kind == .number, atoms[at].isGlued, atoms[at].value.exponent == 0, (0...15).contains(atoms[at].value.mantissa),
                let value = phrase.low.times(DecimalNumber(mantissa: 1, exponent: sign * Int(atoms[at].value.mantissa)))
            {
                phrase = NumberPhrase(start..<(at + 1), value)
                return phrase
            }
        }
        // 12.32e+14, where a tokenizer parted it
        if next + 2 < atoms.count, atoms[next].isGlued, atoms[next].hash == Words.exponent, atoms[next + 1].isGlued, atoms[next + 2].isGlued, atoms[next + 2].kind == .number, atoms[next + 1].hash == Words.plus || Words.isDash(atoms[next + 1].hash),
            atoms[next + 2].value.exponent == 0, (0...18).contains(atoms[next + 2].value.mantissa), let scaled = phrase.scaled(by: DecimalNumber(mantissa: 1, exponent: (atoms[next + 1].hash == Words.plus ? 1 : -1) * Int(atoms[next + 2].value.mantissa)))
        {
            var result = scaled
            result.atoms = start..<(next + 3)
            return result
        }
        if next + 1 < atoms.count, atoms[next].hash == Words.caret, atoms[next].isGlued, let power = power(phrase.low, at: next + 1) { return NumberPhrase(start..<power.end, power.value) }
        if next < atoms.count, atoms[next].isGlued, atoms[next].kind == .text, let factor = words.suffix(atoms[next].hash) {
            let isAmbiguous = atoms[next].hash == Words.m || atoms[next].hash == Words.mm
            let isTall = isCapital(next) && (next + 1 >= atoms.count || !afterMetres.contains(atoms[next + 1].hash) || !atoms[next + 1].isGlued && atoms[next + 1].span.count > 1)
            if !isAmbiguous || isMoney || (atoms[next].hash == Words.m && (isTall || isMillion(next))), let scaled = phrase.scaled(by: factor) {
                phrase = scaled
                phrase.magnitude = factor
                phrase.isPlainDigits = false
                next += 1
            }
        } else if next < atoms.count, atoms[next].isGlued, atoms[next].hash == Words.giga, atom.digits.hasPoint, isCapital(next), let scaled = phrase.scaled(by: DecimalNumber(1_000_000_000)) {
            phrase = scaled
            phrase.magnitude = DecimalNumber(1_000_000_000)
            next += 1
        } else if next + 1 < atoms.count, !atoms[next].isGlued, isCapital(next), atoms[next].span.count == 1, atoms[next].hash == Words.b, atoms[next + 1].hash == Words.people, let scaled = phrase.scaled(by: DecimalNumber(1_000_000_000)) {
            phrase = scaled
            phrase.magnitude = DecimalNumber(1_000_000_000)
            next += 1
        } else if isMoney, next < atoms.count, !atoms[next].isGlued, atoms[next].kind == .text, let factor = words.suffix(atoms[next].hash), let scaled = phrase.scaled(by: factor) {
            phrase = scaled
            phrase.magnitude = factor
            next += 1
        }
        phrase.atoms = start..<next
        if phrase.isPlainDigits, phrase.magnitude == .one { addDecimals(&phrase) }
        phrase = goneOn(multiplied(phrase))
        addFraction(&phrase)
        return phrase
    }

    /// "4 thousand 3 hundred", "6 crore and two hundred": words that go on after digits and a magnitude.
    private func goneOn(_ phrase: NumberPhrase) -> NumberPhrase {
        guard phrase.magnitude != .one, !phrase.isFraction, phrase.atoms.upperBound < atoms.count else { return phrase }
        let isHundred = phrase.magnitude == DecimalNumber(100)
        var state = Cardinal(end: phrase.atoms.upperBound)
        if isHundred { state.current = phrase.low } else { state.total = phrase.low; state.lastMagnitude = phrase.magnitude }
        state.lastKind = isHundred ? .hundred : .magnitude
        // Only what is smaller than the last magnitude goes on: "3 million 500 thousand".
        guard let cardinal = cardinal(at: phrase.atoms.upperBound, from: state), let sum = cardinal.value, let part = sum.plus(phrase.low.negated), part < phrase.magnitude else { return phrase }
        // A fraction after "and" is added by its own rule.
        if denominator(at: cardinal.end, isOne: part == .one) != nil { return phrase }
        var result = NumberPhrase(phrase.atoms.lowerBound..<cardinal.end, sum)
        result.magnitude = cardinal.current.mantissa == 0 ? cardinal.lastMagnitude ?? .one : .one
        return result
    }

    /// "point 77"
    private func pointed(_ start: Int) -> NumberPhrase? {
        guard start + 1 < atoms.count, let (value, end) = decimals(at: start + 1), start == 0 || atoms[start - 1].kind == .text && words[atoms[start - 1].hash] == nil else { return nil }
        // "point one", "point 5 of the plan": items of a list, unless nothing follows.
        guard atoms[start + 1].digits.whole > 1, end >= atoms.count else { return nil }
        var phrase = NumberPhrase(start..<end, value)
        phrase.isSpelled = true
        return multiplied(phrase)
    }

    /// "forty-five (45)": the number again in digits.
    private func addRepetition(_ phrase: inout NumberPhrase) {
        let at = phrase.atoms.upperBound
        guard at + 2 < atoms.count, atoms[at].hash == Words.open, atoms[at + 1].kind == .number, atoms[at + 2].hash == Words.close, atoms[at + 1].value == phrase.low else { return }
        phrase.atoms = phrase.atoms.lowerBound..<(at + 3)
    }

    private func isCapital(_ at: Int) -> Bool {
        let start = Int(atoms[at].span.start)
        return start >= 0 && start < bytes.count && bytes[start] &- 0x41 < 26
    }

    /// `1.1^23`, `2500^-1`: by repeated multiplication, to twelve digits.
    private func power(_ base: DecimalNumber, at start: Int) -> (value: DecimalNumber, end: Int)? {
        var at = start, isNegative = false
        if Words.isDash(atoms[at].hash) || atoms[at].hash == Words.plus { isNegative = atoms[at].hash != Words.plus; at += 1 }
        guard at < atoms.count, atoms[at].kind == .number, atoms[at].isGlued, atoms[at].value.exponent == 0, (0...64).contains(atoms[at].value.mantissa) else { return nil }
        var result = 1.0
        for _ in 0..<atoms[at].value.mantissa { result *= base.doubleValue }
        if isNegative { result = result == 0 ? 0 : 1 / result }
        guard result.isFinite, abs(result) < 1e17 else { return nil }
        var scaled = result, exponent = 0
        while abs(scaled) < 1e12, exponent > -18, scaled != scaled.rounded() { scaled *= 10; exponent -= 1 }
        return (DecimalNumber(mantissa: Int64(scaled.rounded()), exponent: exponent), at + 1)
    }

    /// A glued `m` means a million when a thing follows that can be counted or measured; else a metre.
    private func isMillion(_ suffix: Int) -> Bool {
        guard suffix + 1 < atoms.count, atoms[suffix + 1].kind == .text, !atoms[suffix + 1].isGlued else { return false }
        return !afterMetres.contains(atoms[suffix + 1].hash)
    }

    private func slashFraction(at start: Int) -> NumberPhrase? {
        guard start + 2 < atoms.count, atoms[start].kind == .number, atoms[start + 1].hash == Words.slash, atoms[start + 2].kind == .number,
            atoms[start + 1].isGlued, atoms[start + 2].isGlued
        else { return nil }
        let a = atoms[start].value, b = atoms[start + 2].value
        // 24/7 and 9/11 are no fractions: the part is smaller than the whole, and the whole is one that people use.
        guard a.exponent == 0, b.exponent == 0, a.mantissa > 0, a.mantissa < b.mantissa, b.mantissa <= 100, !(a.mantissa == 9 && b.mantissa == 11),
            start + 3 >= atoms.count || !(atoms[start + 3].isGlued && atoms[start + 3].hash == Words.slash),
            let value = DecimalNumber.quotient(a.mantissa, b.mantissa)
        else { return nil }
        var phrase = NumberPhrase(start..<(start + 3), value)
        phrase.isFraction = true
        return phrase
    }
}

extension NumberWords.Word {
    var isInterval: Bool { value != high }
}

extension DecimalNumber {
    /// The value as a whole number of at most six digits, for ratios of table values.
    var clampedInteger: Int64 {
        var m = mantissa, e = Int(exponent)
        while e > 0, m < 100_000 { m *= 10; e -= 1 }
        return min(m, 999_999)
    }
}
