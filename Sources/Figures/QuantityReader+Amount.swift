import Lexicons
import Prose

/// One amount: a number with the sign and the unit that belong to it.
extension QuantityReader {
    func amount(at start: Int) -> Amount? {
        var at = start, currency: String?, isNegative = false
        if atoms[at].hash == Words.minus || atoms[at].hash == Words.negative { isNegative = true; at += 1; if at < atoms.count, Words.isDash(atoms[at].hash), at + 1 < atoms.count, atoms[at + 1].isGlued { at += 1 } }
        else if atoms[at].hash == Words.hyphen || atoms[at].hash == Words.minusSign, at + 1 < atoms.count, atoms[at + 1].kind == .number, atoms[at + 1].isGlued, at == 0 || !atoms[at].isGlued || atoms[at - 1].hash == Words.open || atoms[at - 1].hash == Words.less || atoms[at - 1].hash == Words.greater { isNegative = true; at += 1 }
        // "C $ 16", "US$ 5", "$ 5", "USD 10": sign or code, then the sign again.
        var signs = 0
        while at < atoms.count, signs < 3, let code = sign(at, isLast: false) ?? dotted(at) {
            if currency == nil || currency == "USD" { currency = code }
            at += 1
            if at + 1 < atoms.count, atoms[at].hash == Words.point, atoms[at + 1].kind == .number { at += 1 }
            signs += 1
        }
        if currency == nil, let (code, next) = nounBefore(at) { currency = code; at = next }
        guard at < atoms.count else { return nil }
        if isNegative, atoms[at].kind != .number, parser.words[atoms[at].hash] == nil { return nil }
        guard var number = parser.number(at: at, isMoney: currency != nil) else { return currency == nil && !isNegative ? article(at) : nil }
        if let share = parser.share(number), share.atoms.upperBound >= atoms.count || !lexicon.units.begins(with: atoms[share.atoms.upperBound].hash) { number = share }
        if isNegative { number.low = number.low.negated; number.high = number.high.negated }
        var result = Amount(start: start, number: number, end: number.atoms.upperBound, currency: currency)
        addUnit(&result)
        addParts(&result)
        return result
    }

    /// "a kilogram", "a dollar": one of a unit, where a verb, a preposition or nothing stands before. Rates have been read by then.
    func article(_ at: Int) -> Amount? {
        guard atoms[at].hash == Words.a || atoms[at].hash == Words.an, at + 1 < atoms.count else { return nil }
        if at > 0 {
            switch tokens.upos[atoms[at - 1].token] {
            case .verb, .adposition, .punctuation, .coordinating, .auxiliary: break
            default: return nil
            }
        }
        var phrase = NumberPhrase(at..<(at + 1), .one)
        phrase.isSpelled = true
        var result = Amount(start: at, number: phrase, end: at + 1, rule: "article")
        if let (unit, end) = lexicon.units.unit(at: at + 1, in: atoms, bytes) ?? lexicon.units.symbol(at: at + 1, in: atoms, bytes), unit.kind == .measure, !lexicon.ambiguousUnit.contains(atoms[at + 1].hash) {
            result.unit = unit
            result.end = end
        } else if lexicon.currencies.isNoun(atoms[at + 1].hash), !isOtherNoun(at + 1, nil), !lexicon.ambiguousUnit.contains(atoms[at + 1].hash), let code = lexicon.currencies.code(ofNoun: atoms[at + 1].hash, adjective: nil, near: tokensNear(at + 1)) {
            result.currency = code
            result.end = at + 2
        } else {
            return nil
        }
        return result.end >= atoms.count || !isThing(result.end) ? result : nil
    }

