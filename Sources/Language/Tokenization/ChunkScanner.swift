import Lexicons
import Prose

/// Splits one stretch without white space into tokens, from left to right.
struct ChunkScanner {
    let bytes: UnsafeBufferPointer<UInt8>
    let start: Int
    let end: Int
    /// End of the block: an abbreviation looks at what follows the stretch.
    let textEnd: Int
    let rules: TokenizerRules
    let scalars: Scalars

    init(bytes: UnsafeBufferPointer<UInt8>, start: Int, end: Int, textEnd: Int, rules: TokenizerRules) {
        self.bytes = bytes
        self.start = start
        self.end = end
        self.textEnd = textEnd
        self.rules = rules
        scalars = Scalars(bytes, end: end)
    }

    mutating func scan(into result: inout [Span]) {
        var offset = start
        // Addresses are looked for a bounded number of times, so that a hostile stretch costs linear time.
        var addressProbes = 8
        while offset < end {
            let scalar = scalars.at(offset)
            let kind = ScalarClass(scalar.value)
            var next = offset + max(1, scalar.length)
            if addressProbes > 0, kind == .letter || kind == .digit || scalar.value == 0x40 || scalar.value == 0x23 {
                addressProbes -= 1
                if let stop = address(from: offset) {
                    result.append(Span(offset, stop))
                    offset = stop
                    continue
                }
            }
            switch kind {
            case .letter, .digit, .mark:
                next = word(from: offset)
                split(offset, next, into: &result)
                offset = next
                continue
            case .ideograph: next = marks(after: next)
            default: next = punctuation(from: offset, scalar.value, next)
            }
            result.append(Span(offset, next))
            offset = next
        }
    }

    private func marks(after offset: Int) -> Int {
        var position = offset
        while position < end {
            let scalar = scalars.at(position)
            if ScalarClass(scalar.value) != .mark { break }
            position += scalar.length
            // A zero-width joiner binds the next sign of an emoji.
            if scalar.value == 0x200D, position < end { position += scalars.at(position).length }
        }
        return position
    }

    // MARK: Punctuation

    private func punctuation(from offset: Int, _ value: UInt32, _ next: Int) -> Int {
        switch value {
        case 0x2E, 0x2026:
            // `.5` is a number, dots in a row are one sign.
            if value == 0x2E, offset == start, Scalars.isDigit(scalars.at(next).value) { return word(from: next) }
            return run(from: offset) { $0 == 0x2E || $0 == 0x2026 || $0 == 0x21 || $0 == 0x3F }
        case 0x21, 0x3F: return run(from: offset) { $0 == 0x21 || $0 == 0x3F || $0 == 0x2E }
        case 0x24: return run(from: offset) { $0 == value }
        case 0x2D, 0x3D, 0x2A, 0x5F, 0x7E, 0x2B: return run(from: offset) { $0 == value }
        case 0x3C, 0x3E, 0x60: return run(from: offset) { $0 == value }
        case 0x27, 0x2018, 0x2019: return apostrophe(from: offset, value, next)
        case 0x3A, 0x3B:
            // The commonest smileys.
            let second = scalars.at(next).value
            let third = second == 0x2D ? scalars.at(next + 1).value : second
            let stop = second == 0x2D ? next + 2 : next + 1
            if third == 0x29 || third == 0x28 || third == 0x44 || third == 0x50, stop == end, offset == start || third < 0x2A { return stop }
            return next
        case 0x1F1E6...0x1F1FF:
            // Two regional indicators are one flag.
            let second = scalars.at(next)
            return (0x1F1E6...0x1F1FF).contains(second.value) ? next + second.length : next
        default: return marks(after: next)
        }
    }

    private func run(from offset: Int, _ belongs: (UInt32) -> Bool) -> Int {
        var position = offset
        while position < end {
            let scalar = scalars.at(position)
            if !belongs(scalar.value) { break }
            position += scalar.length
        }
        return position
    }

    private func apostrophe(from offset: Int, _ value: UInt32, _ next: Int) -> Int {
        let doubled = scalars.at(next)
        if doubled.value == value { return next + doubled.length }
        guard Scalars.isApostrophe(value) || value == 0x2018 else { return next }
        var stop = next
        while stop < end, scalars.classAt(stop).isWord { stop += scalars.at(stop).length }
        if offset > start || stop == end, isClitic(offset, stop) { return stop }
        if stop == next { return next }
        // '90s
        if Scalars.isDigit(scalars.at(next).value), stop - next <= 3, offset == start { return stop }
        if offset == start, value != 0x2018 || stop < end || stop - next <= 2 {
            if rules.apostrophised.contains(hash(offset, stop)) { return stop }
        }
        return next
    }

    // MARK: Words

