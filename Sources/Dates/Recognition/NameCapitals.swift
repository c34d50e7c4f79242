import Prose

/// Tells words of time inside names ("60 Minutes", "the Today programme") by the capital that they bear inside a sentence.
struct NameCapitals {
    let tokens: Tokens
    let lexicon: DateLexicon

    /// Words that bear no capital but in names.
    private static let common = [WordClass.unit, .units, .noon, .part, .presentword, .deictic].reduce(UInt64(0)) { $0 | $1.bit }

    /// Whether a match is part of a name: a unit, a part of the day, "now" or "today" with a capital, where most words have none.
    func isName(_ items: [Item], _ match: Range<Int>, in sentence: Range<Int>) -> Bool {
        for index in match {
            let item = items[index]
            guard item.capitalised, !item.allCaps, item.classes & Self.common != 0, item.classes & WordClass.holiday.bit == 0 else { continue }
            if index > match.lowerBound, isLength(item, after: items[index - 1]) { continue }
            let follows = index > match.lowerBound || index > 0 && items[index - 1].has(.word) || index > 0 && items[index - 1].has(.num)
            if follows, Int(item.token) > sentence.lowerBound { return !isTitle(sentence) }
        }
        return false
    }

    /// "Seven Days" of a battle's name is a length of time; "60 Minutes" of a programme hardly.
    private func isLength(_ item: Item, after number: Item) -> Bool {
        guard number.has(.num) || number.has(.numword), item.entry >= 0 else { return false }
        let entry = lexicon.entries[Int(item.entry)]
        return (entry.value(.units) ?? entry.value(.unit) ?? 0) >= TimeUnit.day.rawValue
    }

    /// Most long words of a title bear a capital.
    private func isTitle(_ sentence: Range<Int>) -> Bool {
        var small = 0, all = 0
        for index in sentence where tokens.flags[index].contains(.hasLetter) && tokens.spans[index].count > 3 {
            all += 1
            if !tokens.flags[index].contains(.capitalised) { small += 1 }
        }
        return small * 3 < all
    }
}
