import Lexicons
import Prose

/// Turns the tokens of one sentence into items: words with their lexicon entries, numbers, and the shapes made of both.
///
/// Numbers are read from the bytes, not from the tokens, so that it does not matter how a tokeniser cuts `2021-08-31`.
struct ItemLexer {
    let bytes: UnsafeBufferPointer<UInt8>
    let lexicon: DateLexicon
    /// Names of holidays and periods are taken without a capital too.
    var takesSmallNames = false

    /// The items of a range of tokens.
    func items(_ tokens: Tokens, _ range: Range<Int>) -> [Item] {
        var atoms: [Item] = []
        atoms.reserveCapacity(range.count + 8)
        var index = range.lowerBound
        // What later passes look for: classes, and words that phrases begin with.
        var seen: UInt64 = 0, mayBePhrase = false
        while index < range.upperBound {
            let flags = tokens.flags[index]
            let span = tokens.spans[index]
            let isSimple = isSimple(span, bytes)
            if isSimple, !flags.contains(.hasDigit), index + 1 >= tokens.count || tokens.flags[index + 1].contains(.spaceBefore) {
                let item = word(tokens, index, bytes, masked: false)
                seen |= item.classes
                mayBePhrase = mayBePhrase || lexicon.beginsPhrase(item.hash)
                atoms.append(item)
                index += 1
                continue
            }
            if let past = addressEnd(tokens, index, range.upperBound, bytes) {
                atoms.append(word(tokens, index, bytes, masked: true))
                index = past
                continue
            }
            let from = atoms.count
            if !flags.contains(.hasDigit), isSimple || isPlain(span, bytes) {
                atoms.append(word(tokens, index, bytes, masked: false))
            } else {
                cut(tokens, index, bytes, into: &atoms)
            }
            for at in from..<atoms.count {
                seen |= atoms[at].classes
                mayBePhrase = mayBePhrase || lexicon.beginsPhrase(atoms[at].hash)
            }
            index += 1
        }
        var items = atoms
        if seen & Self.shapes != 0 {
            items = ShapeReader(lexicon: lexicon, bytes: bytes).read(items)
        }
        if mayBePhrase { items = phrases(items) }
        return seen & Self.numerals == 0 ? items : NumeralReader(lexicon: lexicon).read(items)
    }

    /// What shapes are made of; words of numbers.
    private static let shapes = WordClass.num.bit | WordClass.month.bit | WordClass.weekday.bit
    private static let numerals = WordClass.numword.bit | WordClass.ordword.bit

    /// A token without hyphen, slash, colon or any sign of an address, and no address that begins with "www".
    private func isSimple(_ span: Span, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        var at = Int(span.start)
        let end = Int(span.end)
        if end - at > 6, bytes[at] | 0x20 == 0x77, bytes[at + 1] | 0x20 == 0x77 { return false }
        while at < end {
            switch bytes[at] {
            case 0x23, 0x2D, 0x2F, 0x3A, 0x40, 0xE2: return false
            default: at += 1
            }
        }
        return true
    }

    /// A token of letters, apostrophes and stops: no hyphen or slash inside.
    private func isPlain(_ span: Span, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        guard span.count > 1 else { return true }
        for i in span.range where bytes[i] == 0x2D || bytes[i] == 0x2F || bytes[i] == 0xE2 && i + 1 < Int(span.end) && bytes[i + 1] == 0x80
            && i + 2 < Int(span.end) && (bytes[i + 2] == 0x93 || bytes[i + 2] == 0x94)
        { return false }
        return true
    }

    private func word(_ tokens: Tokens, _ index: Int, _ bytes: UnsafeBufferPointer<UInt8>, masked: Bool) -> Item {
        let span = tokens.spans[index], flags = tokens.flags[index]
        var item = Item(
            start: span.start, end: span.end, token: Int32(index), lastToken: Int32(index), hash: masked ? 0 : tokens.lower[index])
        item.glued = !flags.contains(.spaceBefore)
        item.capitalised = flags.contains(.capitalised)
        item.allCaps = flags.contains(.allCaps)
        if masked { return item }
        item.add(flags.contains(.hasLetter) ? .word : .punct)
        let tag = tokens.xpos[index]
        if tag == .nn || tag == .nns { item.add(.nountag) }
        if tag == .nns { item.add(.pluraltag) }
        if tag == .jj { item.add(.adjtag) }
        if tag.isVerb || tag == .md { item.add(.verbtag) }
        attach(&item)
        return item
    }

    private func attach(_ item: inout Item) {
        guard let entry = lexicon.entry(item.hash) else { return }
        item.entry = entry
        item.classes |= lexicon.entries[Int(entry)].classes
        item.isHot = lexicon.entries[Int(entry)].isTrigger
    }

    /// The end of a run of glued tokens that is an address of the net, a handle or a hash tag; nil when it is none.
    private func addressEnd(_ tokens: Tokens, _ index: Int, _ limit: Int, _ bytes: UnsafeBufferPointer<UInt8>) -> Int? {
        guard index == 0 || tokens.flags[index].contains(.spaceBefore) || index == limit else { return nil }
        let from = Int(tokens.spans[index].start)
        var end = index + 1
        while end < limit, !tokens.flags[end].contains(.spaceBefore) { end += 1 }
        let to = Int(tokens.spans[end - 1].end)
        if to - from > 1, bytes[from] == 0x40 || bytes[from] == 0x23 && !(0x30...0x39).contains(bytes[from + 1]) { return end }
        guard to - from > 6 else { return nil }
        for i in from..<(to - 3) {
            if bytes[i] == 0x3A, bytes[i + 1] == 0x2F, bytes[i + 2] == 0x2F { return end }
            if bytes[i] == 0x40, i > from { return end }
            if i == from, bytes[i] | 0x20 == 0x77, bytes[i + 1] | 0x20 == 0x77, bytes[i + 2] | 0x20 == 0x77, bytes[i + 3] == 0x2E {
                return end
            }
        }
        return nil
    }

