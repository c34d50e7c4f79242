import Lexicons
import Prose

/// Decides which candidates are figures, and of which kind: what belongs to the dates stage goes, ages and nouns are joined.
struct CandidateFilter {
    let scene: FigureScene
    let nouns: CountedPhraseFinder

    func completed(_ candidate: Candidate) -> Candidate? {
        var result = candidate
        if age(&result) { return result }
        // "24 degrees" of heat, not of an angle.
        if result.unit == "degree", scene.sentence.contains(where: { scene.lexicon.heat.contains(scene.tokens.lemma[$0]) }) { result.dimension = "temperature" }
        if result.isDuration {
            // Vague spans ("a few minutes") measure nothing.
            return scene.keepsDurations && !result.isVague && !result.takesOf ? result : nil
        }
        if isDated(result) { return nil }
        if exchange(&result) { return result }
        if result.unit == nil, result.kind == .count, !count(&result) { return nil }
        if result.kind == .percent || result.isFraction || result.kind == .money { result.base = base(after: result.next, result) }
        result.direction = result.direction ?? direction(of: result)
        return result
    }

    // MARK: Dates

    /// True when the number lies in a temporal expression. The rule: a date or duration belongs to the dates stage, a quantity here.
    private func isDated(_ candidate: Candidate) -> Bool {
        guard candidate.kind != .money, candidate.kind != .percent, candidate.kind != .age else { return false }
        let span = scene.span(candidate.number)
        var low = 0, high = scene.dates.count
        while low < high {
            let middle = (low + high) / 2
            if scene.dates[middle].span.end <= span.start { low = middle + 1 } else { high = middle }
        }
        var index = max(0, low - 2)
        while index < scene.dates.count, scene.dates[index].span.start < span.end {
            let expression = scene.dates[index]
            if expression.span.overlaps(span) {
                // "12 times a day" is a rate although "a day" is a set; "90 people a day" likewise.
                if candidate.unit != nil, !expression.span.contains(span) { return false }
                // "1520 sq m", "2000 milligrams": a year has no unit after it.
                if candidate.kind == .measure, candidate.atoms.upperBound > candidate.number.upperBound, expression.span.end <= scene.atoms[candidate.number.upperBound - 1].span.end { return false }
                // "78,000 times a minute"
                if candidate.next < scene.atoms.count, scene.atoms[candidate.next].hash == Words.times_ { return false }
                // "three million and a quarter": the end of a number may look like a time.
                if candidate.modifier != .range, span.start < expression.span.start, candidate.isSpelled || candidate.number.count > 2 { return false }
                return true
            }
            index += 1
        }
        return false
    }

    // MARK: Ages

    private func age(_ candidate: inout Candidate) -> Bool {
        let atoms = scene.atoms
        guard candidate.kind == .count || candidate.isDuration else { return false }
        func at(_ index: Int) -> UInt64 { index >= 0 && index < atoms.count ? atoms[index].hash : 0 }
        var next = candidate.next
        if candidate.isDuration {
            if Words.isDash(at(next)) { next += 1 }
            guard at(next) == Words.old || (at(next) == Words.of && at(next + 1) == Words.age) else { return false }
            candidate.atoms = candidate.atoms.lowerBound..<(at(next) == Words.old ? next + 1 : next + 2)
            candidate.next = candidate.atoms.upperBound
            candidate.kind = .age
            candidate.isDuration = false
            return true
        }
        guard let low = candidate.low ?? candidate.high, low < DecimalNumber(125) else { return false }
        let before = candidate.atoms.lowerBound - 1
        let isAged = at(before) == Words.aged || at(before) == Words.age || at(before) == Words.ages || (at(before) == Words.between && at(before - 1) == Words.aged)
        var isApposition = false
        if candidate.atoms.count == 1, at(before) == Words.comma || at(before) == Words.open, before > 0, at(next) == Words.comma || at(next) == Words.close || (at(next) == Words.point && at(before) == Words.comma), low > DecimalNumber(6), candidate.isPlainDigits {
            let token = atoms[before - 1].token
            isApposition = scene.tokens.upos[token] == .properNoun && !scene.tokens.flags[token].contains(.hasDigit) && !scene.lexicon.month.contains(atoms[before - 1].hash)
        }
        guard isAged || isApposition else { return false }
        candidate.kind = .age
        candidate.unit = "year"
        candidate.rule = "age"
        return true
    }

    // MARK: Counts

