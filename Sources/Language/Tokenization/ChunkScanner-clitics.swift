import Lexicons
import Prose

/// What is split off a word once its ends are known.
extension ChunkScanner {
    /// Appends the tokens of one word: clitics, fused words and units apart.
    func split(_ from: Int, _ to: Int, into result: inout [Span]) {
        let whole = hash(from, to)
        if let first = rules.fused[whole] ?? (whole == Self.its && verbFollows(to) ? 2 : nil), from + first < to {
            result.append(Span(from, from + first))
            result.append(Span(from + first, to))
            return
        }
        if let border = unitBorder(from, to) {
            result.append(Span(from, border))
            result.append(Span(border, to))
            return
        }
        // Clitics come off from the right, at most three of them: `should|n't|'ve`.
        var borders: [Int] = []
        var stop = to
        while borders.count < 3, let border = cliticBorder(from, stop) {
            borders.append(border)
            stop = border
        }
        var position = from
        for border in borders.reversed() {
            result.append(Span(position, border))
            position = border
        }
        result.append(Span(position, to))
    }

    private static let its = WordHash.of("its")

    /// True when no possessive can stand before the next word: `its a`, `its not`.
    private func verbFollows(_ offset: Int) -> Bool {
        var position = offset
        while position < textEnd, position < offset + 4, bytes[position] == 0x20 { position += 1 }
        let first = position
        while position < textEnd, position < first + 12, (bytes[position] | 0x20) &- 97 < 26 { position += 1 }
        guard first > offset, position > first else { return false }
        return rules.verbal.contains(WordHash.of(bytes: UnsafeBufferPointer(rebasing: bytes[first..<position])))
    }

    /// True for an apostrophe with what may stand after it as a clitic.
    func isClitic(_ from: Int, _ to: Int) -> Bool {
        let width = scalars.at(from).length
        switch to - from - width {
        case 1: return [0x73, 0x6D, 0x64].contains(bytes[from + width] | 0x20)
        case 2:
            let a = bytes[from + width] | 0x20, b = bytes[from + width + 1] | 0x20
            return a == 0x6C && b == 0x6C || a == 0x76 && b == 0x65 || a == 0x72 && b == 0x65
        default: return false
        }
    }

    private func cliticBorder(_ from: Int, _ to: Int) -> Int? {
        // The last apostrophe stands at most three bytes of letters before the end.
        var position = to
        var letters = 0
        while position > from, letters <= 3 {
            let before = scalars.before(position, from: from)
            if Scalars.isApostrophe(scalars.at(before).value) {
                guard before > from else { return nil }
                if letters == 1, bytes[to - 1] | 0x20 == 0x74, bytes[before - 1] | 0x20 == 0x6E {
                    return before - 1 > from ? before - 1 : nil
                }
                guard isClitic(before, to) else { return nil }
                // The 1980's is one word.
                if bytes[to - 1] | 0x20 == 0x73, letters == 1, bytes[before - 1] == 0x30, before - from >= 2, bytes[before - 2] &- 48 < 10 {
                    return nil
                }
                return before
            }
            position = before
            letters += 1
        }
        return nil
    }

    /// The border between a number and the unit written on to it.
    private func unitBorder(_ from: Int, _ to: Int) -> Int? {
        guard bytes[from] &- 48 < 10 || bytes[from] == 0x2E else { return nil }
        var position = from
        while position < to, bytes[position] &- 48 < 10 || bytes[position] == 0x2E || bytes[position] == 0x2C || bytes[position] == 0x3A {
            position += 1
        }
        guard position > from, position < to, bytes[position - 1] &- 48 < 10 else { return nil }
        let ending = hash(position, to)
        return !rules.ordinalEndings.contains(ending) && rules.units.contains(ending) ? position : nil
    }
}
