import Lexicons
import Prose
import Reports

/// Two output folders compared: which documents only one of them has, and what differs in those that both have, layer by layer.
public struct RunComparison {
    /// Reports, by their paths below `reports`, that only the first folder has.
    public private(set) var onlyInFirst: [String] = []
    /// Reports that only the second folder has.
    public private(set) var onlyInSecond: [String] = []
    /// Reports that differ, and in what.
    public private(set) var changed: [(report: String, difference: ReportDifference)] = []
    /// Reports that say the same (their keys may differ).
    public private(set) var same = 0

    /// Compares two output folders.
    /// - Throws: `FileError` when one has no reports.
    public init(_ first: String, _ second: String) throws {
        let a = try Self.names(first), b = try Self.names(second)
        let known = Set(b)
        for name in a {
            guard known.contains(name) else {
                onlyInFirst.append(name)
                continue
            }
            let difference = ReportDifference(try Self.value(first, name), try Self.value(second, name))
            if difference.layers.isEmpty { same += 1 } else { changed.append((name, difference)) }
        }
        let old = Set(a)
        onlyInSecond = b.filter { !old.contains($0) }
    }

    /// True when both folders say the same.
    public var isEmpty: Bool { onlyInFirst.isEmpty && onlyInSecond.isEmpty && changed.isEmpty }

    /// Elements that were removed and added, by layer, over all documents; in the order in which they are met.
    public var totals: [(layer: String, documents: Int, removed: Int, added: Int)] {
        var result: [(layer: String, documents: Int, removed: Int, added: Int)] = []
        for layer in changed.flatMap(\.difference.layers) {
            let index = result.firstIndex { $0.layer == layer.name } ?? result.count
            if index == result.count { result.append((layer.name, 0, 0, 0)) }
            result[index].documents += 1
            result[index].removed += layer.removed.count
            result[index].added += layer.added.count
        }
        return result
    }

    private static func names(_ output: String) throws -> [String] {
        let folder = OutputFolder(output).reports
        return try ReportArchive(output).paths().map { String($0.dropFirst(folder.count + 1)) }
    }

    private static func value(_ output: String, _ name: String) throws -> JSONValue {
        try JSONParser.parse(try FileBytes.contents("\(OutputFolder(output).reports)/\(name)"))
    }
}
