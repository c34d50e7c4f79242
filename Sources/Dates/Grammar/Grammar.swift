import Lexicons

/// The compiled rules of one language, with an index of what can begin them.
struct Grammar: Sendable {
    let rules: [PatternRule]
    /// The elements of all rules, one after the other; a rule owns `first[rule]..<first[rule + 1]`.
    let elements: [PatternElement]
    let first: [Int]
    /// Hashes of the words that elements name.
    let words: [UInt64]
    let groupCount: Int
    let top = 0

    // Sets of rules as bits, `width` words of 64 each: those that anything, a class, a word can begin, and those of a group.
    let width: Int
    private let anyBits: [UInt64]
    private let classBits: [UInt64]
    private let wordBits: [UInt64]
    private let wordIndex: WordTable<Int32>
    private let groupBits: [UInt64]

    /// Compiles the rules that a parser read.
    /// - Throws: `DateResourceError` when a group is used that has no rule.
    init(_ parser: PatternParser) throws {
        rules = parser.rules
        words = parser.words
        groupCount = parser.groups.count
        var byGroup = [[Int]](repeating: [], count: parser.groups.count)
        for (index, rule) in parser.rules.enumerated() { byGroup[rule.group].append(index) }
        for (index, name) in parser.groups.enumerated() where byGroup[index].isEmpty && !parser.rules.isEmpty {
            throw DateResourceError(file: "patterns", line: 0, problem: "group '\(name)' is used but has no rule")
        }
        var flat: [PatternElement] = [], first: [Int] = []
        for rule in parser.rules {
            first.append(flat.count)
            flat += rule.elements
        }
        first.append(flat.count)
        elements = flat
        self.first = first

        width = (parser.rules.count + 63) / 64
        var anyBits = [UInt64](repeating: 0, count: width), groupBits = [UInt64](repeating: 0, count: width * parser.groups.count)
        var classBits = [UInt64](repeating: 0, count: width * 64), wordBits: [UInt64] = []
        var index: [UInt64: Int32] = [:], ordered: [(UInt64, Int32)] = []
        for (number, rule) in parser.rules.enumerated() {
            let slot = number / 64, bit = UInt64(1) << UInt64(number % 64)
            groupBits[rule.group * width + slot] |= bit
            guard let beginning = Self.beginning(of: rule, parser.rules, byGroup, parser.words, depth: 0) else {
                anyBits[slot] |= bit
                continue
            }
            for cls in 0..<64 where beginning.classes & (1 << UInt64(cls)) != 0 { classBits[cls * width + slot] |= bit }
            for word in beginning.words {
                let at = index[word] ?? Int32(ordered.count)
                if index[word] == nil {
                    index[word] = at
                    ordered.append((word, at))
                    wordBits += [UInt64](repeating: 0, count: width)
                }
                wordBits[Int(at) * width + slot] |= bit
            }
        }
        self.anyBits = anyBits
        self.classBits = classBits
        self.wordBits = wordBits
        self.groupBits = groupBits
        wordIndex = WordTable(ordered)
    }

    /// Classes and words that can begin a rule; nil when anything can.
    private static func beginning(
        of rule: PatternRule, _ rules: [PatternRule], _ groups: [[Int]], _ list: [UInt64], depth: Int
    ) -> (classes: UInt64, words: [UInt64])? {
        guard depth < 8 else { return nil }
        var classes: UInt64 = 0
        var words: [UInt64] = []
        for element in rule.elements where element.role == .consume {
            switch element.test {
            case .item(let bits, let range, let negated):
                if negated { return nil }
                classes |= bits
                for at in range { words.append(list[Int(at)]) }
            case .group(let group):
                for inner in groups[group] {
                    guard let found = beginning(of: rules[inner], rules, groups, list, depth: depth + 1) else { return nil }
                    classes |= found.classes
                    words += found.words
                }
            }
            if !element.optional { return (classes, words) }
        }
        return nil
    }

    /// Adds the rules that an item can begin to a set of bits of `width` words.
    func addBeginnings(of item: Item, to bits: inout [UInt64], at base: Int) {
        for slot in 0..<width { bits[base + slot] |= anyBits[slot] }
        if let at = wordIndex[item.hash] {
            for slot in 0..<width { bits[base + slot] |= wordBits[Int(at) * width + slot] }
        }
        var classes = item.classes
        while classes != 0 {
            let cls = classes.trailingZeroBitCount
            for slot in 0..<width { bits[base + slot] |= classBits[cls * width + slot] }
            classes &= classes - 1
        }
    }

    /// The rules of a group among 64 candidates.
    @inline(__always)
    func inGroup(_ group: Int, _ slot: Int, _ candidates: UInt64) -> UInt64 { groupBits[group * width + slot] & candidates }
}