    /// One past the end of the word that begins here, clitics and units still on it.
    private func word(from offset: Int) -> Int {
        var position = offset
        var lastBorder = offset
        while position < end {
            let scalar = scalars.at(position)
            let kind = ScalarClass(scalar.value)
            if kind.isWord {
                position += scalar.length
                continue
            }
            if position == offset { return position + max(1, scalar.length) }
            let next = position + scalar.length
            let following = scalars.at(next).value
            let followed = next < end && ScalarClass(following).isWord
            switch scalar.value {
            case 0x2E:
                if followed, joinsAtDot(offset, position, next) { break }
                if !followed, keepsPeriod(offset, position, next) { return next }
                return position
            case 0x2C:
                guard followed, joinsAtComma(position, next) else { return position }
            case 0x3A:
                guard followed, allDigitsOrTime(offset, position), Scalars.isDigit(following) else { return position }
            case 0x2F:
                guard followed else {
                    return next - offset <= 8 && rules.slashed.contains(hash(offset, next)) ? next : position
                }
                guard joinsAtSlash(offset, position, next) else { return position }
            case 0x27, 0x2019, 0x02BC:
                guard followed else { return position }
            case 0x60:
                return position
            case 0x26:
                guard followed, isShortCapitals(offset, position), Scalars.isUpper(following) else { return position }
            case 0x5F:
                break
            case 0x24:
                // US$
                return position - offset <= 3 && isShortCapitals(offset, position) ? next : position
            case 0x2D, 0x2010, 0x2011:
                guard followed, joinsAtHyphen(lastBorder, position, next) else { return position }
                lastBorder = next
            default: return position
            }
            position = next
        }
        return position
    }

    private func allDigitsOrTime(_ from: Int, _ to: Int) -> Bool {
        guard to - from <= 12 else { return false }
        for k in from..<to where bytes[k] &- 48 >= 10 && bytes[k] != 0x3A { return false }
        return true
    }

    private func allDigits(_ from: Int, _ to: Int) -> Bool {
        for k in from..<to where bytes[k] &- 48 >= 10 { return false }
        return from < to
    }

    private func isShortCapitals(_ from: Int, _ to: Int) -> Bool {
        guard to - from <= 6 else { return false }
        for k in from..<to where bytes[k] &- 65 >= 26 && bytes[k] != 0x26 { return false }
        return true
    }

    /// Where the letters and digits that begin here end.
    private func plainEnd(_ from: Int) -> Int {
        var position = from
        while position < end, scalars.classAt(position).isWord { position += scalars.at(position).length }
        return position
    }

    private func joinsAtComma(_ comma: Int, _ next: Int) -> Bool {
        guard Scalars.isDigit(UInt32(bytes[comma - 1])), Scalars.isDigit(scalars.at(next).value) else { return false }
        var stop = next
        while stop < end, bytes[stop] &- 48 < 10, stop - next < 5 { stop += 1 }
        return stop - next <= 3
    }

    private func joinsAtSlash(_ from: Int, _ slash: Int, _ next: Int) -> Bool {
        // Nothing longer than a date with its time is joined, so that a hostile stretch costs linear time.
        guard slash - from <= 12 else { return false }
        let stop = plainEnd(next)
        if rules.slashed.contains(hash(from, stop)) { return true }
        // Dates and 9/11; a range of years or prices is none.
        var first = slash
        while first > from, bytes[first - 1] &- 48 < 10 { first -= 1 }
        let earlier = first > from && bytes[first - 1] == 0x2F
        return (first == from || earlier) && allDigits(first, slash) && allDigits(next, stop)
            && (slash - first <= 2 && (stop - next <= 2 || earlier) || slash - first == 4 && stop < end && bytes[stop] == 0x2F)
    }

    private func joinsAtDot(_ from: Int, _ dot: Int, _ next: Int) -> Bool {
        let left = UInt32(bytes[dot - 1]), right = scalars.at(next).value
        if Scalars.isDigit(left) { return Scalars.isDigit(right) || addressLike(from, dot) && rules.suffixes.contains(hash(next, plainEnd(next))) }
        // U.S., p.m.: single letters between dots.
        let leftStart = lastDot(from, dot)
        let stop = plainEnd(next)
        let single = scalars.before(dot, from: leftStart) == leftStart && stop == next + scalars.at(next).length
        if single { return true }
        if Scalars.isDigit(right) { return false }
        // Ph.D.
        if dot - leftStart <= 2, stop - next == 1, Scalars.isUpper(scalars.at(leftStart).value), stop < end, bytes[stop] == 0x2E { return true }
        return rules.suffixes.contains(hash(next, stop)) && (stop == end || !ScalarClass(scalars.at(stop).value).isWord)
            && (Scalars.isLower(right) || Scalars.isUpper(scalars.at(from).value)) && !isCapitalisedWord(next, stop)
    }

