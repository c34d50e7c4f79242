import Lexicons
import Prose

/// Cuts the tokens of a sentence into atoms.
struct AtomReader {
    let bytes: UnsafeBufferPointer<UInt8>
    let tokens: Tokens
    let currencies: CurrencyTable

    func atoms(of range: Range<Int>) -> [Atom] {
        var atoms: [Atom] = []
        atoms.reserveCapacity(range.count + 8)
        for token in range {
            let span = tokens.spans[token]
            let isGlued = atoms.last.map { $0.span.end == span.start } ?? false
            if tokens.flags[token].contains(.hasDigit), Int(span.end) <= bytes.count, span.start >= 0, span.count < 200 {
                cut(token, &atoms)
            } else if let value = VulgarFraction.value(bytes, span) {
                var atom = Atom(span: span, token: token, hash: tokens.lower[token], kind: .number, isGlued: isGlued, value: value)
                atom.digits.isVulgar = true
                atoms.append(atom)
            } else {
                atoms.append(Atom(span: span, token: token, hash: tokens.lower[token], kind: .text, isGlued: isGlued))
            }
        }
        return joined(atoms)
    }

    /// The pieces of a token that holds digits.
    private func cut(_ token: Int, _ atoms: inout [Atom]) {
        let start = Int(tokens.spans[token].start), end = Int(tokens.spans[token].end)
        var position = start
        func add(_ to: Int, _ kind: Atom.Kind, _ value: DecimalNumber = .zero, _ digits: Atom.Digits = .init()) {
            let span = Span(position, to)
            let piece = UnsafeBufferPointer(rebasing: bytes[position..<to])
            atoms.append(
                Atom(span: span, token: token, hash: WordHash.of(bytes: piece), kind: kind,
                    isGlued: atoms.last.map { $0.span.end == span.start } ?? false, value: value, digits: digits))
            position = to
        }
        while position < end {
            let byte = bytes[position]
            let opensPoint = byte == 0x2E && position == start && position + 1 < end && isDigit(bytes[position + 1])
            if isDigit(byte) || opensPoint {
                guard let literal = NumberLiteral(bytes, from: position, limit: end) else {
                    var to = position
                    while to < end, isDigit(bytes[to]) || bytes[to] == 0x2E || bytes[to] == 0x2C || bytes[to] == 0x27 { to += 1 }
                    add(max(to, position + 1), .identifier)
                    continue
                }
                add(literal.end, .number, literal.value, literal.digits)
            } else if NumberLiteral.isLetter(byte) {
                var to = position
                while to < end, NumberLiteral.isLetter(bytes[to]) || bytes[to] & 0xC0 == 0x80 { to += 1 }
                let followsNumber = atoms.last.map { $0.kind == .number && Int($0.span.end) == position } ?? false
                if to < end, isDigit(bytes[to]) {
                    let piece = UnsafeBufferPointer(rebasing: bytes[position..<to])
                    if followsNumber, to == position + 1, byte == 0x78, to + 2 <= end, bytes[to] == 0x31, bytes[to + 1] == 0x30, to + 2 == end || bytes[to + 2] == 0x5E {
                        // 1.3x10^6
                        add(to, .text)
                    } else if followsNumber {
                        while to < end, isDigit(bytes[to]) { to += 1 }
                        add(to, .text)
                    } else if currencies.isPrefix(WordHash.of(bytes: piece)) {
                        add(to, .text)
                    } else {
                        add(end, .identifier)
                    }
                } else {
                    add(to, .text)
                }
            } else {
                var to = position + 1
                while to < end, bytes[to] & 0xC0 == 0x80 { to += 1 }
                if let value = VulgarFraction.value(bytes, Span(position, to)) {
                    add(to, .number, value, .init(isVulgar: true))
                } else {
                    add(to, .text)
                }
            }
        }
    }

    /// Joins groups of three digits that spaces part: `1 234 567`, `816 000`.
    private func joined(_ atoms: [Atom]) -> [Atom] {
        var result: [Atom] = []
        result.reserveCapacity(atoms.count)
        for (index, atom) in atoms.enumerated() {
            if let last = result.last, atom.kind == .number, last.kind == .number, !atom.isGlued, atom.digits.whole == 3,
                !atom.digits.isGrouped, !last.digits.hasPoint, !last.digits.isVulgar, (1...3).contains(last.digits.isGrouped ? 1 : last.digits.whole),
                last.value.mantissa != 0, isGroupGap(Int(last.span.end), Int(atom.span.start), atom, isFollowed: last.digits.isGrouped || isGroup(index + 1, atoms)),
                let thousands = last.value.times(DecimalNumber(1000)), let sum = thousands.plus(atom.value)
            {
                result[result.count - 1].value = sum
                result[result.count - 1].span.end = atom.span.end
                result[result.count - 1].digits.isGrouped = true
                result[result.count - 1].digits.hasPoint = atom.digits.hasPoint
            } else {
                result.append(atom)
            }
        }
        return result
    }

    private func isGroup(_ index: Int, _ atoms: [Atom]) -> Bool {
        index < atoms.count && atoms[index].kind == .number && atoms[index].digits.whole == 3 && !atoms[index].digits.isGrouped
    }

    /// A no-break or thin space groups; a plain one only before three zeros, or where several groups follow one another.
    private func isGroupGap(_ from: Int, _ to: Int, _ atom: Atom, isFollowed: Bool) -> Bool {
        guard from < to, to <= bytes.count else { return false }
        switch to - from {
        case 1: return bytes[from] == 0x20 && (isFollowed || atom.value.mantissa == 0 && !atom.digits.hasPoint)
        case 2: return bytes[from] == 0xC2 && bytes[from + 1] == 0xA0
        case 3: return bytes[from] == 0xE2 && bytes[from + 1] == 0x80 && (bytes[from + 2] == 0xAF || bytes[from + 2] == 0x89)
        default: return false
        }
    }

    private func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }
}
