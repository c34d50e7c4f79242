/// Joins number words ("twenty-four", "a hundred and five", "two thousand", "twenty-first") into one number, and spoken years
/// ("nineteen ninety-five").
struct NumeralReader {
    let lexicon: DateLexicon

    func read(_ items: [Item]) -> [Item] {
        guard items.contains(where: { $0.has(.numword) || $0.has(.ordword) }) else { return items }
        var result: [Item] = []
        result.reserveCapacity(items.count)
        var index = 0
        while index < items.count {
            guard items[index].has(.numword) || items[index].has(.ordword) else {
                result.append(items[index])
                index += 1
                continue
            }
            let (item, next) = numeral(items, index)
            result.append(item)
            index = next
        }
        return result
    }

    private func value(_ item: Item, _ cls: WordClass) -> Int32? {
        guard item.entry >= 0, item.has(cls) else { return nil }
        return lexicon.entries[Int(item.entry)].value(cls)
    }

    /// The longest numeral that begins at an index; the rest of English order: units, tens, hundred, thousand.
    private func numeral(_ items: [Item], _ start: Int) -> (Item, Int) {
        var total: Int32 = 0, current: Int32 = -1
        var index = start, end = start
        var isOrdinal = false
        var previous: Int32 = 0
        while index < items.count {
            var at = index
            // A hyphen or "and" may stand between two parts.
            if at > start, at + 1 < items.count, items[at].has(.punct), items[at].glued, items[at + 1].glued, items[at].end - items[at].start == 1,
                value(items[at + 1], .numword) ?? value(items[at + 1], .ordword) ?? 99 < 10, previous >= 20, previous < 100
            { at += 1 }
            // "two thousand and five": what follows must end the numeral.
            if at > start, previous >= 100, items[at].has(.link), at + 1 < items.count, (1..<100).contains(value(items[at + 1], .numword) ?? 0),
                at + 2 >= items.count || (value(items[at + 2], .numword) ?? 0) < 100
            { at += 1 }
            if let ordinal = value(items[at], .ordword), ordinal > 0, at == start || (previous >= 20 && ordinal < 10) || previous >= 100 {
                current = max(0, current) + ordinal
                isOrdinal = true
                end = at + 1
                break
            }
            guard let part = value(items[at], .numword), part > 0 else { break }
            if current < 0 {
                current = part
            } else if part == 100 || part == 1000 {
                guard previous < part else { break }
                current = current &* part
                if part == 1000 { total = total &+ current; current = 0 }
            } else if part >= 1_000_000 {
                current = Reading.vague
            } else if previous >= 20 && previous < 100 && part < 10 || previous >= 100 {
                current = current &+ part
            } else if start == index - 1, end == start + 1, (18...20).contains(previous), part >= 10, part < 100 {
                // nineteen ninety-five
                current = previous * 100 + part
            } else if current >= 1800, current % 10 == 0, current < 2100, part < 10 {
                current += part
            } else {
                break
            }
            if current > 100_000_000 { current = Reading.vague }
            previous = part
            index = at + 1
            end = index
        }
        guard end > start + 1 || isOrdinal || current > 0 else { return (items[start], start + 1) }
        var item = items[start]
        item.end = items[end - 1].end
        item.lastToken = items[end - 1].lastToken
        item.isHot = item.isHot || items[start..<end].contains { $0.isHot }
        let number = total &+ max(0, current)
        item.a = number
        item.digits = number >= 1000 ? 4 : number >= 100 ? 3 : number >= 10 ? 2 : 1
        if end > start + 1 {
            item.hash = 0
            item.classes = 0
            item.entry = -1
        }
        if isOrdinal {
            item.add(.ord)
        } else {
            item.add(.num)
            if end > start + 1, (1100...2100).contains(number), number % 100 != 0 || number == 2000 { item.add(.year) }
        }
        return (item, end)
    }
}