    /// Finds what is counted; false when the number counts nothing that is worth a figure.
    private func count(_ candidate: inout Candidate) -> Bool {
        let atoms = scene.atoms, tokens = scene.tokens
        var next = candidate.next
        func hash(_ index: Int) -> UInt64 { index < atoms.count ? atoms[index].hash : 0 }
        var isCompound = false
        if hash(next) == Words.hyphen, atoms[next].isGlued, next + 1 < atoms.count, atoms[next + 1].isGlued {
            next += 1
            isCompound = true
        }
        if next < atoms.count, isBareEffect(scene.token(ofAtom: next)) { return true }
        let isOne = candidate.number.count == 1 && candidate.low == .one && hash(candidate.number.lowerBound) == Words.one
        if isOne, pronounOne(next) { return false }
        if candidate.isFraction {
            // "a third time", "a fifth column": an order, no share.
            let opening = hash(candidate.number.lowerBound)
            if candidate.number.count == 2, opening == Words.a || opening == Words.an || opening == Words.one, scene.lexicon.orders.contains(hash(candidate.number.upperBound - 1)), next < atoms.count,
                scene.isNoun(atoms[next].token) || tokens.upos[atoms[next].token] == .adjective { return false }
            guard candidate.modifier != .exact || hash(next) == Words.of || candidate.number.count > 1 || atoms[candidate.number.lowerBound].kind == .number else { return false }
            if let phrase = nouns.phrase(at: scene.token(ofAtom: next)), atoms[candidate.number.lowerBound].kind == .number {
                candidate.counted = phrase
                return true
            }
            candidate.kind = .ratio
            return true
        }
        // "three of the five", "one in ten"
        if hash(next) == Words.of, next + 1 < atoms.count {
            var inner = next + 1
            let determiner = hash(inner)
            if scene.lexicon.antecedent.contains(determiner), inner + 1 >= atoms.count || !scene.isNoun(atoms[inner + 1].token) {
                candidate.base = "antecedent"
                candidate.next = inner + 1
                return true
            }
            let isDetermined = tokens.upos[atoms[inner].token] == .determiner || Words.isPossessive(determiner) || scene.lexicon.antecedent.contains(determiner)
            if isDetermined { inner += 1 }
            guard candidate.takesOf || candidate.isSpelled || isDetermined else { return true }
            // "nine of the 12 members": the noun after the second number.
            if let phrase = nouns.phrase(at: scene.token(ofAtom: inner)) ?? (inner + 1 < atoms.count && atoms[inner].kind == .number ? nouns.phrase(at: scene.token(ofAtom: inner + 1)) : nil) {
                candidate.counted = phrase
                candidate.next = scene.atom(ofToken: phrase.tokens.upperBound)
                if isDetermined, !candidate.takesOf || candidate.isSpelled && !candidate.isVague {
                    candidate.base = scene.text[tokens.span(of: phrase.tokens)]
                }
            }
            return true
        }
        var start = scene.token(ofAtom: next)
        // "90 more people"
        if start + 1 < scene.sentence.upperBound, tokens.lower[start] == Words.more { start += 1 }
        // "27-nation bloc": the noun at the hyphen alone.
        if isCompound, start < scene.sentence.upperBound, scene.isNoun(start) {
            candidate.counted = CountedPhrase(tokens: start..<(start + 1), head: start)
            candidate.next = scene.atom(ofToken: start + 1)
            return true
        }
        // "a 12 page document": what more than one of would be plural is no head.
        if !isCompound, candidate.isPlainDigits, candidate.low.map({ $0 > .one }) ?? false, start + 1 < scene.sentence.upperBound, tokens.xpos[start] == .nn, tokens.xpos[start + 1] == .nn,
            let phrase = nouns.phrase(at: start), tokens.xpos[phrase.head] == .nn, phrase.tokens.count == 2, !scene.lexicon.persons.contains(tokens.lemma[phrase.head])
        {
            candidate.counted = CountedPhrase(tokens: start..<(start + 1), head: start)
            candidate.next = scene.atom(ofToken: start + 1)
            return true
        }
        // "eight million 250ml bottles": a measure stands between.
        if next + 2 < atoms.count, atoms[next].kind == .number, atoms[next + 1].isGlued { start = scene.token(ofAtom: next + 2) }
        if start < scene.sentence.upperBound, let phrase = nouns.phrase(at: start) {
            // "787 Dreamliner": digits before a singular name are a part of it.
            if candidate.isPlainDigits, candidate.modifier == .exact || candidate.modifier == .range, tokens.upos[phrase.head] == .properNoun, candidate.low != .one, !isPlural(phrase.head) { return false }
            candidate.counted = phrase
            candidate.next = scene.atom(ofToken: phrase.tokens.upperBound)
            rate(&candidate)
            return true
        }
        let previous = candidate.atoms.lowerBound > 0 ? atoms[candidate.atoms.lowerBound - 1].hash : 0
        if previous == Words.top || previous == scene.lexicon.bottom { return false }
        // "the 486 is": a name in digits.
        if previous == Words.the, candidate.isPlainDigits, candidate.low.map({ $0 > DecimalNumber(99) }) ?? false { return false }
        rate(&candidate)
        if isOne { return false }
        return true
    }

