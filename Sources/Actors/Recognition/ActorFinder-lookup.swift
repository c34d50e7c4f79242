import Lexicons
import Prose

/// Look-up of the dictionaries' phrases: the longest that the letters allow.
extension ActorFinder {
    mutating func lookUpPhrases() {
        findOtherThings()
        for sentence in view.sentences.sentences where sentence.isProse {
            let shouted = view.isShouted(view.sentence(sentence.tokens.lowerBound))
            var index = sentence.tokens.lowerBound
            let limit = min(sentence.tokens.upperBound, view.count)
            while index < limit {
                if let item = item(at: index, limit: limit, shouted: shouted) {
                    for token in item.tokens { itemAt[token] = Int32(clamping: items.count) }
                    items.append(item)
                    index = item.tokens.upperBound
                } else {
                    index += 1
                }
            }
        }
        dropForeignAcronyms()
    }

    /// A short form that belongs to one country's party, force or firm is read only where the text speaks of the country, or names
    /// the actor in full: "NDP", "CPI" and "PPP" mean other things elsewhere.
    private mutating func dropForeignAcronyms() {
        var countries: Set<String> = [], named: Set<Int32> = [], short: [Int] = []
        for (position, item) in items.enumerated() {
            switch item.reading.meaning {
            case .actor(let index):
                let known = knowledge.actors[Int(index)]
                if isLocalAcronym(item, known) {
                    short.append(position)
                } else {
                    named.insert(index)
                    if let country = known.country { countries.insert(country) }
                }
            case .adjective(let index), .people(let index, _), .capital(let index):
                if let country = knowledge.actors[Int(index)].country { countries.insert(country) }
            default: continue
            }
        }
        var dropped: Set<Int> = []
        for position in short {
            guard case .actor(let index) = items[position].reading.meaning, !named.contains(index) else { continue }
            if let country = knowledge.actors[Int(index)].country, countries.contains(country) { continue }
            dropped.insert(position)
        }
        guard !dropped.isEmpty else { return }
        items = items.indices.filter { !dropped.contains($0) }.map { items[$0] }
        for token in itemAt.indices { itemAt[token] = -1 }
        for (position, item) in items.enumerated() {
            for token in item.tokens { itemAt[token] = Int32(clamping: position) }
        }
    }

    private func isLocalAcronym(_ item: Item, _ known: KnownActor) -> Bool {
        guard item.reading.form == .acronym, item.tokens.count == 1, let country = known.country, country != "USA", country != "GBR",
            view.tokens.spans[item.tokens.lowerBound].count <= 4, !knowledge.isUsers(item.reading.source)
        else { return false }
        switch known.kind {
        case .state, .media, .person, .place: return false
        default: return true
        }
    }

    private func item(at start: Int, limit: Int, shouted: Bool) -> Item? {
        var limit = limit
        while limit > start, let match = knowledge.phrases.longestMatch(in: view.tokens.lower, at: start, limit: limit) {
            let range = start..<match.end
            if let reading = choose(match.values, range, shouted: shouted) { return Item(tokens: range, reading: reading) }
            limit = match.end - 1
        }
        return nil
    }

    /// Of several readings the one whose country the text speaks of already, else the user's, else the first.
    private func choose(_ values: [Int32], _ range: Range<Int>, shouted: Bool) -> Reading? {
        var best: Reading?
        var bestScore = -1
        for value in values {
            let reading = knowledge.readings[Int(value)]
            guard fits(reading, range, shouted: shouted) else { continue }
            var score = knowledge.isUsers(reading.source) ? 4 : 0
            if case .actor(let index) = reading.meaning {
                if let country = knowledge.actors[Int(index)].country, mentionsCountry(country, near: range) { score += 2 }
                score += 1
            }
            if score > bestScore { best = reading; bestScore = score }
        }
        return best
    }

    /// True when an item already found names the country or its people.
    private func mentionsCountry(_ code: String, near range: Range<Int>) -> Bool {
        for item in items.reversed().prefix(40) {
            switch item.reading.meaning {
            case .actor(let index), .adjective(let index), .people(let index, _), .capital(let index):
                if knowledge.actors[Int(index)].country == code { return true }
            default: continue
            }
        }
        return false
    }

    private func fits(_ reading: Reading, _ range: Range<Int>, shouted: Bool) -> Bool {
        let last = range.upperBound - 1
        if reading.needsArticle, view.lower(range.lowerBound - 1) != Self.the { return false }
        switch reading.letters {
        case .any: break
        case .someCapital: guard range.contains(where: { view.isCapitalised($0) }) else { return false }
        case .capitalised:
            var hasCapital = false
            for index in range where view.isCapitalised(index) { hasCapital = true }
            guard hasCapital, view.isCapitalised(range.lowerBound) || range.count > 1 else { return false }
        case .mixed:
            guard capitals(range.lowerBound) >= 2 else { return false }
        case .capitals:
            for index in range where view.tokens.flags[index].contains(.hasLetter) {
                if !view.isAllCaps(index), view.tokens.spans[index].count > 1 { return false }
            }
            // In a line of capitals "US" may be "us": only longer acronyms are safe there.
            if shouted, view.tokens.span(of: range).count <= 2 { return !isFunctionWord(range) }
        }
        if case .agent = reading.meaning {
            // Behind a country or an article the tag of a role noun may be wrong; elsewhere it decides ("to force", "public").
            guard range.count > 1 || view.isNoun(last) || view.upos(last) == .other || isNounByPlace(range) else { return false }
        }
        if range.count == 1, otherThings.contains(view.lower(range.lowerBound)) { return false }
        return true
    }

    /// True for a word that ends a noun phrase: an owner or an article stands before it, and no noun behind.
    private func isNounByPlace(_ range: Range<Int>) -> Bool {
        let before = range.lowerBound - 1
        guard before >= 0, view.upos(range.upperBound - 1) == .verb, !view.isNoun(range.upperBound), view.sentence(before) == view.sentence(range.lowerBound) else { return false }
        if knowledge.grammar[view.lower(before)].contains(.definite) { return true }
        guard itemAt[before] >= 0, let item = items.last, item.tokens.upperBound == before + 1 else { return false }
        if case .adjective = item.reading.meaning { return true }
        return item.reading.form == .acronym && view.tokens.flags[range.upperBound - 1].contains(.hasLetter)
    }

    /// Capital letters of a token, ASCII only.
    private func capitals(_ index: Int) -> Int {
        let span = view.tokens.spans[index]
        return view.text.withBytes { bytes in
            var count = 0
            for place in Int(span.start)..<min(Int(span.end), bytes.count) where bytes[place] &- 0x41 < 26 { count += 1 }
            return count
        }
    }

    private func isFunctionWord(_ range: Range<Int>) -> Bool {
        range.count == 1 && Self.functionWords.contains(view.lower(range.lowerBound))
    }

    /// Guarded names against which the words of the whole document speak.
    private mutating func findOtherThings() {
        var present: Set<UInt64> = []
        for hash in view.tokens.lower where knowledge.guardedNames.contains(hash) { present.insert(hash) }
        for name in present {
            guard let guarded = knowledge.guards[name] else { continue }
            var support = 0, opposition = 0
            for hash in view.tokens.lower {
                if guarded.supporters.contains(hash) { support += 1 }
                if guarded.opponents.contains(hash) { opposition += 1 }
            }
            if opposition > support { otherThings.insert(name) }
        }
    }

    private static let the = WordHash.of("the")
    private static let functionWords: WordSet = ["us", "it", "is", "who", "am", "an", "no", "me", "so", "in", "as", "un", "pa", "au"]
}
