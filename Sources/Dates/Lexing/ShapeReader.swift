/// Puts numbers and signs together: dates in figures, clock times, years, decades, ordinals, large and decimal numbers.
struct ShapeReader {
    let lexicon: DateLexicon
    let bytes: UnsafeBufferPointer<UInt8>

    func read(_ atoms: [Item]) -> [Item] {
        var result: [Item] = []
        result.reserveCapacity(atoms.count)
        var index = 0
        while index < atoms.count {
            if atoms[index].has(.num) {
                let (item, next) = number(atoms, index, after: result.last)
                result.append(item)
                index = next
            } else if let (item, next) = shortYear(atoms, index) {
                result.append(item)
                index = next
            } else if let (item, next) = abbreviation(atoms, index) {
                result.append(item)
                index = next
            } else {
                result.append(atoms[index])
                index += 1
            }
        }
        return result
    }

    private func sign(_ atoms: [Item], _ index: Int) -> UInt8 {
        guard index < atoms.count, atoms[index].glued, atoms[index].end - atoms[index].start == 1 else { return 0 }
        return bytes[Int(atoms[index].start)]
    }

    private func digits(_ atoms: [Item], _ index: Int, _ range: ClosedRange<Int8>) -> Int32? {
        guard index < atoms.count, atoms[index].glued, atoms[index].has(.num), range.contains(atoms[index].digits) else { return nil }
        return atoms[index].a
    }

    private func joined(_ atoms: [Item], _ range: Range<Int>) -> Item {
        var item = atoms[range.lowerBound]
        item.end = atoms[range.upperBound - 1].end
        item.lastToken = atoms[range.upperBound - 1].lastToken
        item.classes = 0
        item.hash = 0
        item.entry = -1
        item.isHot = true
        return item
    }

    private func number(_ atoms: [Item], _ i: Int, after previous: Item?) -> (Item, Int) {
        let first = atoms[i]
        let s1 = sign(atoms, i + 1)
        // 2021-08-31, 2021/08/31, with a clock time after T
        if first.digits == 4, s1 == 0x2D || s1 == 0x2F, let month = digits(atoms, i + 2, 1...2), (1...12).contains(month) {
            if sign(atoms, i + 3) == s1, let day = digits(atoms, i + 4, 1...2), (1...31).contains(day) {
                var item = joined(atoms, i..<(i + 5))
                item.add(.iso)
                (item.a, item.b, item.c) = (first.a, month, day)
                return (item, i + 5)
            }
        }
        // 20210831, standing alone
        if first.digits == 8, previous?.end != first.start, (1900...2100).contains(first.a / 10_000), (1...12).contains(first.a / 100 % 100),
            (1...31).contains(first.a % 100), i + 1 >= atoms.count || !atoms[i + 1].glued || atoms[i + 1].has(.punct)
        {
            var item = joined(atoms, i..<(i + 1))
            item.add(.iso)
            (item.a, item.b, item.c) = (first.a / 10_000, first.a / 100 % 100, first.a % 100)
            return (item, i + 1)
        }
        // 31/8/2021, 8-31-21, 31.08.2021
        if first.digits <= 2, s1 == 0x2F || s1 == 0x2D || s1 == 0x2E, let second = digits(atoms, i + 2, 1...2), sign(atoms, i + 3) == s1,
            let third = digits(atoms, i + 4, 2...4), atoms[i + 4].digits != 3, sign(atoms, i + 5) != s1 || s1 == 0x2E,
            (1...31).contains(first.a), (1...31).contains(second), first.a <= 12 || second <= 12
        {
            var item = joined(atoms, i..<(i + 5))
            item.add(.numeric)
            (item.a, item.b, item.c) = (first.a, second, third)
            item.digits = atoms[i + 4].digits
            return (item, i + 5)
        }
        // 10:30, 10:30:15
        if first.digits <= 2, s1 == 0x3A, let minute = digits(atoms, i + 2, 2...2), first.a <= 24, minute < 60 {
            var end = i + 3
            var item = joined(atoms, i..<end)
            if sign(atoms, i + 3) == 0x3A, let second = digits(atoms, i + 4, 2...2), second < 60 {
                end = i + 5
                item = joined(atoms, i..<end)
                item.c = second + 1
            }
            item.add(.clock)
            (item.a, item.b) = (first.a, minute)
            return (item, end)
        }
        // 1,200 and 12.5
        var end = i + 1
        var value = first.a
        var shaped = false
        while sign(atoms, end) == 0x2C, first.digits <= 3, let three = digits(atoms, end + 1, 3...3) {
            value = value > 1_000_000 ? Reading.vague : min(Reading.vague, value * 1000 + three)
            end += 2
            shaped = true
        }
        if sign(atoms, end) == 0x2E, digits(atoms, end + 1, 1...9) != nil {
            // 7.30 p.m. is a clock time; any other is a decimal number.
            let minute = atoms[end + 1].a
            if first.digits <= 2, atoms[end + 1].digits == 2, minute < 60, first.a <= 24, end + 2 < atoms.count,
                atoms[end + 2].has(.ampm)
            {
                var item = joined(atoms, i..<(end + 2))
                item.add(.clock)
                (item.a, item.b) = (first.a, minute)
                return (item, end + 2)
            }
            let fraction = atoms[end + 1]
            let isSingle = end == i + 1
            while sign(atoms, end) == 0x2E, digits(atoms, end + 1, 1...9) != nil { end += 2 }
            var item = joined(atoms, i..<end)
            item.a = first.a
            item.add(.money)
            if isSingle, end == i + 3, previous?.end != item.start {
                item.add(.decimal)
                (item.b, item.c) = (Self.thousandths(fraction.a, digits: fraction.digits), Int32(fraction.digits))
            }
            return (item, end)
        }
        var item = end > i + 1 ? joined(atoms, i..<end) : first
        item.a = value
        item.classes = 0
        item.add(.num)
        if shaped { return (marked(item, previous), end) }
        // 21st, 1990s, 90s
        if end < atoms.count, atoms[end].glued, atoms[end].has(.word), first.digits <= 4 {
            let suffix = letters(atoms[end])
            if first.digits <= 2, ["st", "nd", "rd", "th"].contains(suffix) {
                item = joined(atoms, i..<(end + 1))
                item.a = value
                item.classes = 0
                item.add(.ord)
                if (1...31).contains(value) { item.add(.day) }
                return (item, end + 1)
            }
            if suffix == "s", value % 10 == 0, first.digits == 3 && end + 1 < atoms.count && atoms[end + 1].has(.era) || first.digits == 4 && (1000...2090).contains(value) || first.digits == 2 && value >= 20 {
                item = joined(atoms, i..<(end + 1))
                item.a = first.digits >= 3 ? value : 1900 + value
                item.add(.decade)
                return (item, end + 1)
            }
        }
        item = marked(item, previous)
        if item.has(.num) {
            if first.digits == 4, (1000...2199).contains(value) { item.add(.year) }
            if first.digits == 3 || first.digits == 4 && value < 1000 { item.add(.threedigits) }
            if first.digits == 2 { item.add(.year2) }
            if first.digits <= 2, (1...31).contains(value) { item.add(.day) }
        }
        return (item, end)
    }

