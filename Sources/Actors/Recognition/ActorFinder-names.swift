import Lexicons
import Prose

/// Names that no dictionary knows: those of the entity layer, and given name plus capitalised word.
extension ActorFinder {
    mutating func findNames() {
        for entity in view.entities where entity.probability >= 0.5 { consider(entity) }
        findNamesByGivenName()
        items.removeAll { itemAt[$0.tokens.lowerBound] < 0 }
        for (index, name) in names.enumerated() {
            let reading = Reading(
                meaning: .name(Int32(clamping: index)), form: .name, letters: .any, source: RowReference(file: -1, line: 0))
            items.append(Item(tokens: name.tokens, reading: reading))
        }
        items.sort { $0.tokens.lowerBound < $1.tokens.lowerBound }
        for index in itemAt.indices { itemAt[index] = -1 }
        for (index, item) in items.enumerated() {
            for token in item.tokens { itemAt[token] = Int32(clamping: index) }
        }
    }

    private mutating func consider(_ entity: Entities.Entity) {
        switch entity.label {
        case .event, .miscellaneous: return
        case .person, .organisation, .location, .group: break
        }
        var range = entity.tokens.clamped(to: 0..<view.count)
        while let last = range.last, view.isPossessive(last) || view.isPunctuation(last) && view.sign(last) != 0x2E { range.removeLast() }
        while let first = range.first, view.isPunctuation(first) || knowledge.grammar[view.lower(first)].contains(.definite) { range.removeFirst() }
        // "Mrs. Clinton": the title is no part of the name.
        if entity.label == .person {
            while let first = range.first, range.count > 1, knowledge.grammar[view.lower(first)].contains(.title), !knowledge.givenNames.contains(view.lower(first)) {
                range.removeFirst()
                while let next = range.first, range.count > 1, view.isPunctuation(next) { range.removeFirst() }
            }
        }
        guard let first = range.first, view.isProse(first), view.isCapitalised(first) else { return }
        // "Fragile States Index": the name of a thing.
        if entity.label != .person || range.count > 1, view.isCapitalised(range.upperBound), Self.things.contains(view.lower(range.upperBound)) { return }
        let inside = itemsInside(range)
        if !inside.isEmpty, !overrides(range, entity.label, inside) { return }
        drop(inside)
        names.append(FoundName(tokens: range, label: label(of: range, entity), probability: entity.probability, why: "model"))
        // Claimed, so that a later rule does not find it again.
        for token in range { itemAt[token] = Int32.max }
    }

    /// The label of a name, where the words around it know better than the model.
    private func label(of range: Range<Int>, _ entity: Entities.Entity) -> Entities.Label {
        let first = range.lowerBound
        if entity.label == .location, range.count == 2, knowledge.givenNames.contains(view.lower(first)), !knowledge.grammar[view.lower(first - 1)].contains(.placeBefore) {
            return .person
        }
        // "in Moura", "on its way to Primorsk", "from Maracaibo and Barinas": nobody is in a person.
        guard entity.label == .person, range.count == 1, knowledge.surnames[view.lower(first)] == nil, !knowledge.givenNames.contains(view.lower(first)) else { return entity.label }
        let before = view.lower(first - 1)
        if Self.within.contains(before) { return .location }
        if Self.motion.contains(before) {
            for token in max(0, first - 5)..<first where Self.travel.contains(view.lemma(token)) { return .location }
        }
        if knowledge.grammar[before].contains(.link), first > 1, itemAt[first - 2] >= 0, items.indices.contains(Int(itemAt[first - 2])),
            case .actor(let actor) = items[Int(itemAt[first - 2])].reading.meaning, knowledge.actors[Int(actor)].kind == .place
        { return .location }
        return entity.label
    }

    private func itemsInside(_ range: Range<Int>) -> [Int] {
        var found: [Int] = []
        for token in range {
            let index = itemAt[token]
            if index >= 0, found.last != Int(index) { found.append(Int(index)) }
        }
        return found
    }

    /// A dictionary is preferred to the model, but the name of a person or of an organisation is more than the country in it.
    private func overrides(_ range: Range<Int>, _ label: Entities.Label, _ inside: [Int]) -> Bool {
        var covered = 0
        for index in inside {
            guard items.indices.contains(index) else { return false }
            let item = items[index]
            if item.tokens.lowerBound < range.lowerBound || item.tokens.upperBound > range.upperBound { return false }
            covered += item.tokens.count
            switch item.reading.meaning {
            case .discard: return false
            case .actor(let actor):
                let known = knowledge.actors[Int(actor)]
                if known.kind == .person || !known.lendsName { return false }
            case .agent:
                // A title before a name is read by composition.
                if label == .person { return false }
            case .adjective, .people, .capital, .name: break
            }
        }
        guard covered < range.count else { return false }
        switch label {
        case .person: return knowledge.givenNames.contains(view.lower(range.lowerBound)) || range.count == covered + 1
        case .organisation: return view.isCapitalised(range.upperBound - 1)
        default: return false
        }
    }

