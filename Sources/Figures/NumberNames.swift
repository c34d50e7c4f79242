import Lexicons
import Prose

/// Digits that name and do not count: years, dates, telephone numbers, articles, flights, models.
struct NumberNames {
    let lexicon: FigureLexicon
    let atoms: [Atom]
    let tokens: Tokens

    /// The end of the name whose digits stand at an atom; nil when they may count.
    func end(of at: Int) -> Int? {
        let atom = atoms[at]
        if let chain = chainEnd(at) { return chain }
        let next = at + 1 < atoms.count ? atoms[at + 1] : nil
        // "3. Budgeting", "2) Labour": the number of a point in a list.
        if at == 0, let next, next.isGlued, next.hash == Words.point || next.hash == Words.close, atom.digits.whole <= 2, !atom.digits.hasPoint, !atom.digits.isVulgar,
            at + 2 >= atoms.count || atoms[at + 2].kind != .number
        {
            return at + 2
        }
        if let next, next.hash == Words.zip { return at + 1 }
        // 1990s, 20th (ranks are read by their own rule)
        if let next, next.isGlued, next.hash == Words.s, atom.digits.whole == 4 || atom.digits.whole == 2 { return at + 2 }
        if let next, next.isGlued, Words.isOrdinalSuffix(next.hash) { return at + 2 }
        // 9 June 1989, 9 Jun 89: the day and the year of a date that no dates stage took.
        if let next, lexicon.month.contains(next.hash), atom.digits.whole <= 2, !atom.digits.hasPoint, atom.value < DecimalNumber(32),
            tokens.flags[next.token].contains(.capitalised) || !lexicon.wordMonth.contains(next.hash)
        {
            let isYear = at + 2 < atoms.count && atoms[at + 2].kind == .number && (atoms[at + 2].digits.whole == 4 || atoms[at + 2].digits.whole == 2) && !atoms[at + 2].digits.isGrouped
            return isYear ? at + 3 : at + 2
        }
        // 3G, 4D: a letter at the digits that is no suffix, unit or currency.
        if let next, next.isGlued, next.kind == .text, tokens.flags[next.token].contains(.hasLetter), !tokens.flags[next.token].contains(.punctuation), next.span.count == 1, lexicon.isGlyphless(next.hash),
            at + 2 >= atoms.count || !atoms[at + 2].isGlued || tokens.upos[atoms[at + 2].token] == .punctuation
        {
            return at + 2
        }
        // 24703L202: letters and digits in one go.
        if let next, next.isGlued, next.kind == .text, next.span.count > 3, tokens.flags[next.token].contains(.hasDigit), tokens.flags[next.token].contains(.hasLetter), !lexicon.units.begins(with: next.hash) { return at + 2 }
        // G7, S-400, F-16, COVID-19: letters, a hyphen, digits, nothing between.
        if at >= 2, atom.isGlued, atoms[at - 1].hash == Words.hyphen, atoms[at - 1].isGlued, isNameBefore(at - 2) { return at + 1 }
        if at >= 1, atom.isGlued, atoms[at - 1].kind == .identifier { return at + 1 }
        if at >= 1, atom.isGlued, atoms[at - 1].hash == Words.slash || atoms[at - 1].hash == lexicon.hash { return at + 1 }
        if at >= 1, atoms[at - 1].hash == lexicon.hash { return at + 1 }
        guard !atom.digits.hasPoint, !atom.digits.isGrouped, !atom.digits.isVulgar else { return nil }
        if at >= 1, isNamed(by: at - 1, at) { return at + 1 }
        return isYear(at) ? at + 1 : nil
    }

    /// 555-0199, 2021-08-31, 15/8/2021, 10:30, 1.2.3.
    private func chainEnd(_ at: Int) -> Int? {
        var end = at + 1, links = 0, separator: UInt64 = 0, longest = atoms[at].digits.whole
        while end + 1 < atoms.count, atoms[end].isGlued, atoms[end + 1].isGlued, atoms[end + 1].kind == .number,
            Words.isDash(atoms[end].hash) || atoms[end].hash == Words.slash || atoms[end].hash == Words.colon || atoms[end].hash == Words.point
        {
            if separator == 0 { separator = atoms[end].hash }
            longest = max(longest, atoms[end + 1].digits.whole)
            links += 1
            end += 2
        }
        if links >= 2 { return end }
        if links == 1 {
            if separator == Words.colon { return end }
            let a = atoms[at], b = atoms[end - 1]
            if separator == Words.slash {
                let isFraction = a.value.mantissa > 0 && a.value < b.value && b.value < DecimalNumber(101) && !(a.value == DecimalNumber(9) && b.value == DecimalNumber(11))
                return isFraction ? nil : end
            }
            // 2012-13, 1914-1918, 555-0199
            let isYears = a.digits.whole == 4 && !a.digits.isGrouped && !a.digits.hasPoint && (b.digits.whole == 2 || b.digits.whole == 4) && !b.digits.hasPoint && !b.digits.isGrouped
                && isYearValue(a.value) && (b.digits.whole == 2 || isYearValue(b.value))
            if isYears, !unitFollows(end) { return end }
            if a.digits.whole == 3, b.digits.whole == 4, !b.digits.isGrouped, !b.digits.hasPoint { return end }
        }
        return nil
    }