    /// "8 dead", "31 injured": what happened stands where the noun would.
    private func isBareEffect(_ token: Int) -> Bool {
        guard token < scene.sentence.upperBound, let match = scene.lexicon.triggers.triggers(at: token, in: scene.tokens, limit: scene.sentence.upperBound),
            match.triggers.contains(where: { $0.role == .adjective })
        else { return false }
        let after = match.end
        return after >= scene.sentence.upperBound || !scene.isNoun(after) && scene.tokens.upos[after] != .adjective
    }

    private func isPlural(_ token: Int) -> Bool {
        scene.tokens.xpos[token] == .nns || scene.tokens.xpos[token] == .nnps || scene.text.bytes[Int(scene.tokens.spans[token].end) - 1] | 0x20 == 0x73
    }

    /// "traded at 580,000 to the dollar": an exchange rate between the currency named before and the one after.
    private func exchange(_ candidate: inout Candidate) -> Bool {
        let atoms = scene.atoms
        guard candidate.unit == nil, candidate.next + 2 < atoms.count, atoms[candidate.next].hash == Words.to || atoms[candidate.next].hash == Words.per else { return false }
        var other = candidate.next + 1
        if scene.tokens.upos[atoms[other].token] == .determiner { other += 1 }
        guard other < atoms.count, let denominator = scene.lexicon.currencies.code(ofNoun: atoms[other].hash, adjective: nil, near: EmptyCollection<UInt64>()) else { return false }
        for index in stride(from: candidate.atoms.lowerBound - 1, through: 0, by: -1) where scene.lexicon.currencies.isNoun(atoms[index].hash) {
            let near = scene.sentence.map { scene.tokens.lower[$0] }
            guard let numerator = scene.lexicon.currencies.code(ofNoun: atoms[index].hash, adjective: index > 0 ? atoms[index - 1].hash : nil, near: near), numerator != denominator else { return false }
            candidate.unit = "\(numerator) per \(denominator)"
            candidate.kind = .ratio
            candidate.rule = "exchange"
            return true
        }
        return false
    }

    /// "one" as a pronoun: a verb or nothing that can be counted follows.
    private func pronounOne(_ next: Int) -> Bool {
        guard next < scene.atoms.count else { return true }
        let token = scene.atoms[next].token, tokens = scene.tokens
        if scene.lexicon.idiomOne.contains(scene.atoms[next].hash) { return true }
        if scene.atoms[next].hash == Words.of { return false }
        switch tokens.upos[token] {
        case .noun, .properNoun, .adjective, .numeral: return false
        case .punctuation: return !(Words.isDash(tokens.lower[token]))
        case .verb: return !(tokens.xpos[token] == .vbn || tokens.xpos[token] == .vbg)
        default: return true
        }
    }

    private func rate(_ candidate: inout Candidate) {
        let reader = RateDenominator(lexicon: scene.lexicon, atoms: scene.atoms, tokens: scene.tokens)
        guard let (name, end) = reader.denominator(at: candidate.next, nil) else { return }
        candidate.per = name
        candidate.kind = .rate
        candidate.next = end
    }

    // MARK: Bases and directions

    /// "of the population" after a share, "in aid" after money.
    private func base(after next: Int, _ candidate: Candidate) -> String? {
        let atoms = scene.atoms
        guard next < atoms.count else { return nil }
        let isOf = atoms[next].hash == Words.of
        guard isOf || (candidate.kind == .money && atoms[next].hash == Words.in) else { return nil }
        var start = scene.token(ofAtom: next + 1)
        while start < scene.sentence.upperBound, scene.tokens.upos[start] == .determiner || Words.isPossessive(scene.tokens.lower[start]) { start += 1 }
        guard start < scene.sentence.upperBound, let phrase = nouns.phrase(at: start) else { return nil }
        return scene.text[scene.tokens.span(of: phrase.tokens)]
    }

    /// Up or down by the verb or noun of change near the figure.
    private func direction(of candidate: Candidate) -> Int? {
        guard candidate.kind == .percent || candidate.kind == .ratio || candidate.isFraction else { return nil }
        let tokens = scene.tokens
        let first = scene.token(ofAtom: candidate.atoms.lowerBound), after = scene.token(ofAtom: candidate.atoms.upperBound)
        var index = first - 1, steps = 0
        while index >= scene.sentence.lowerBound, steps < 5 {
            if tokens.upos[index] == .punctuation { break }
            if scene.lexicon.up.contains(tokens.lemma[index]) { return 1 }
            if scene.lexicon.down.contains(tokens.lemma[index]) { return -1 }
            index -= 1
            steps += 1
        }
        for offset in 0..<2 where after + offset < scene.sentence.upperBound && scene.isNoun(after + offset) {
            if scene.lexicon.up.contains(tokens.lemma[after + offset]) { return 1 }
            if scene.lexicon.down.contains(tokens.lemma[after + offset]) { return -1 }
        }
        return nil
    }
}