    private mutating func drop(_ inside: [Int]) {
        for index in inside where items.indices.contains(index) {
            for token in items[index].tokens { itemAt[token] = -1 }
        }
    }

    /// "Maria Gonzalez": a given name and one to three capitalised words, with links such as "bin" between them.
    private mutating func findNamesByGivenName() {
        var index = 0
        while index < view.count {
            defer { index += 1 }
            guard itemAt[index] < 0 || isStateName(itemAt[index]), view.isProse(index), view.isCapitalised(index),
                knowledge.givenNames.contains(view.lower(index)), index == 0 || !isNamePart(index - 1)
            else { continue }
            let limit = view.sentenceTokens(index).upperBound
            var end = index + 1
            while end < limit, end - index < 5 {
                if isNamePart(end), itemAt[end] < 0 || itemAt[end] != Int32.max && end > index + 1 && isStateName(itemAt[end]) {
                    end += 1
                } else if isInitial(end), end + 1 < limit {
                    end += 1
                } else if knowledge.grammar[view.lower(end)].contains(.nameLink), end + 1 < limit, isNamePart(end + 1), itemAt[end + 1] < 0,
                    !view.isPunctuation(end), view.upos(end) != .adposition || view.lower(end) != Self.of
                {
                    end += 2
                } else {
                    break
                }
            }
            while end > index + 1, isInitial(end - 1) { end -= 1 }
            guard end > index + 1 else { continue }
            drop(itemsInside(index..<end))
            let isCompany = knowledge.grammar[view.lower(end - 1)].contains(.company) || knowledge.grammar[view.lower(end)].contains(.company)
            if isCompany, end < limit, knowledge.grammar[view.lower(end)].contains(.company) { end += 1 }
            names.append(
                FoundName(tokens: index..<end, label: isCompany ? .organisation : .person, probability: 0.8, why: "rule:given-name"))
            for token in index..<end { itemAt[token] = Int32.max }
            index = end - 1
        }
    }

    private func isStateName(_ index: Int32) -> Bool {
        guard index >= 0, items.indices.contains(Int(index)), items[Int(index)].tokens.count == 1 else { return false }
        switch items[Int(index)].reading.meaning {
        case .actor(let actor): return knowledge.actors[Int(actor)].lendsName
        case .capital: return true
        default: return false
        }
    }

    /// A capitalised word that can be part of a person's name.
    func isNamePart(_ index: Int) -> Bool {
        guard index < view.count, view.isCapitalised(index), !view.isPunctuation(index) else { return false }
        // "TWA" is no surname; "II" and "Jr." may follow one.
        if view.isAllCaps(index), !knowledge.grammar[view.lower(index)].contains(.numeral), !view.isShouted(view.sentence(index)) { return false }
        switch view.upos(index) {
        case .properNoun, .noun, .other, .adjective: return true
        default: return knowledge.givenNames.contains(view.lower(index))
        }
    }

    func isInitial(_ index: Int) -> Bool {
        guard index < view.count, view.isCapitalised(index) else { return false }
        let count = view.tokens.spans[index].count
        return count == 2 && view.text.withBytes { $0[Int(view.tokens.spans[index].end) - 1] } == 0x2E
    }

    private static let of = WordHash.of("of")
    private static let within: WordSet = ["in", "at", "near", "inside", "outside", "around", "across", "throughout"]
    private static let motion: WordSet = ["to", "from", "into", "towards", "toward", "on"]
    private static let travel: WordSet = [
        "way", "road", "route", "go", "travel", "flee", "sail", "come", "arrive", "move", "return", "march", "fly", "drive", "head", "attack", "raid",
        "march", "advance", "assault", "withdraw", "ship", "train", "flight", "bus", "convoy",
    ]
    private static let things: WordSet = [
        "index", "report", "award", "prize", "act", "accord", "accords", "agreement", "treaty", "declaration", "summit", "plan", "doctrine", "review",
        "process", "convention", "protocol", "pact", "bill", "amendment", "survey", "championship", "cup", "festival", "medal", "scandal", "crisis",
    ]
}