    /// "ringgit 42", "Malaysia ringgit 42": the noun of a currency before bare digits that count nothing else.
    func nounBefore(_ start: Int) -> (String, Int)? {
        var noun = start
        if noun + 1 < atoms.count, lexicon.currencies.isAdjective(atoms[noun].hash) || lexicon.currencies.isPlace(atoms[noun].hash, of: atoms[noun + 1].hash), lexicon.currencies.isNoun(atoms[noun + 1].hash) { noun += 1 }
        guard noun + 1 < atoms.count, atoms[noun].kind == .text, atoms[noun + 1].kind == .number, !atoms[noun + 1].isGlued, lexicon.currencies.isNoun(atoms[noun].hash),
            noun > start || !isOtherNoun(noun, nil), noun + 2 >= atoms.count || !isThing(noun + 2), start == 0 || atoms[start - 1].kind != .number && parser.words[atoms[start - 1].hash] == nil,
            let code = lexicon.currencies.code(ofNoun: atoms[noun].hash, adjective: noun > start ? atoms[start].hash : nil, near: tokensNear(noun))
        else { return nil }
        return (code, noun + 1)
    }

    /// True for a word that a number before it may count or measure.
    func isThing(_ at: Int) -> Bool {
        // "15 USD 50 more": whatever its tag, the comparative is nothing that is counted.
        guard at < atoms.count, atoms[at].kind == .text, atoms[at].hash != Words.more else { return false }
        let token = atoms[at].token
        switch tokens.upos[token] {
        case .noun, .properNoun, .adjective: return true
        case .symbol: return true
        default: return lexicon.units.begins(with: atoms[at].hash) || parser.words[atoms[at].hash] != nil || atoms[at].isGlued && tokens.flags[token].contains(.hasLetter)
        }
    }

    /// What is added to an amount in a smaller unit: "$20 and 43c", "15 dollars 50", "5 feet 2 inches", "2 kilometres, 1 metre".
    func addParts(_ amount: inout Amount) {
        if amount.currency != nil { addHundredths(&amount) } else if amount.unit != nil { addSmaller(&amount) }
    }

    /// "twenty rupees 43", "US$3 and fourteen": a number below a hundred that counts nothing, after a whole amount.
    private func addHundredths(_ amount: inout Amount) {
        guard amount.number.low == amount.number.high, amount.number.low.exponent == 0, amount.number.magnitude == .one, amount.rule.isEmpty else { return }
        let before = amount.end
        addCents(&amount)
        guard amount.end == before else { return }
        var at = amount.end
        let isJoined = at < atoms.count && atoms[at].hash == Words.and
        if isJoined { at += 1 }
        guard at < atoms.count, !atoms[at].isGlued, let part = parser.number(at: at), part.low == part.high, part.low.exponent == 0, part.low.mantissa > 0, part.low < DecimalNumber(100),
            part.isPlainDigits && atoms[part.atoms.lowerBound].digits.whole == 2 || part.isSpelled && isJoined,
            part.atoms.upperBound >= atoms.count || !isThing(part.atoms.upperBound) && !isRangeWord(part.atoms.upperBound) && tokens.upos[atoms[part.atoms.upperBound].token] != .auxiliary && tokens.upos[atoms[part.atoms.upperBound].token] != .verb,
            let hundredths = part.low.times(DecimalNumber(mantissa: 1, exponent: -2)), let sum = amount.number.low.plus(hundredths)
        else { return }
        amount.number.low = sum
        amount.number.high = sum
        amount.end = part.atoms.upperBound
    }
    private func isRangeWord(_ at: Int) -> Bool { atoms[at].hash == Words.to || Words.isDash(atoms[at].hash) }

    /// The unit at an atom; "in" after feet is one.
    private func smaller(than last: UnitTable.Unit, at: Int) -> (unit: UnitTable.Unit, end: Int)? {
        if let found = lexicon.units.unit(at: at, in: atoms, bytes) { return found }
        return at < atoms.count && atoms[at].hash == Words.in && last.name == "foot" ? lexicon.units.symbol(at: at, in: atoms, bytes) : nil
    }

