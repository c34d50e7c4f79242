import Lexicons
import Prose

/// Names that the text shortens: "the European Union … the Union", "Islamic State in the Greater Sahara … the Islamic State".
extension ActorFinder {
    /// The actor whose name a capitalised word behind "the" shortens: the one spoken of last.
    mutating func shortened(_ range: Range<Int>) -> Int? {
        let word = range.lowerBound
        guard range.count == 1, view.isCapitalised(word), !view.isAllCaps(word), view.lower(word - 1) == Self.the, !view.isCapitalised(word + 1) else { return nil }
        let hash = view.lower(word)
        // A bounded look back keeps long texts linear.
        for entry in trail.suffix(400).reversed() {
            let actor = roster.actors[entry.actor]
            switch actor.kind {
            case .person, .state, .place, .population, .people, .ethnicGroup, .religiousGroup, .refugees, .collective: continue
            default: if headWord(of: entry.actor) == hash { return entry.actor }
            }
        }
        return nil
    }

    /// The last word of an actor's name, or the one before "of" and "for"; 0 for a name of one word.
    mutating func headWord(of actor: Int) -> UInt64 {
        while headWords.count <= actor { headWords.append(Self.headWord(of: roster.actors[headWords.count].name)) }
        return headWords[actor]
    }

    private static func headWord(of name: String) -> UInt64 {
        let words = name.split(separator: " ")
        guard words.count > 1, let last = words.last else { return 0 }
        if let link = words.firstIndex(where: { $0 == "of" || $0 == "for" || $0 == "on" || $0 == "to" || $0 == "in" }), link > 0 {
            return WordHash.of(words[link - 1])
        }
        return WordHash.of(last)
    }

    /// The longer-named branch of a group, when the text has named one and not the group itself.
    func branch(of known: KnownActor) -> Int? {
        guard known.kind == .armedGroup || known.kind == .party, roster.index(of: known.entity) == nil else { return nil }
        var found: Int?
        for index in roster.actors.indices where roster.actors[index].kind == known.kind && roster.actors[index].name.hasPrefix(known.name + " ") {
            if found != nil { return nil }
            found = index
        }
        return found
    }

    /// True where the text speaks of soldiers and not of police, so that its officers are soldiers.
    mutating func speaksOfSoldiers() -> Bool {
        if let known = officersAreSoldiers { return known }
        var soldiers = 0, police = 0
        for lemma in view.tokens.lemma {
            if Self.soldierWords.contains(lemma) { soldiers += 1 } else if Self.policeWords.contains(lemma) { police += 1 }
        }
        officersAreSoldiers = soldiers > 0 && police == 0
        return soldiers > 0 && police == 0
    }

    private static let the = WordHash.of("the")
    private static let soldierWords: WordSet = ["soldier", "army", "military", "troop", "general", "battalion", "brigade", "regiment", "navy", "coup", "junta"]
    private static let policeWords: WordSet = ["police", "policeman", "detective", "arrest", "precinct", "sheriff", "constable", "suspect"]
}
