/// The names of one document: each distinct spelling gets a small index, and those of `MarkupName` get their own case.
struct NameTable {
    /// Spelling by index; index 0 stands for "no name".
    private(set) var spellings: [String] = [""]
    private(set) var known: [MarkupName] = [.other]
    private var slots: [Int32]
    private var hashes: [UInt64] = [0]
    /// More distinct names than this share one index: a hostile document must not fill memory with names.
    private static let maximum = 4_000

    /// The names with a zero after each, and where each begins.
    private var blob: [UInt8] = [0]
    private var starts: [Int32] = [0]
    /// libxml2 keeps one copy of each name of a document: the same address is the same name, nearly always.
    private var recent: [(address: UInt, index: UInt16)]

    init() {
        slots = Array(repeating: -1, count: 512)
        recent = Array(repeating: (0, 0), count: 256)
    }

    /// The index of a zero-terminated name that the parser keeps for the whole document. Its address is looked up first, and the
    /// bytes there are compared, so that a parser that moves its names costs time only.
    mutating func index(kept name: UnsafePointer<UInt8>) -> UInt16 {
        let address = UInt(bitPattern: name)
        let slot = Int(truncatingIfNeeded: (address >> 3) ^ (address >> 11)) & 255
        let guess = recent[slot]
        if guess.address == address {
            var at = Int(starts[Int(guess.index)])
            var byte = name
            while blob[at] == byte.pointee {
                if blob[at] == 0 { return guess.index }
                at += 1
                byte += 1
            }
        }
        var length = 0
        while name[length] != 0 { length += 1 }
        let index = index(of: UnsafeBufferPointer(start: name, count: length))
        recent[slot] = (address, index)
        return index
    }

    private static func hash(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt64 {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
        return hash ^ (hash >> 29)
    }

    /// The index of a name; constant time for names seen before.
    mutating func index(of name: UnsafeBufferPointer<UInt8>) -> UInt16 {
        let hash = Self.hash(name)
        let mask = slots.count - 1
        var slot = Int(truncatingIfNeeded: hash) & mask
        while slots[slot] >= 0 {
            let index = Int(slots[slot])
            if hashes[index] == hash, spellings[index].utf8.elementsEqual(name) { return UInt16(index) }
            slot = (slot + 1) & mask
        }
        guard spellings.count < Self.maximum else { return 0 }
        let spelling = String(decoding: name.prefix(200), as: UTF8.self)
        slots[slot] = Int32(spellings.count)
        hashes.append(hash)
        starts.append(Int32(blob.count))
        blob.append(contentsOf: name)
        blob.append(0)
        spellings.append(spelling)
        known.append(Self.cases[spelling] ?? .other)
        let index = UInt16(spellings.count - 1)
        if spellings.count * 2 > slots.count { grow() }
        return index
    }

    private mutating func grow() {
        let mask = slots.count * 2 - 1
        var larger = [Int32](repeating: -1, count: mask + 1)
        for index in 1..<hashes.count {
            var slot = Int(truncatingIfNeeded: hashes[index]) & mask
            while larger[slot] >= 0 { slot = (slot + 1) & mask }
            larger[slot] = Int32(index)
        }
        slots = larger
    }

    private static let cases: [String: MarkupName] = {
        var cases: [String: MarkupName] = [:]
        for name in MarkupName.allCases {
            switch name {
            case .other, .text, .document: break
            case .ariaHidden: cases["aria-hidden"] = name
            default: cases["\(name)"] = name
            }
        }
        // Elements that share a case's name are told apart by `text` and `document` being no element of HTML.
        return cases
    }()
}
