import Lexicons
import Prose

/// Finds ranks: "ranks 9th in the Fragile States Index", "third on the list", "the second-largest economy".
struct RankFinder {
    let scene: FigureScene
    let nouns: CountedPhraseFinder

    func candidates() -> [Candidate] {
        var found: [Candidate] = []
        for index in scene.atoms.indices {
            if let last = found.last, last.atoms.contains(index) { continue }
            if let between = between(index) { found.append(between); continue }
            guard let (value, end) = ordinal(at: index), let candidate = rank(value, index..<end) ?? plain(value, index..<end) else { continue }
            found.append(candidate)
        }
        return found
    }

    /// An ordinal in words or digits: `9th`, "twenty-first", "one hundred twenty fifth".
    private func ordinal(at index: Int) -> (DecimalNumber, Int)? {
        let atoms = scene.atoms
        if atoms[index].kind == .number, index + 1 < atoms.count, atoms[index + 1].isGlued, Words.isOrdinalSuffix(atoms[index + 1].hash) {
            return (atoms[index].value, index + 2)
        }
        guard let word = scene.lexicon.numbers[atoms[index].hash] else { return nil }
        switch word.kind {
        case .ordinal where !word.isPlural: return (word.value, index + 1)
        // Third to tenth are denominators as well; the plural never ranks.
        case .fraction where !word.isPlural && word.value > DecimalNumber(2) && !scene.lexicon.notOrdinal.contains(atoms[index].hash): return (word.value, index + 1)
        case .one, .teen, .ten, .hundred:
            let parser = NumberParser(words: scene.lexicon.numbers, afterMetres: scene.lexicon.afterMetres, atoms: atoms)
            guard let cardinal = parser.cardinal(at: index, from: NumberParser.Cardinal(end: index)), let value = cardinal.value else { return nil }
            var next = cardinal.end
            if next < atoms.count, Words.isDash(atoms[next].hash) { next += 1 }
            guard next < atoms.count, let last = scene.lexicon.numbers[atoms[next].hash], !last.isPlural, last.kind == .ordinal || last.kind == .fraction && last.value > DecimalNumber(2), !scene.lexicon.notOrdinal.contains(atoms[next].hash) || last.value > DecimalNumber(10) else { return nil }
            // Ones after tens and hundreds; hundredth and more multiply.
            if last.value < DecimalNumber(100), cardinal.lastKind == .ten && last.value < DecimalNumber(10) || cardinal.lastKind == .hundred || cardinal.lastKind == .magnitude, let sum = value.plus(last.value) { return (sum, next + 1) }
            if last.value > DecimalNumber(99), next == cardinal.end, let product = value.times(last.value) { return (product, next + 1) }
            return nil
        default: return nil
        }
    }

    /// "between the tenth and the fifteenth"
    private func between(_ index: Int) -> Candidate? {
        let atoms = scene.atoms
        guard atoms[index].hash == Words.between, index + 3 < atoms.count else { return nil }
        func next(_ at: Int) -> (DecimalNumber, Int)? { at < atoms.count ? ordinal(at: atoms[at].hash == Words.the && at + 1 < atoms.count ? at + 1 : at) : nil }
        guard let (low, middle) = next(index + 1), middle < atoms.count, atoms[middle].hash == Words.and, let (high, end) = next(middle + 1), low < high else { return nil }
        let span = scene.span(index..<end)
        if scene.dates.contains(where: { $0.span.overlaps(span) }) { return nil }
        return Candidate(atoms: index..<end, number: index..<end, kind: .ordinal, low: low, high: high, modifier: .range, rule: "ordinal", next: end)
    }

    /// An ordinal that ranks in no list but orders: "the third attack", "the first two books".
    private func plain(_ value: DecimalNumber, _ range: Range<Int>) -> Candidate? {
        let atoms = scene.atoms, tokens = scene.tokens
        let token = atoms[range.lowerBound].token
        let hashes = atoms[range.lowerBound..<min(atoms.count, range.lowerBound + 6)].map(\.hash)
        if scene.lexicon.idioms.longestMatch(in: hashes, at: 0, limit: hashes.count) != nil { return nil }
        let before = range.lowerBound > 0 ? atoms[range.lowerBound - 1].hash : 0
        if before == Words.at { return nil }
        // "second" is a time as well, "a third of them" a share.
        if atoms[range.lowerBound].hash == Words.second, range.lowerBound > 0, tokens.upos[token] == .noun, scene.sentence.count > 3 { return nil }
        if range.count == 1, before == Words.a || before == Words.one, range.upperBound >= atoms.count || atoms[range.upperBound].hash == Words.of { return nil }
        if range.lowerBound > 0, atoms[range.lowerBound - 1].kind == .number || Words.isDash(before) || before == Words.per { return nil }
        if range.upperBound < atoms.count, Words.isDash(atoms[range.upperBound].hash), atoms[range.upperBound].isGlued { return nil }
        let span = scene.span(range)
        if scene.dates.contains(where: { $0.span.overlaps(span) && ($0.span != span || range.lowerBound > 0) }) { return nil }
        // Names: "First Republic Bank", "Third Reich".
        if tokens.flags[token].contains(.capitalised), !tokens.flags[token].contains(.sentenceStart), tokens.upos[token] == .properNoun { return nil }
        if scene.actors.label(at: token) != nil, tokens.flags[token].contains(.capitalised) { return nil }
        var candidate = Candidate(atoms: range, number: range, kind: .ordinal, low: value, high: value, modifier: .exact, rule: "ordinal", next: range.upperBound)
        candidate.counted = nouns.phrase(at: scene.token(ofAtom: range.upperBound))
        return candidate
    }