    /// "7 feet and 10 inches": of one dimension, each smaller than the last; put in the first unit.
    private func addSmaller(_ amount: inout Amount) {
        guard let first = amount.unit, first.kind == .measure || first.kind == .duration, first.factor != nil, amount.number.low == amount.number.high, !amount.number.isVague else { return }
        var last = first
        while amount.end < atoms.count {
            var at = amount.end, isJoined = false
            if atoms[at].hash == Words.comma { at += 1; isJoined = true }
            if at < atoms.count, atoms[at].hash == Words.and { at += 1; isJoined = true }
            guard at < atoms.count, atoms[at].kind == .number || parser.words[atoms[at].hash] != nil, let part = parser.number(at: at), part.low == part.high, let (unit, end) = smaller(than: last, at: part.atoms.upperBound),
                unit.dimension == first.dimension, let size = unit.factor, let previous = last.factor, size < previous, let whole = first.factor,
                isJoined || first.isImperial && unit.isImperial || first.kind == .duration,
                part.low.doubleValue * size.doubleValue < previous.doubleValue || unit.isImperial && part.low < DecimalNumber(100), let value = DecimalNumber.ratio(part.low, size, whole), let sum = amount.number.low.plus(value)
            else { return }
            amount.number.low = sum
            amount.number.high = sum
            amount.end = end
            amount.lastUnit = unit
            last = unit
        }
    }

    /// The currency of a sign or code at an atom.
    func sign(_ at: Int, isLast: Bool) -> String? {
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
        if isLetters, !next.isGlued || isWordLike(atom.hash), !isCode(at) { return nil }
        return code
    }
    /// "Rs. 20"
    func dotted(_ at: Int) -> String? {
        guard at + 2 < atoms.count, atoms[at + 1].hash == Words.point, atoms[at + 1].isGlued, atoms[at + 2].kind == .number, lexicon.titleCodes.contains(atoms[at].hash), isCode(at) else { return nil }
        return lexicon.currencies.code(ofSign: atoms[at].hash)
    }
    func atomIsCapital(_ at: Int) -> Bool {
        bytes[atoms[at].span.range].allSatisfy { !($0 &- 0x61 < 26) } && !(tokens.flags[atoms[at].token].contains(.sentenceStart) && atoms[at].span.count < 3)
            && !isWordLike(atoms[at].hash)
    }
    /// Codes that are words as well.
    func isWordLike(_ hash: UInt64) -> Bool { lexicon.wordCodes.contains(hash) }
    /// True when the letters at an atom are written as a code is: some in capitals only, some with a capital, some anyhow.
    func isCode(_ at: Int) -> Bool {
        let hash = atoms[at].hash
        let isTall = bytes[atoms[at].span.range].allSatisfy { !($0 &- 0x61 < 26) }
        if lexicon.capitalCodes.contains(hash) { return isTall }
        if lexicon.titleCodes.contains(hash) { return bytes[Int(atoms[at].span.start)] &- 0x41 < 26 }
        return atomIsCapital(at) || isCodeInLowerText(at)
    }
    func isCodeInLowerText(_ at: Int) -> Bool { atoms[at].span.count >= 3 && !isWordLike(atoms[at].hash) }

