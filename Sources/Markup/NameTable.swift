/// The names of one document: each distinct spelling gets a small index, and those of `MarkupName` get their own case.
struct NameTable {
    /// Spelling by index; index 0 stands for "no name".
    private(set) var spellings: [String] = [""]
    private(set) var known: [MarkupName] = [.other]
    private var slots: [Int32]
    private var hashes: [UInt64] = [0]
    /// More distinct names than this share one index: a hostile document must not fill memory with names.
    private static let maximum = 4_000

    init() { slots = Array(repeating: -1, count: 512) }

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