    private func rank(_ value: DecimalNumber, _ range: Range<Int>) -> Candidate? {
        let tokens = scene.tokens
        let first = scene.token(ofAtom: range.lowerBound), after = scene.token(ofAtom: range.upperBound)
        var candidate = Candidate(
            atoms: range, number: range, kind: .rank, low: value, high: value, modifier: .exact, rule: "rank", next: range.upperBound)
        // ranks/placed/came Nth
        var verb: Int?
        var index = first - 1
        while index >= scene.sentence.lowerBound, first - index <= 3 {
            if scene.lexicon.rankVerb.contains(tokens.lemma[index]), !scene.isNoun(index) || scene.lexicon.rankWord.contains(tokens.lower[index]) { verb = index; break }
            guard tokens.upos[index] == .determiner || tokens.upos[index] == .adposition || tokens.upos[index] == .adverb || tokens.upos[index] == .auxiliary || tokens.upos[index] == .adjective else { break }
            index -= 1
        }
        let isStrong = verb.map { scene.lexicon.rankWord.contains(tokens.lower[$0]) } ?? false
        // in/on/of/out of the LIST
        var list: CountedPhrase?
        var place = after
        if place < scene.sentence.upperBound, tokens.lemma[place] == scene.lexicon.placeWord { place += 1 }
        var steps = 0
        var look = place
        while look < scene.sentence.upperBound, steps < 5 {
            if tokens.lower[look] == Words.in || tokens.lower[look] == Words.on || (tokens.lower[look] == Words.of && steps > 0) {
                var start = look + 1
                while start < scene.sentence.upperBound, tokens.upos[start] == .determiner || Words.isPossessive(tokens.lower[start]) { start += 1 }
                if start < scene.sentence.upperBound { list = nouns.phrase(at: start) }
                break
            }
            if tokens.upos[look] == .verb || tokens.upos[look] == .punctuation { break }
            look += 1
            steps += 1
        }
        let isList = list.map { phrase in
            phrase.tokens.contains { scene.lexicon.rankList.contains(tokens.lemma[$0]) || scene.lexicon.rankList.contains(tokens.lower[$0]) } || listFollows(phrase)
        } ?? false
        // Nth-largest
        if after + 1 < scene.sentence.upperBound {
            var superlative = after
            if Words.isDash(tokens.lower[superlative]) || tokens.lower[superlative] == scene.lexicon.mostWord { superlative += 1 }
            if superlative < scene.sentence.upperBound, tokens.xpos[superlative] == .jjs || tokens.xpos[superlative] == .rbs || isSuperlative(superlative),
                let phrase = nouns.phrase(at: superlative), phrase.head != superlative
            {
                candidate.base = scene.text[tokens.span(of: phrase.tokens)]
                candidate.rule = "rank-superlative"
                return candidate
            }
        }
        guard isStrong || (isList && (verb != nil || !isAttributive(after))) else { return nil }
        if let list { candidate.base = scene.text[tokens.span(of: extended(list))] }
        return candidate
    }

    private func isAttributive(_ token: Int) -> Bool {
        token < scene.sentence.upperBound && (scene.isNoun(token) && scene.tokens.lemma[token] != scene.lexicon.placeWord || scene.tokens.upos[token] == .adjective)
    }
    private func isSuperlative(_ token: Int) -> Bool { scene.lexicon.superlative.contains(scene.tokens.lower[token]) }

    /// "the list of failed states", "Reporters Without Borders' index": the list word after a possessor.
    private func listFollows(_ phrase: CountedPhrase) -> Bool {
        for token in phrase.tokens.upperBound..<min(scene.sentence.upperBound, phrase.tokens.upperBound + 5) {
            if scene.lexicon.rankList.contains(scene.tokens.lemma[token]) { return true }
            if scene.isVerb(token) || scene.tokens.lower[token] == Words.comma { return false }
        }
        return false
    }
    private func extended(_ phrase: CountedPhrase) -> Range<Int> {
        var end = phrase.tokens.upperBound
        for token in end..<min(scene.sentence.upperBound, end + 5) where scene.lexicon.rankList.contains(scene.tokens.lemma[token]) { end = token + 1; break }
        return phrase.tokens.lowerBound..<max(end, phrase.tokens.upperBound)
    }
}
