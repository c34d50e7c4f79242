/// What the first and the second item of a rule can be, so that most rules are turned away before they are tried.
struct RuleOpenings {
    /// What can stand at one place.
    struct Place {
        var classes: UInt64 = 0
        var words: Set<UInt64> = []
        /// Nothing is asked of the item.
        var isAnything = false
        /// There may be none.
        var mayBeMissing = false

        /// Whether an item cannot be turned away.
        var isOpen: Bool { isAnything || mayBeMissing }

        /// Adds what else can stand there; whether it may be missing is for the caller to say.
        mutating func add(_ other: Place) {
            classes |= other.classes
            words.formUnion(other.words)
            isAnything = isAnything || other.isAnything
        }
    }

    private let rules: [PatternRule]
    private let groups: [[Int]]
    private let words: [UInt64]
    private var firsts: [Int: Place] = [:]
    private var seconds: [Int: Place] = [:]

    init(_ rules: [PatternRule], groups: [[Int]], words: [UInt64]) {
        self.rules = rules
        self.groups = groups
        self.words = words
    }

    /// What can begin a rule.
    mutating func first(of rule: Int) -> Place { first(rules[rule].elements[...], depth: 0) }

    /// What can follow the first item inside a rule; open when the rule may end there.
    mutating func second(of rule: Int) -> Place { second(rules[rule].elements[...], depth: 0) }

    private mutating func first(_ elements: ArraySlice<PatternElement>, depth: Int) -> Place {
        var result = Place()
        for element in elements where element.role == .consume {
            switch element.test {
            case .item(let classes, let range, let negated):
                result.classes |= classes
                for at in range { result.words.insert(words[Int(at)]) }
                if negated { result.isAnything = true }
            case .group(let group): result.add(firstOfGroup(group, depth: depth + 1))
            }
            if !element.optional { return result }
        }
        result.mayBeMissing = true
        return result
    }

    private mutating func firstOfGroup(_ group: Int, depth: Int) -> Place {
        if let known = firsts[group] { return known }
        // Groups that use themselves are open.
        guard depth < 10 else { return Place(isAnything: true) }
        var result = Place()
        for rule in groups[group] { result.add(first(rules[rule].elements[...], depth: depth)) }
        firsts[group] = result
        return result
    }

    private mutating func second(_ elements: ArraySlice<PatternElement>, depth: Int) -> Place {
        var result = Place()
        for index in elements.indices where elements[index].role == .consume {
            let rest = first(elements[(index + 1)...], depth: depth)
            switch elements[index].test {
            case .item:
                result.add(rest)
                result.mayBeMissing = result.mayBeMissing || rest.mayBeMissing
            case .group(let group):
                let inner = secondOfGroup(group, depth: depth + 1)
                result.add(inner)
                // A group of one item hands on to what follows it.
                if inner.mayBeMissing {
                    result.add(rest)
                    result.mayBeMissing = result.mayBeMissing || rest.mayBeMissing
                }
            }
            if !elements[index].optional { break }
        }
        return result
    }

    private mutating func secondOfGroup(_ group: Int, depth: Int) -> Place {
        if let known = seconds[group] { return known }
        guard depth < 10 else { return Place(isAnything: true, mayBeMissing: true) }
        var result = Place()
        for rule in groups[group] {
            let inner = second(rules[rule].elements[...], depth: depth)
            result.add(inner)
            result.mayBeMissing = result.mayBeMissing || inner.mayBeMissing
        }
        seconds[group] = result
        return result
    }
}
