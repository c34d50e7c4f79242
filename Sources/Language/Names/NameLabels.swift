import Prose

/// The labels of the name tagger: outside, and begin, inside, last and unit of each kind (Ratinov and Roth 2009).
enum NameLabels {
    /// Kinds in the order of the labels.
    static let kinds = Entities.Label.allCases
    static let outside = 0
    static let count = 1 + 4 * Entities.Label.allCases.count

    static func begin(_ kind: Int) -> Int { 1 + 4 * kind }
    static func inside(_ kind: Int) -> Int { 2 + 4 * kind }
    static func last(_ kind: Int) -> Int { 3 + 4 * kind }
    static func unit(_ kind: Int) -> Int { 4 + 4 * kind }
    static func kind(_ label: Int) -> Int { (label - 1) / 4 }

    /// True when a name may begin (or nothing be) after this label: it is outside, last or unit.
    static func isClosed(_ label: Int) -> Bool { label == 0 || (label - 1) % 4 >= 2 }
    /// True when the label does not go on from the one before it.
    static func opens(_ label: Int) -> Bool { label == 0 || (label - 1) % 4 == 0 || (label - 1) % 4 == 3 }
    /// True when one label may follow the other.
    static func follows(_ from: Int, _ to: Int) -> Bool {
        if isClosed(from) { return opens(to) }
        return !opens(to) && kind(from) == kind(to)
    }

    /// For every label the labels that may stand before it.
    static let predecessors: [[Int]] = (0..<count).map { to in (0..<count).filter { follows($0, to) } }

    /// The same in one row: those of label `k` stand at `beforeStarts[k]..<beforeStarts[k + 1]`.
    static let before: [UInt8] = predecessors.flatMap { $0.map { UInt8($0) } }
    static let beforeStarts: [Int] = predecessors.reduce(into: [0]) { $0.append($0[$0.count - 1] + $1.count) }
}