    func addUnit(_ amount: inout Amount) {
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
        while noun + 1 < atoms.count, noun < at + 2, lexicon.currencies.isAdjective(atoms[noun].hash) || lexicon.currencies.isPlace(atoms[noun].hash, of: atoms[noun + 1].hash), !lexicon.currencies.isNoun(atoms[noun].hash) { adjective = atoms[noun].hash; noun += 1 }
        if noun < atoms.count, lexicon.currencies.isNoun(atoms[noun].hash),
            let code = lexicon.currencies.code(ofNoun: atoms[noun].hash, adjective: adjective, near: tokensNear(noun)), !isOtherNoun(noun, adjective)
        {
            amount.currency = code
            amount.isDefault = lexicon.currencies.isDefault(ofNoun: atoms[noun].hash, adjective: adjective, near: tokensNear(noun))
            amount.end = noun + 1
            addCents(&amount)
            return
        }
        if let code = lexicon.currencies.code(ofSign: atoms[at].hash), atoms[at].isGlued || !NumberLiteral.isLetter(bytes[Int(atoms[at].span.start)]) || isCode(at),
            !(atoms[at].span.count < 3 && NumberLiteral.isLetter(bytes[Int(atoms[at].span.start)])) || lexicon.capitalCodes.contains(atoms[at].hash) && isCode(at) || lexicon.titleCodes.contains(atoms[at].hash) && atoms[at].isGlued
        {
            if lexicon.millionCodes.contains(atoms[at].hash), let scaled = amount.number.scaled(by: DecimalNumber(1_000_000)) { amount.number = scaled }
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
        // "half a litre"
        if amount.number.isFraction, at + 1 < atoms.count, atoms[at].hash == Words.a || atoms[at].hash == Words.an, let (unit, end) = lexicon.units.unit(at: at + 1, in: atoms, bytes) {
            amount.unit = unit
            amount.end = end
            return
        }
        // "20 (kg)"
        if at + 2 < atoms.count, atoms[at].hash == Words.open || atoms[at].hash == Words.less, let (unit, end) = lexicon.units.symbol(at: at + 1, in: atoms, bytes), end < atoms.count, atoms[end].hash == Words.close || atoms[end].hash == Words.greater {
            amount.unit = unit
            amount.end = end + 1
            return
        }
        // "50 previous years", "90 consecutive days"
        if at + 1 < atoms.count, lexicon.betweenAdjective.contains(atoms[at].hash), let (unit, end) = lexicon.units.unit(at: at + 1, in: atoms, bytes), unit.kind == .duration {
            amount.unit = unit
            amount.end = end
            return
        }
        if let (unit, end) = lexicon.units.unit(at: at, in: atoms, bytes), !(atoms[at].hash == Words.in) || atoms[at].isGlued {
            amount.unit = unit
            amount.end = end
        }
    }

    /// "15 dollars and 45 cents"
    func addCents(_ amount: inout Amount) {
        var at = amount.end
        if at < atoms.count, atoms[at].hash == Words.and { at += 1 }
        guard at < atoms.count, let cents = parser.number(at: at), cents.low < DecimalNumber(100), cents.atoms.upperBound < atoms.count,
            lexicon.isCent(atoms[cents.atoms.upperBound].hash) || atoms[cents.atoms.upperBound].isGlued && atoms[cents.atoms.upperBound].hash == Words.c, let part = cents.low.times(DecimalNumber(mantissa: 1, exponent: -2)),
            let low = amount.number.low.plus(part), let high = amount.number.high.plus(part)
        else { return }
        amount.number.low = low
        amount.number.high = high
        amount.end = cents.atoms.upperBound + 1
    }

    /// Nouns of currencies that more often mean something else: pounds of weight, marks, crowns, a real chance, sums.
    func isOtherNoun(_ at: Int, _ adjective: UInt64?) -> Bool {
        guard adjective == nil else { return false }
        if lexicon.ambiguousNouns.contains(atoms[at].hash) {
            return !isPaid(at) && !tokensNear(at).contains { lexicon.currencies.isPlace($0, of: atoms[at].hash) }
        }
        return false
    }
    /// "paid 2 million pounds": a word of paying shortly before.
    private func isPaid(_ at: Int) -> Bool {
        let token = atoms[at].token
        return (max(firstToken, token - 6)..<max(firstToken, token)).contains { lexicon.moneyCue.contains(tokens.lemma[$0]) }
    }
    func tokensNear(_ at: Int) -> [UInt64] {
        let token = atoms[at].token
        var near: [UInt64] = []
        for distance in 1...20 {
            if token - distance >= firstToken { near.append(tokens.lower[token - distance]) }
            if token + distance <= lastToken { near.append(tokens.lower[token + distance]) }
        }
        return near
    }
    var firstToken: Int { atoms.first?.token ?? 0 }
    var lastToken: Int { atoms.last?.token ?? 0 }

    // MARK: Ranges and bounds
}
