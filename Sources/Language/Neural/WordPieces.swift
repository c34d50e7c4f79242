/// Cuts words into pieces of the encoder's vocabulary, and tells their casing and their ending; `Training/language/pieces.py` does
/// the same, and the two must agree byte for byte.
struct WordPieces {
    /// At most this many pieces of a word are looked at.
    static let limit = 8
    private static let longest = 64
    /// Buckets of the last three characters.
    static let endings = 4096

    /// What the network reads of a word.
    struct Word {
        /// Ids of its pieces; `count` of them hold.
        var ids: (UInt32, UInt32, UInt32, UInt32, UInt32, UInt32, UInt32, UInt32) = (0, 0, 0, 0, 0, 0, 0, 0)
        var count = 0
        /// 0 to 7: none, lower, capitalised, capitals, mixed, digits, digits among others, signs.
        var casing = 0
        /// Bucket of the last three characters.
        var ending = 0
        /// Hash of the whole mapped form.
        var form: UInt32 = 0
    }

    private let slots: UnsafePointer<UInt32>
    private let scalars: UnsafeRawBufferPointer
    /// The piece for what is in no vocabulary, and the mark that stands for the root of a tree.
    let unknown: UInt32
    let root: UInt32

    /// - Parameters:
    ///   - lookup: 2^16 slots of hash and id + 1, open addressing.
    ///   - scalars: rows of 12 bytes: scalar, length, sign, two zeros, what it becomes.
    ///   - special: ids of the unknown piece and of the root's mark, and the number of pieces.
    init?(lookup: UnsafeRawBufferPointer, scalars: UnsafeRawBufferPointer, special: UnsafeRawBufferPointer, pieces: Int) {
        guard lookup.count == 1 << 19, let base = lookup.baseAddress, special.count == 12, scalars.count % 12 == 0 else { return nil }
        slots = base.assumingMemoryBound(to: UInt32.self)
        self.scalars = scalars
        unknown = special.loadUnaligned(as: UInt32.self)
        root = special.loadUnaligned(fromByteOffset: 4, as: UInt32.self)
        guard special.loadUnaligned(fromByteOffset: 8, as: UInt32.self) == UInt32(pieces), unknown < pieces, root < pieces else { return nil }
        for slot in 0..<(1 << 16) where slots[slot * 2 + 1] > UInt32(pieces) { return nil }
    }

