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

    /// Words of 64 bits in a set of rules.
    let width: Int
    /// Rules as bits: those that a class or a word can begin, then those that it can follow the first item in.
    private let classBits: [UInt64]
    private let wordBits: [UInt64]
    private let openBits: [UInt64]
    private let wordIndex: WordIndex
    private let groupBits: [UInt64]
    /// Classes and words with which something that is searched for can begin; `beginsOpenly` when anything can.
    private let topClasses: UInt64
    private let topWords: WordIndex
    private let beginsOpenly: Bool

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

        let width = (parser.rules.count + 63) / 64
        self.width = width
        var openings = RuleOpenings(parser.rules, groups: byGroup, words: parser.words)
        var open = [UInt64](repeating: 0, count: width * 2), groupBits = [UInt64](repeating: 0, count: width * parser.groups.count)
        var classBits = [UInt64](repeating: 0, count: width * 2 * 64), wordBits: [UInt64] = []
        var index: [UInt64: Int32] = [:], ordered: [(UInt64, Int32)] = []
        var beginning = RuleOpenings.Place()
        for (number, rule) in parser.rules.enumerated() {
            if rule.group == top { beginning.add(openings.first(of: number)) }
            let slot = number / 64, bit = UInt64(1) << UInt64(number % 64)
            groupBits[rule.group * width + slot] |= bit
            for (side, place) in [openings.first(of: number), openings.second(of: number)].enumerated() {
                let at = side * width + slot
                if place.isOpen {
                    open[at] |= bit
                    continue
                }
                for cls in 0..<64 where place.classes & (1 << UInt64(cls)) != 0 { classBits[cls * width * 2 + at] |= bit }
                for word in place.words {
                    let row = index[word] ?? Int32(ordered.count)
                    if index[word] == nil {
                        index[word] = row
                        ordered.append((word, row))
                        wordBits += [UInt64](repeating: 0, count: width * 2)
                    }
                    wordBits[Int(row) * width * 2 + at] |= bit
                }
            }
        }
        openBits = open
        self.classBits = classBits
        self.wordBits = wordBits
        self.groupBits = groupBits
        wordIndex = WordIndex(ordered)
        topClasses = beginning.classes
        topWords = WordIndex(beginning.words.sorted().map { ($0, 0) })
        beginsOpenly = beginning.isOpen
    }

    /// Whether anything that is searched for can begin with an item.
    @inline(__always)
    func canBegin(_ item: Item) -> Bool { item.classes & topClasses != 0 || beginsOpenly || topWords[item.hash] != nil }

    /// Writes the rules that an item can begin, then those that it can be the second item of, at a place of a list of bits.
    func writeRules(of item: Item, to bits: inout [UInt64], at base: Int) {
        let width = width * 2
        for slot in 0..<width { bits[base + slot] = openBits[slot] }
        if let row = wordIndex[item.hash] {
            for slot in 0..<width { bits[base + slot] |= wordBits[Int(row) * width + slot] }
        }
        var classes = item.classes
        while classes != 0 {
            let from = classes.trailingZeroBitCount * width
            for slot in 0..<width { bits[base + slot] |= classBits[from + slot] }
            classes &= classes - 1
        }
    }

    /// The rules of 64 that may end after one item.
    @inline(__always)
    func ofOneItem(_ slot: Int) -> UInt64 { openBits[width + slot] }

    /// The rules of a group among 64 candidates.
    @inline(__always)
    func inGroup(_ group: Int, _ slot: Int, _ candidates: UInt64) -> UInt64 { groupBits[group * width + slot] & candidates }
}
