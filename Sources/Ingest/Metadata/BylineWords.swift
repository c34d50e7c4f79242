import Lexicons
import StageKit

/// The words around names and dates in bylines.
struct BylineWords: Sendable {
    let prefixes: [String]
    let joiners: Set<String>
    let roles: Set<String>
    let generic: Set<String>
    let updated: [String]
    let published: [String]

    init(in environment: StageEnvironment) throws {
        var lists: [String: [String]] = [:]
        for row in try environment.table("page/bylines.tsv", in: "Ingest").rows { lists[row[0], default: []].append(row[1]) }
        // The longest phrase first: "written by" before "written".
        func sorted(_ role: String) -> [String] {
            (lists[role] ?? []).sorted { ($1.utf8.count, $0) < ($0.utf8.count, $1) }
        }
        prefixes = sorted("prefix")
        updated = sorted("updated")
        published = sorted("published")
        joiners = Set(lists["and"] ?? [])
        roles = Set(lists["role"] ?? [])
        generic = Set(lists["generic"] ?? [])
    }

    /// What follows one of the phrases at the start of a text (a colon and spaces skipped); nil when none stands there.
    func rest(of text: String, after phrases: [String]) -> String? {
        let lower = text.lowercased()
        for phrase in phrases where lower.hasPrefix(phrase) {
            let tail = lower.dropFirst(phrase.count)
            guard let next = tail.first else { return "" }
            let isCut = next.isWhitespace || next == ":" || next == "：" || next == "|" || next == "," || next == "／"
                || (phrase.unicodeScalars.last.map { $0.value > 0x2E80 } ?? false)
            guard isCut else { continue }
            return String(text.dropFirst(phrase.count).drop { $0.isWhitespace || $0 == ":" || $0 == "：" || $0 == "|" || $0 == "," || $0 == "／" })
        }
        return nil
    }
}