    /// The word of these bytes. Linear in its first 64 characters; allocates nothing.
    func word(_ bytes: UnsafeBufferPointer<UInt8>) -> Word {
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: Self.longest * 4 + 8) { text in
            withUnsafeTemporaryAllocation(of: UInt8.self, capacity: Self.longest + 4) { marks in
                var word = Word()
                let normal = normalise(bytes, text, marks)
                word.casing = normal.casing
                cut(text, normal.length, marks, normal.count, &word)
                word.form = Self.seed
                for offset in 0..<normal.length { word.form = Self.mixed(word.form, text[offset]) }
                word.ending = ending(bytes, text, normal.length, marks, normal.count, whole: normal.whole)
                return word
            }
        }
    }

    private static let alone: UInt8 = 128

    /// Writes what the scalars of a word become, and for each resulting character its length and whether it stands alone.
    private func normalise(
        _ bytes: UnsafeBufferPointer<UInt8>, _ text: UnsafeMutableBufferPointer<UInt8>, _ marks: UnsafeMutableBufferPointer<UInt8>
    ) -> (length: Int, count: Int, casing: Int, whole: Bool) {
        var length = 0, count = 0, offset = 0, seen = 0
        var upper = 0, lower = 0, digits = 0, lastUpper = -1
        let source = Scalars(bytes, end: bytes.count)
        // Doubled marks of the old kind are one quotation mark.
        if bytes.count == 2, bytes[0] == bytes[1], bytes[0] == 0x60 || bytes[0] == 0x27 {
            text[0] = 0x22
            marks[0] = 1 | Self.alone
            return (1, 1, 7, true)
        }
        while offset < bytes.count {
            let byte = bytes[offset]
            if byte < 0x80 {
                var mapped = byte
                if byte &- 0x41 < 26 {
                    mapped = byte | 0x20
                    lastUpper = seen
                    upper += 1
                } else if byte &- 0x61 < 26 {
                    lower += 1
                } else if byte &- 0x30 < 10 {
                    digits += 1
                }
                if seen < Self.longest, count < Self.longest {
                    text[length] = mapped
                    marks[count] = mapped &- 0x61 < 26 || mapped &- 0x30 < 10 ? 1 : 1 | Self.alone
                    length += 1
                    count += 1
                }
                offset += 1
            } else {
                let scalar = source.at(offset)
                if Scalars.isUpper(scalar.value) {
                    lastUpper = seen
                    upper += 1
                } else if Scalars.isLower(scalar.value) {
                    lower += 1
                }
                if seen < Self.longest, count < Self.longest - 4 { append(scalar.value, bytes, offset, scalar.length, text, marks, &length, &count) }
                offset += max(1, scalar.length)
            }
            seen += 1
        }
        let casing: Int
        if upper + lower == 0 {
            casing = digits > 0 ? 5 : 7
        } else if digits > 0 {
            casing = 6
        } else if upper == 0 {
            casing = 1
        } else if lower == 0 {
            casing = seen > 1 ? 3 : 2
        } else {
            casing = upper == 1 && lastUpper == 0 ? 2 : 4
        }
        return (length, count, bytes.isEmpty ? 0 : casing, seen <= 24)
    }

    private func append(
        _ value: UInt32, _ bytes: UnsafeBufferPointer<UInt8>, _ offset: Int, _ size: Int, _ text: UnsafeMutableBufferPointer<UInt8>,
        _ marks: UnsafeMutableBufferPointer<UInt8>, _ length: inout Int, _ count: inout Int
    ) {
        var low = 0, high = scalars.count / 12
        while low < high {
            let middle = (low + high) / 2
            if scalars.loadUnaligned(fromByteOffset: middle * 12, as: UInt32.self) < value { low = middle + 1 } else { high = middle }
        }
        if low < scalars.count / 12, scalars.loadUnaligned(fromByteOffset: low * 12, as: UInt32.self) == value {
            let size = min(4, Int(scalars[low * 12 + 4])), alone = scalars[low * 12 + 5] != 0
            var k = 0
            while k < size {
                let byte = scalars[low * 12 + 8 + k]
                let step = min(size - k, byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4)
                for j in 0..<step { text[length + j] = scalars[low * 12 + 8 + k + j] }
                let letter = byte &- 0x61 < 26 || byte &- 0x30 < 10
                marks[count] = UInt8(step) | (alone || byte < 0x80 && !letter ? Self.alone : 0)
                length += step
                count += 1
                k += step
            }
        } else {
            let size = min(4, max(1, size))
            for j in 0..<size { text[length + j] = offset + j < bytes.count ? bytes[offset + j] : 0 }
            marks[count] = UInt8(size)
            length += size
            count += 1
        }
    }

    private func cut(
        _ text: UnsafeMutableBufferPointer<UInt8>, _ length: Int, _ marks: UnsafeMutableBufferPointer<UInt8>, _ count: Int, _ word: inout Word
    ) {
        var character = 0, offset = 0
        while character < count, word.count < Self.limit {
            var last = character + 1, end = offset + Int(marks[character] & 7)
            if marks[character] & Self.alone == 0 {
                while last < count, marks[last] & Self.alone == 0 {
                    end += Int(marks[last] & 7)
                    last += 1
                }
            }
            let before = word.count
            var from = character, start = offset
            while from < last, word.count < Self.limit {
                guard let (id, to, stop) = longest(text, marks, from, start, last, continues: from > character) else {
                    word.count = before
                    add(unknown, &word)
                    break
                }
                add(id, &word)
                from = to
                start = stop
            }
            character = last
            offset = end
        }
        if word.count == 0 { add(unknown, &word) }
    }

    /// The longest piece from a character on: id, and the character and byte after it.
    private func longest(
        _ text: UnsafeMutableBufferPointer<UInt8>, _ marks: UnsafeMutableBufferPointer<UInt8>, _ from: Int, _ start: Int, _ last: Int, continues: Bool
    ) -> (UInt32, Int, Int)? {
        var hash = Self.seed
        if continues { hash = Self.mixed(Self.mixed(hash, 0x23), 0x23) }
        var found: (UInt32, Int, Int)?
        var offset = start
        for character in from..<last {
            for _ in 0..<(marks[character] & 7) {
                hash = Self.mixed(hash, text[offset])
                offset += 1
            }
            if let id = id(hash) { found = (id, character + 1, offset) }
        }
        return found
    }

    private static let seed: UInt32 = 0x811C_9DC5
    @inline(__always) private static func mixed(_ hash: UInt32, _ byte: UInt8) -> UInt32 { (hash ^ UInt32(byte)) &* 0x0100_0193 }

    @inline(__always)
    private func id(_ hash: UInt32) -> UInt32? {
        var slot = Int((hash ^ hash >> 16) & 0xFFFF)
        // A full table would not end: every walk is bounded.
        for _ in 0..<4096 {
            let entry = slots[slot &* 2 &+ 1]
            if entry == 0 { return nil }
            if slots[slot &* 2] == hash { return entry &- 1 }
            slot = (slot &+ 1) & 0xFFFF
        }
        return nil
    }

    private func add(_ id: UInt32, _ word: inout Word) {
        guard word.count < Self.limit else { return }
        withUnsafeMutableBytes(of: &word.ids) { $0.storeBytes(of: id, toByteOffset: word.count * 4, as: UInt32.self) }
        word.count += 1
    }

    private func ending(
        _ bytes: UnsafeBufferPointer<UInt8>, _ text: UnsafeMutableBufferPointer<UInt8>, _ length: Int, _ marks: UnsafeMutableBufferPointer<UInt8>,
        _ count: Int, whole: Bool
    ) -> Int {
        if !whole {
            // Of a long word the last 24 characters are read again.
            var start = bytes.count, seen = 0
            while start > 0, seen < 24 {
                start -= 1
                while start > 0, bytes[start] & 0xC0 == 0x80 { start -= 1 }
                seen += 1
            }
            let tail = UnsafeBufferPointer(rebasing: bytes[start...])
            let normal = normalise(tail, text, marks)
            return hash(text, normal.length, marks, normal.count)
        }
        return hash(text, length, marks, count)
    }

    private func hash(_ text: UnsafeMutableBufferPointer<UInt8>, _ length: Int, _ marks: UnsafeMutableBufferPointer<UInt8>, _ count: Int) -> Int {
        var start = length
        for character in stride(from: count - 1, through: max(0, count - 3), by: -1) { start -= Int(marks[character] & 7) }
        var hash = Self.seed
        for offset in start..<max(start, length) { hash = Self.mixed(hash, text[offset]) }
        if count <= 3 { hash = Self.mixed(hash, 0x5E) }
        return Int((hash ^ hash >> 15) % UInt32(Self.endings))
    }
}
