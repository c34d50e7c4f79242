/// Web addresses, mail addresses, handles and hash tags: one token each.
extension ChunkScanner {
    /// One past the end of the address that begins here; nil when none does.
    func address(from offset: Int) -> Int? {
        let first = bytes[offset]
        if first == 0x40 || first == 0x23 {
            guard offset == start || !scalars.classAt(scalars.before(offset, from: start)).isWord else { return nil }
            guard scalars.classAt(offset + 1) == .letter || first == 0x40 && bytes.count > offset + 1 && bytes[offset + 1] == 0x5F else { return nil }
            var position = offset + 1
            while position < end, scalars.classAt(position).isWord || bytes[position] == 0x5F { position += scalars.at(position).length }
            return position
        }
        if hasPrefix("http://", offset) || hasPrefix("https://", offset) || hasPrefix("ftp://", offset) || hasPrefix("www.", offset)
            || hasPrefix("mailto:", offset)
        {
            return trimmed(offset, end)
        }
        return mail(from: offset) ?? (offset == start ? dottedName(from: offset) : nil)
    }

    /// Names of hosts, groups and packages: three parts or more in small letters between dots, each of two signs at least.
    private func dottedName(from offset: Int) -> Int? {
        var position = offset, part = offset, parts = 0, complete = offset
        while position <= end {
            let byte: UInt8 = position < end ? bytes[position] : 0x2E
            if byte == 0x2E {
                guard position - part >= 2, bytes[part] &- 97 < 26, bytes[position - 1] != 0x2D else { break }
                parts += 1
                complete = position
                part = position + 1
            } else if byte &- 97 >= 26, byte &- 48 >= 10, byte != 0x2D, byte != 0x5F {
                // What follows the last part must not be a word of another kind.
                guard position > part, byte != 0x28, byte < 0x80, byte | 0x20 &- 97 >= 26 else { break }
                if bytes[part] &- 97 < 26, position - part >= 2 {
                    parts += 1
                    complete = position
                }
                break
            }
            position += 1
        }
        return parts >= 3 ? complete : nil
    }

    private func mail(from offset: Int) -> Int? {
        var position = offset
        while position < end, isMailByte(bytes[position]) { position += 1 }
        guard position > offset, position < end, bytes[position] == 0x40 else { return nil }
        var stop = position + 1
        while stop < end, isMailByte(bytes[stop]) { stop += 1 }
        stop = trimmed(offset, stop)
        return stop > position + 1 ? stop : nil
    }

    private func isMailByte(_ byte: UInt8) -> Bool {
        byte &- 48 < 10 || (byte | 0x20) &- 97 < 26 || byte == 0x2E || byte == 0x5F || byte == 0x2D || byte == 0x2B || byte == 0x25
    }

    private func hasPrefix(_ word: StaticString, _ offset: Int) -> Bool {
        let count = word.utf8CodeUnitCount
        guard offset + count < end else { return false }
        for k in 0..<count {
            let byte = bytes[offset + k]
            if (byte &- 65 < 26 ? byte | 0x20 : byte) != word.utf8Start[k] { return false }
        }
        return true
    }

    /// Without the punctuation and closing brackets that end the sentence, not the address.
    private func trimmed(_ from: Int, _ to: Int) -> Int {
        var stop = to
        // An opening bracket or quotation mark inside ends it.
        for k in from..<to where [0x3C, 0x3E, 0x22].contains(bytes[k]) {
            stop = k
            break
        }
        let opened = bytes[from..<stop].contains(0x28)
        while stop > from {
            let before = scalars.before(stop, from: from)
            let value = scalars.at(before).value
            let isPunctuation = [0x2E, 0x2C, 0x3B, 0x3A, 0x21, 0x3F, 0x27, 0x5D, 0x7D, 0x2019, 0x201D, 0x2026].contains(value)
            if isPunctuation || value == 0x29 && !opened { stop = before } else { break }
        }
        return stop
    }
}