    private func unitFollows(_ at: Int) -> Bool {
        at < atoms.count && (atoms[at].hash == Words.percentSign || tokens.xpos[atoms[at].token] == .nns)
    }

    /// Capitals or a single letter before a hyphen name a thing; number words and units do not.
    private func isNameBefore(_ at: Int) -> Bool {
        let atom = atoms[at]
        guard atom.kind != .number else { return false }
        return atom.kind == .identifier || (lexicon.numbers[atom.hash] == nil && atom.hash != Words.minus && atom.hash != Words.to && lexicon.currencies.code(ofSign: atom.hash) == nil && atom.span.count >= 1 && atom.hash != Words.open)
            && NumberLiteralLetters.areLetters(atom, tokens)
    }

    /// "Resolution 687", "Flight 17", "Article 5", "Room 101": a noun of names in front; with a capital, or in running text with no noun after the digits.
    private func isNamed(by at: Int, _ number: Int) -> Bool {
        let atom = atoms[at]
        guard atom.kind == .text, atom.token < atoms[number].token else { return false }
        let token = atom.token
        let isCapital = tokens.flags[token].contains(.capitalised)
        if lexicon.nameNoun.contains(atom.hash) || lexicon.nameNoun.contains(tokens.lemma[token]) { return !nounFollows(number + 1) || isCapital }
        if lexicon.month.contains(atom.hash), isCapital || tokens.upos[token] == .properNoun || !lexicon.wordMonth.contains(atom.hash), atoms[number].value < DecimalNumber(32) { return true }
        // A proper name directly before bare digits: "Apollo 11", "Model 3", "Voyager 2", "S&P 500", "Kmart 5".
        if isCapital, !tokens.flags[token].contains(.sentenceStart), tokens.upos[token] == .properNoun, !nounIsPlural(number + 1), atoms[number].digits.whole <= 4 { return true }
        return false
    }
    private func nounFollows(_ at: Int) -> Bool {
        at < atoms.count && (tokens.upos[atoms[at].token] == .noun || tokens.upos[atoms[at].token] == .adjective) && !atoms[at].isGlued
    }
    private func nounIsPlural(_ at: Int) -> Bool {
        guard at < atoms.count else { return false }
        if atoms[at].hash == Words.percentSign || lexicon.numbers[atoms[at].hash] != nil || atoms[at].hash == Words.were { return true }
        if atoms[at].isGlued { return !(tokens.flags[atoms[at].token].contains(.punctuation) && (atoms[at].hash == Words.comma || atoms[at].hash == Words.point)) }
        for index in at..<min(atoms.count, at + 4) {
            let token = atoms[index].token
            if tokens.xpos[token] == .nns || tokens.xpos[token] == .nnps { return true }
            if tokens.upos[token] != .adjective && tokens.upos[token] != .noun && tokens.upos[token] != .properNoun { return false }
        }
        return false
    }

    private func isYear(_ at: Int) -> Bool {
        let atom = atoms[at]
        guard atom.digits.whole == 4, isYearValue(atom.value) else { return false }
        let next = at + 1 < atoms.count ? atoms[at + 1] : nil
        if let next {
            if lexicon.units.begins(with: next.hash) { return false }
            if next.hash == Words.percentSign || lexicon.numbers[next.hash] != nil { return false }
            if next.isGlued, next.kind == .text, !Words.isDash(next.hash), tokens.upos[next.token] != .punctuation { return false }
        }
        if at > 0 {
            let before = atoms[at - 1]
            if lexicon.currencies.code(ofSign: before.hash) != nil { return false }
            if lexicon.yearBefore.contains(before.hash) || lexicon.month.contains(before.hash) || before.hash == Words.comma || before.hash == Words.open { return true }
            if lexicon.modifiers.modifier(before: at, in: atoms) != nil { return false }
        }
        // What follows decides: a plural that can be counted, or nothing.
        guard let next else { return true }
        let token = next.token
        return !(tokens.xpos[token] == .nns || tokens.upos[token] == .adjective || next.hash == Words.people)
    }
    private func isYearValue(_ value: DecimalNumber) -> Bool { value.exponent == 0 && (1400...2100).contains(value.mantissa) }
}

/// Whether an atom is written in letters.
enum NumberLiteralLetters {
    static func areLetters(_ atom: Atom, _ tokens: Tokens) -> Bool {
        tokens.flags[atom.token].contains(.hasLetter)
    }
}