    /// Cuts a token into runs of digits, runs of letters, and single signs.
    private func cut(_ tokens: Tokens, _ index: Int, _ bytes: UnsafeBufferPointer<UInt8>, into atoms: inout [Item]) {
        let span = tokens.spans[index]
        var position = Int(span.start)
        let end = Int(span.end)
        var first = true
        while position < end {
            let from = position
            let byte = bytes[position]
            let digit = Self.digit(bytes, position, end)
            let kind = digit == nil ? Self.kind(byte) : 0
            position += digit?.length ?? 1
            switch kind {
            case 0: while let next = Self.digit(bytes, position, end) { position += next.length }
            case 1: while position < end, Self.kind(bytes[position]) == 1 && Self.digit(bytes, position, end) == nil || (bytes[position] == 0x2E && position + 1 < end && Self.kind(bytes[position + 1]) == 1) { position += 1 }
                // A final stop belongs to an abbreviation such as "a.m." but not to a word.
                if position < end, bytes[position] == 0x2E, position - from > 1, bytes[from + 1] == 0x2E { position += 1 }
            default:
                if byte >= 0x80 { while position < end, bytes[position] & 0xC0 == 0x80 { position += 1 } }
            }
            var item = Item(
                start: Int32(from), end: Int32(position), token: Int32(index), lastToken: Int32(index),
                hash: WordHash.of(bytes: UnsafeBufferPointer(rebasing: bytes[from..<position])))
            item.glued = !first || !tokens.flags[index].contains(.spaceBefore)
            item.capitalised = (0x41...0x5A).contains(byte)
            first = false
            switch kind {
            case 0:
                item.add(.num)
                item.isHot = true
                var value: Int32 = 0, count = 0, at = from
                while let next = Self.digit(bytes, at, position) {
                    if count < 9 { value = value &* 10 &+ Int32(next.value) }
                    count += 1
                    at += next.length
                }
                item.digits = Int8(clamping: count)
                item.a = count > 9 ? Reading.vague : value
            case 1:
                item.add(.word)
                attach(&item)
            default:
                item.add(.punct)
                attach(&item)
            }
            atoms.append(item)
        }
    }

    /// The digit at a place, of ASCII, Arabic, Persian, Devanagari or Bengali.
    private static func digit(_ bytes: UnsafeBufferPointer<UInt8>, _ at: Int, _ end: Int) -> (value: UInt8, length: Int)? {
        guard at < end else { return nil }
        let byte = bytes[at]
        if (0x30...0x39).contains(byte) { return (byte & 15, 1) }
        guard byte >= 0xD9, at + 1 < end else { return nil }
        let second = bytes[at + 1]
        if byte == 0xD9, (0xA0...0xA9).contains(second) { return (second - 0xA0, 2) }
        if byte == 0xDB, (0xB0...0xB9).contains(second) { return (second - 0xB0, 2) }
        if byte == 0xE0, second == 0xA5 || second == 0xA7, at + 2 < end, (0xA6...0xAF).contains(bytes[at + 2]) { return (bytes[at + 2] - 0xA6, 3) }
        return nil
    }

    /// 0 digit, 1 letter or apostrophe-free letter byte, 2 sign. Bytes above ASCII count as letters, save the general punctuation block.
    private static func kind(_ byte: UInt8) -> Int {
        switch byte {
        case 0x30...0x39: 0
        case 0x41...0x5A, 0x61...0x7A, 0xC3...0xDF: 1
        case 0x80...0xBF: 1
        default: 2
        }
    }

    /// Written in a script that knows no capitals.
    private func isCaseless(_ item: Item) -> Bool { item.hash != 0 && bytes[Int(item.start)] >= 0xD7 }

    /// Joins the words of phrases ("New Year's Day").
    private func phrases(_ items: [Item]) -> [Item] {
        let hashes = items.map { $0.hash }
        guard let first = items.indices.first(where: { lexicon.beginsPhrase(hashes[$0]) && lexicon.phrase(in: hashes, at: $0) != nil }) else { return items }
        var result: [Item] = []
        result.reserveCapacity(items.count)
        result += items[..<first]
        var index = first
        while index < items.count {
            if lexicon.beginsPhrase(hashes[index]), let match = lexicon.phrase(in: hashes, at: index) {
                let entry = lexicon.entries[Int(match.entry)]
                let nameLike = entry.classes & (WordClass.holiday.bit | WordClass.period.bit) != 0
                if !nameLike || items[index].capitalised || takesSmallNames || isCaseless(items[index]) {
                    var item = items[index]
                    item.end = items[match.end - 1].end
                    item.lastToken = items[match.end - 1].lastToken
                    item.hash = 0
                    item.classes = entry.classes | WordClass.word.bit
                    item.entry = match.entry
                    item.isHot = true
                    result.append(item)
                    index = match.end
                    continue
                }
            }
            result.append(items[index])
            index += 1
        }
        return result
    }
}