    private func isCapitalisedWord(_ from: Int, _ to: Int) -> Bool {
        guard Scalars.isUpper(scalars.at(from).value) else { return false }
        let second = from + scalars.at(from).length
        return second < to && Scalars.isLower(scalars.at(second).value)
    }

    private func addressLike(_ from: Int, _ to: Int) -> Bool {
        for k in from..<to where bytes[k] &- 48 >= 10 && bytes[k] != 0x2E && bytes[k] != 0x2C { return true }
        return false
    }

    private func lastDot(_ from: Int, _ to: Int) -> Int {
        var position = to
        while position > from, bytes[position - 1] != 0x2E { position -= 1 }
        return position
    }

    /// True when the period after a word belongs to it: an abbreviation, an initial, an acronym with dots.
    private func keepsPeriod(_ from: Int, _ dot: Int, _ next: Int) -> Bool {
        // Not before another dot or letter: `etc...`.
        if next < end, bytes[next] == 0x2E { return false }
        // Between an opening hyphen or slash and the dot only the word itself counts.
        if let kind = rules.abbreviations[hash(from, dot)] {
            switch kind {
            case .title, .any: return true
            case .beforeDigit: return digitFollows(next)
            case .place: return Scalars.isUpper(scalars.at(from).value) && (placePrecedes(from) || from == 0 && next == textEnd)
            }
        }
        let leftStart = lastDot(from, dot)
        let first = scalars.at(leftStart)
        guard leftStart + first.length == dot, ScalarClass(first.value) == .letter else { return false }
        if leftStart > from { return true }
        // A single letter: an initial when a name follows or stands before it.
        guard Scalars.isUpper(first.value), next == end else { return false }
        return first.value != 0x49 && nameFollows(next) || initialAfterName(from)
    }

    private func skipSpace(_ offset: Int) -> Int {
        var position = offset
        while position < textEnd, position < offset + 8, bytes[position] == 0x20 || bytes[position] == 0x09 { position += 1 }
        return position
    }

    private func digitFollows(_ offset: Int) -> Bool {
        let position = skipSpace(offset)
        return position < textEnd && (bytes[position] &- 48 < 10 || bytes[position] == 0x23)
    }

    /// True after a comma and a blank, or right after a hyphen or a dash. (A form that is all there is comes from a dictionary.)
    private func placePrecedes(_ from: Int) -> Bool {
        guard from >= 3 else { return false }
        switch bytes[from - 1] {
        case 0x20: return bytes[from - 2] == 0x2C
        case 0x2D: return true
        case 0x90...0x95: return bytes[from - 2] == 0x80 && bytes[from - 3] == 0xE2
        default: return false
        }
    }

    private func nameFollows(_ offset: Int) -> Bool {
        let position = skipSpace(offset)
        let rest = Scalars(bytes, end: textEnd)
        guard position > offset, Scalars.isUpper(rest.at(position).value) else { return false }
        // `plan B. The` is the end of a sentence, `Joe B. Thomas` is not.
        var stop = position
        while stop < textEnd, ScalarClass(rest.at(stop).value).isWord { stop += rest.at(stop).length }
        return !rules.starters.contains(WordHash.of(bytes: UnsafeBufferPointer(rebasing: bytes[position..<stop])))
    }

    /// True for `W.` in `George W.`: the word before, one blank away, is capitalised.
    private func initialAfterName(_ from: Int) -> Bool {
        guard from >= 3, bytes[from - 1] == 0x20, nameFollows(from + 2) else { return false }
        var position = from - 1
        while position > 0, position > from - 40, bytes[position - 1] != 0x20 { position -= 1 }
        return bytes[position] &- 65 < 26
    }

    private func joinsAtHyphen(_ from: Int, _ hyphen: Int, _ next: Int) -> Bool {
        if rules.prefixes.contains(hash(from, hyphen)) { return true }
        guard allDigits(from, hyphen) else { return false }
        let stop = plainEnd(next)
        guard allDigits(next, stop) else { return false }
        let left = hyphen - from, right = stop - next
        // Telephone numbers and ISO dates; ranges (2001-2009, 10-12) are three words.
        let more = stop + 1 < end && bytes[stop] == 0x2D && bytes[stop + 1] &- 48 < 10
        let before = from > start && bytes[from - 1] == 0x2D
        return more && left <= 4 && right <= 4 || before && right <= 4 || left == 3 && right == 4
    }

    func hash(_ from: Int, _ to: Int) -> UInt64 {
        from < to ? WordHash.of(bytes: UnsafeBufferPointer(rebasing: bytes[from..<to])) : 0
    }
}
