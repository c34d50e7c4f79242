import Lexicons
import Prose

/// Reads numbers, in digits and in words, from the atoms of a sentence.
struct NumberParser {
    let words: NumberWords
    /// After these a glued `m` was a metre ("12m long").
    let afterMetres: WordSet
    let atoms: [Atom]

    /// The number that begins at an atom.
    /// - Parameter isMoney: after a currency sign a glued `m` is a million without a second look.
    func number(at start: Int, isMoney: Bool = false) -> NumberPhrase? {
        guard start < atoms.count else { return nil }
        if atoms[start].kind == .number { return literal(at: start, isMoney: isMoney) }
        guard atoms[start].kind == .text else { return nil }
        let hash = atoms[start].hash
        if hash == Words.a || hash == Words.an { return afterArticle(start) }
        guard let word = words[hash] else { return nil }
        switch word.kind {
        case .one, .teen, .ten, .hundred, .magnitude, .dozen:
            guard var phrase = spelled(at: start) else { return nil }
            addFraction(&phrase)
            return phrase
        case .fraction: return fraction(at: start, numerator: .one)
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
        if next < atoms.count, atoms[next].isGlued, atoms[next].kind == .text, let factor = words.suffix(atoms[next].hash) {
            let isAmbiguous = atoms[next].hash == Words.m || atoms[next].hash == Words.mm
            if !isAmbiguous || isMoney || (atoms[next].hash == Words.m && isMillion(next)), let scaled = phrase.scaled(by: factor) {
                phrase = scaled
                phrase.magnitude = factor
                phrase.isPlainDigits = false
                next += 1
            }
        } else if isMoney, next < atoms.count, !atoms[next].isGlued, atoms[next].kind == .text, let factor = words.suffix(atoms[next].hash), let scaled = phrase.scaled(by: factor) {
            phrase = scaled
            phrase.magnitude = factor
            next += 1
        }
        phrase.atoms = start..<next
        phrase = multiplied(phrase)
        addFraction(&phrase)
        return phrase
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

    // MARK: Words

    private func afterArticle(_ start: Int) -> NumberPhrase? {
        guard start + 1 < atoms.count, let word = words[atoms[start + 1].hash] else { return nil }
        switch word.kind {
        case .hundred, .magnitude, .dozen:
            guard var phrase = spelled(at: start + 1) else { return nil }
            phrase.atoms = start..<phrase.atoms.upperBound
            addFraction(&phrase)
            return phrase
        case .fraction:
            guard var phrase = fraction(at: start + 1, numerator: .one) else { return nil }
            phrase.atoms = start..<phrase.atoms.upperBound
            return phrase
        case .few: return multiplied(few(start..<(start + 2), word))
        default: return nil
        }
    }

    /// Cardinals by composition: below hundred, hundreds, then magnitudes in descending order.
    private func spelled(at start: Int) -> NumberPhrase? {
        var total = DecimalNumber.zero, current = DecimalNumber.zero, at = start, end = start
        var lastMagnitude: DecimalNumber?, lastKind: NumberWords.Class?
        while at < atoms.count {
            var position = at
            if at > start {
                if atoms[position].hash == Words.hyphen, atoms[position].isGlued { position += 1 }
                else if atoms[position].hash == Words.and, lastKind == .hundred || lastKind == .magnitude { position += 1 }
            }
            guard position < atoms.count, atoms[position].kind == .text, let word = words[atoms[position].hash] else { break }
            let joinedByAnd = position > at && atoms[position - 1].hash == Words.and
            switch word.kind {
            case .one, .teen, .ten:
                let fits: Bool
                switch lastKind {
                case nil, .magnitude: fits = true
                case .hundred: fits = true
                case .ten: fits = word.kind == .one && !joinedByAnd && word.value.mantissa > 0
                default: fits = false
                }
                guard fits, let sum = current.plus(word.value) else { return result() }
                current = sum
            case .hundred:
                guard !joinedByAnd, lastKind == nil || lastKind == .one || lastKind == .teen || lastKind == .ten || lastKind == .magnitude,
                    let product = (current.mantissa == 0 ? .one : current).times(word.value)
                else { return result() }
                current = product
            case .dozen:
                guard word.value.mantissa == 12 || lastKind != nil, lastKind != .dozen, let product = (current.mantissa == 0 ? .one : current).times(word.value) else { return result() }
                current = product
            case .magnitude:
                guard !joinedByAnd, lastKind != .magnitude || current.mantissa != 0 || lastMagnitude == nil, lastMagnitude.map({ word.value < $0 }) ?? true,
                    let product = (current.mantissa == 0 ? .one : current).times(word.value), let sum = total.plus(product)
                else { return result() }
                total = sum
                current = .zero
                lastMagnitude = word.value
            default: return result()
            }
            lastKind = word.kind
            at = position + 1
            end = at
        }
        return result()

        func result() -> NumberPhrase? {
            guard end > start, let sum = total.plus(current) else { return nil }
            var phrase = NumberPhrase(start..<end, sum)
            phrase.isSpelled = true
            if let lastMagnitude, current.mantissa == 0 { phrase.magnitude = lastMagnitude }
            if lastKind == .hundred, total.mantissa == 0 { phrase.magnitude = DecimalNumber(100) }
            // "two thirds": the number is the numerator.
            if end < atoms.count {
                var position = end
                if atoms[position].hash == Words.hyphen, atoms[position].isGlued { position += 1 }
                if position < atoms.count, let word = words[atoms[position].hash], word.kind == .fraction, sum < DecimalNumber(100), sum.mantissa > 0,
                    atoms[position].hash != Words.third || sum == .one
                {
                    if let whole = fraction(at: position, numerator: sum) {
                        phrase = whole
                        phrase.atoms = start..<whole.atoms.upperBound
                        phrase.isSpelled = true
                    }
                }
            }
            return phrase
        }
    }

    /// `half`, `half a million`, `three quarters billion`.
    private func fraction(at start: Int, numerator: DecimalNumber) -> NumberPhrase? {
        guard let word = words[atoms[start].hash], word.kind == .fraction, numerator.exponent == 0,
            let value = DecimalNumber.quotient(numerator.mantissa, word.value.mantissa)
        else { return nil }
        var phrase = NumberPhrase(start..<(start + 1), value)
        phrase.isFraction = true
        phrase.isSpelled = true
        var next = start + 1
        if next < atoms.count, atoms[next].hash == Words.hyphen, atoms[next].isGlued { next += 1 }
        if next < atoms.count, atoms[next].hash == Words.of { next += 1 }
        if next < atoms.count, atoms[next].hash == Words.a || atoms[next].hash == Words.an { next += 1 }
        if next < atoms.count, let magnitude = words[atoms[next].hash], magnitude.kind == .magnitude || magnitude.kind == .dozen || magnitude.kind == .hundred, var scaled = phrase.scaled(by: magnitude.value) {
            scaled.atoms = start..<(next + 1)
            scaled.isFraction = false
            scaled.magnitude = magnitude.value
            return scaled
        }
        return phrase
    }

    /// `million`, `dozen`, `hundred thousand` after a number.
    private func multiplied(_ phrase: NumberPhrase) -> NumberPhrase {
        var result = phrase
        while result.atoms.upperBound < atoms.count {
            var next = result.atoms.upperBound
            if atoms[next].hash == Words.hyphen, atoms[next].isGlued { next += 1 }
            guard next < atoms.count, let word = words[atoms[next].hash], word.kind == .magnitude || word.kind == .hundred || word.kind == .dozen,
                !(result.magnitude != .one && word.kind != .magnitude), var scaled = result.scaled(by: word.value), let factor = result.magnitude.times(word.value)
            else { break }
            scaled.atoms = result.atoms.lowerBound..<(next + 1)
            scaled.magnitude = factor
            scaled.isPlainDigits = false
            result = scaled
        }
        return result
    }

    /// `… and a half [million]`.
    private func addFraction(_ phrase: inout NumberPhrase) {
        var at = phrase.atoms.upperBound
        guard at + 1 < atoms.count, atoms[at].hash == Words.and else { return }
        at += 1
        var numerator = DecimalNumber.one
        if atoms[at].hash == Words.a || atoms[at].hash == Words.an { at += 1 }
        else if let word = words[atoms[at].hash], word.kind == .one, word.value.mantissa > 0 {
            numerator = word.value
            at += 1
            if at < atoms.count, atoms[at].hash == Words.hyphen, atoms[at].isGlued { at += 1 }
        } else { return }
        guard at < atoms.count, let word = words[atoms[at].hash], word.kind == .fraction, numerator.exponent == 0,
            let part = DecimalNumber.quotient(numerator.mantissa, word.value.mantissa)
        else { return }
        // "a million and a half" adds half of the million.
        guard let scaledPart = part.times(phrase.magnitude), let sum = phrase.low.plus(scaledPart) else { return }
        var result = NumberPhrase(phrase.atoms.lowerBound..<(at + 1), sum)
        result.magnitude = phrase.magnitude
        result.isSpelled = phrase.isSpelled
        phrase = phrase.magnitude == .one ? multiplied(result) : result
    }

    // MARK: Vague words

    /// `dozens`, `tens of thousands`, `hundreds of millions`.
    private func vague(at start: Int, _ first: NumberWords.Word) -> NumberPhrase? {
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

    private func few(_ range: Range<Int>, _ word: NumberWords.Word) -> NumberPhrase {
        var phrase = NumberPhrase(range, word.value)
        phrase.high = word.high
        phrase.isVague = word.high != word.value
        phrase.isSpelled = true
        phrase.takesOf = true
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
