import Lexicons

/// The compiled rules of one language, with an index of what can begin them.
struct Grammar: Sendable {
    let rules: [PatternRule]
    /// Rules of each group in order of the file.
    let rulesOfGroup: [[Int]]
    /// For each rule: classes and words that can begin it; nil when anything can.
    private let beginnings: [(classes: UInt64, words: WordTable<Void>)?]
    let top = 0

    init(_ parser: PatternParser) throws {
        let rules = parser.rules
        self.rules = rules
        var byGroup = [[Int]](repeating: [], count: parser.groups.count)
        for (index, rule) in rules.enumerated() { byGroup[rule.group].append(index) }
        rulesOfGroup = byGroup
        for (index, name) in parser.groups.enumerated() where byGroup[index].isEmpty {
            throw DateResourceError(file: "patterns", line: 0, problem: "group '\(name)' is used but has no rule")
        }
        beginnings = rules.map { Self.beginning(of: $0, rules, byGroup, depth: 0) }.map { found in
            found.map { ($0.classes, WordTable($0.words.map { ($0, ()) })) }
        }
    }

    private static func beginning(of rule: PatternRule, _ rules: [PatternRule], _ groups: [[Int]], depth: Int) -> (classes: UInt64, words: [UInt64])? {
        guard depth < 8 else { return nil }
        var classes: UInt64 = 0
        var words: [UInt64] = []
        for element in rule.elements where element.role == .consume {
            switch element.test {
            case .item(let bits, let list, let negated):
                if negated { return nil }
                classes |= bits
                words += list
            case .group(let group):
                for inner in groups[group] {
                    guard let found = beginning(of: rules[inner], rules, groups, depth: depth + 1) else { return nil }
                    classes |= found.classes
                    words += found.words
                }
            }
            if !element.optional { return (classes, words) }
        }
        return nil
    }

    /// True when a rule may begin with the item.
    @inline(__always)
    func mayBegin(_ rule: Int, with item: Item) -> Bool {
        guard let beginning = beginnings[rule] else { return true }
        return beginning.classes & item.classes != 0 || beginning.words.contains(item.hash)
    }
}