    /// The first three places of a decimal fraction.
    private static func thousandths(_ value: Int32, digits: Int8) -> Int32 {
        var result = value, count = digits
        while count < 3 { (result, count) = (result * 10, count + 1) }
        while count > 3 { (result, count) = (result / 10, count - 1) }
        return result
    }

    private func letters(_ item: Item) -> String {
        String(decoding: bytes[Int(item.start)..<min(Int(item.end), Int(item.start) + 4)], as: UTF8.self).lowercased()
    }

    /// A number after a currency sign, or stuck to letters (`F16`), is no date.
    private func marked(_ item: Item, _ previous: Item?) -> Item {
        guard let previous else { return item }
        // "$ 12"
        let isDollar = previous.end + 1 == item.start && previous.end - previous.start == 1 && bytes[Int(previous.start)] == 0x24
        guard previous.end == item.start || isDollar else { return item }
        let last = bytes[Int(previous.end) - 1]
        // "2021年8月31日"
        if previous.end - previous.start == 3, (0xE3...0xED).contains(bytes[Int(previous.start)]) { return item }
        let isCurrency = [0x24, 0x23, 0x25, 0x40].contains(last) || (last >= 0x80 && previous.has(.punct) && previous.end - previous.start <= 3 && !isDash(previous) && !isQuote(previous))
        if isCurrency || (previous.has(.word) && !previous.has(.month)) {
            var masked = item
            masked.classes = WordClass.money.bit
            return masked
        }
        return item
    }

    private func isDash(_ item: Item) -> Bool { item.end - item.start == 3 && bytes[Int(item.start)] == 0xE2 && (0x90...0x95).contains(bytes[Int(item.start) + 2]) }
    private func isQuote(_ item: Item) -> Bool { item.end - item.start == 3 && bytes[Int(item.start)] == 0xE2 && (0x98...0x9F).contains(bytes[Int(item.start) + 2]) }

    /// `'98` and `'90s`.
    private func shortYear(_ atoms: [Item], _ i: Int) -> (Item, Int)? {
        guard atoms[i].has(.punct) || atoms[i].end - atoms[i].start <= 3, i + 1 < atoms.count, atoms[i + 1].glued, atoms[i + 1].has(.num),
            atoms[i + 1].digits == 2, bytes[Int(atoms[i].start)] == 0x27 || bytes[Int(atoms[i].start)] == 0x60 || isQuote(atoms[i])
        else { return nil }
        let value = atoms[i + 1].a
        if i + 2 < atoms.count, atoms[i + 2].glued, atoms[i + 2].has(.word), letters(atoms[i + 2]) == "s", value % 10 == 0 {
            var item = joined(atoms, i..<(i + 3))
            item.add(.decade)
            item.a = 1900 + value
            return (item, i + 3)
        }
        if i + 2 < atoms.count, atoms[i + 2].glued, atoms[i + 2].has(.word) { return nil }
        var item = joined(atoms, i..<(i + 2))
        item.add(.year2)
        item.add(.year)
        item.a = value + (value < 40 ? 2000 : 1900)
        item.digits = 4
        return (item, i + 2)
    }

    /// `Sept` and its stop, when the tokeniser cut them apart and the sentence goes on.
    private func abbreviation(_ atoms: [Item], _ i: Int) -> (Item, Int)? {
        guard atoms[i].has(.month) || atoms[i].has(.weekday), sign(atoms, i + 1) == 0x2E, i + 2 < atoms.count,
            atoms[i].end - atoms[i].start <= 5, atoms[i + 2].has(.num) || atoms[i + 2].glued
        else { return nil }
        var item = atoms[i]
        item.end = atoms[i + 1].end
        item.lastToken = atoms[i + 1].lastToken
        return (item, i + 2)
    }
}
