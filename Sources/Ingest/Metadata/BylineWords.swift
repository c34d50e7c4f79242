import Lexicons
import StageKit

/// The words around names and dates in bylines.
struct BylineWords: Sendable {
    struct Prefix: Sendable {
        var phrase: String
        /// Languages in which alone the phrase stands before a name; empty where it does in any.
        var languages: [String]
        /// True for what stands before a name in a field, but begins sentences too.
        var isLabel = false
    }

    let prefixes: [Prefix]
    /// Those that no name begins with in any language.
    let safePrefixes: [Prefix]
    /// Those with which a visible byline begins.
    let bylinePrefixes: [Prefix]
    let joiners: Set<String>
    let roles: Set<String>
    let generic: Set<String>
    let updated: [String]
    let published: [String]
    /// Small words at which a name ends; `hardStops` end it in capitals too.
    let stops: Set<String>
    let hardStops: Set<String>
    let particles: Set<String>
    let months: Set<String>
    /// Words of buttons and menus.
    let interface: Set<String>
    /// Words of the names of houses and institutes.
    let organizations: Set<String>

    init(in environment: StageEnvironment) throws {
        var lists: [String: [String]] = [:]
        var found: [Prefix] = []
        for row in try environment.table("page/bylines.tsv", in: "Ingest").rows {
            if row[0] == "prefix" || row[0] == "label" {
                found.append(Prefix(phrase: row[1], languages: row[2].split(separator: " ").map(String.init), isLabel: row[0] == "label"))
            } else {
                lists[row[0], default: []].append(row[1])
            }
        }
        // The longest phrase first: "written by" before "written".
        func sorted(_ role: String) -> [String] {
            (lists[role] ?? []).sorted { ($1.utf8.count, $0) < ($0.utf8.count, $1) }
        }
        prefixes = found.sorted { ($1.phrase.utf8.count, $0.phrase) < ($0.phrase.utf8.count, $1.phrase) }
        safePrefixes = prefixes.filter { $0.languages.isEmpty }
        bylinePrefixes = prefixes.filter { !$0.isLabel }
        updated = sorted("updated")
        published = sorted("published")
        joiners = Set(lists["and"] ?? [])
        roles = Set(lists["role"] ?? [])
        generic = Set(lists["generic"] ?? [])
        hardStops = Set(lists["end"] ?? [])
        stops = Set(lists["stop"] ?? []).union(hardStops)
        interface = Set(lists["interface"] ?? [])
        months = Set(lists["month"] ?? [])
        particles = Set(lists["particle"] ?? [])
        organizations = Set(lists["house"] ?? [])
    }

    /// What follows one of the phrases at the start of a text (a colon and spaces skipped); nil when none stands there.
    func rest(of text: String, after phrases: [String]) -> String? {
        let lower = text.lowercased()
        for phrase in phrases {
            if let rest = rest(of: text, lower, after: phrase) { return rest }
        }
        return nil
    }

    /// The same for what stands before names.
    /// - Parameter language: of the text, as two letters; `*` for any.
    func rest(of text: String, after prefixes: [Prefix], language: String? = "*") -> String? {
        let lower = text.lowercased()
        for prefix in prefixes where prefix.languages.isEmpty || language == "*" || language.map({ prefix.languages.contains($0) }) == true {
            if let rest = rest(of: text, lower, after: prefix.phrase) { return rest }
        }
        return nil
    }

    private func rest(of text: String, _ lower: String, after phrase: String) -> String? {
        guard lower.hasPrefix(phrase) else { return nil }
        let tail = lower.dropFirst(phrase.count)
        guard let next = tail.first else { return "" }
        let isCut = Self.isMark(next) || (phrase.unicodeScalars.last.map { $0.value > 0x2E80 } ?? false)
        return isCut ? String(text.dropFirst(phrase.count).drop { Self.isMark($0) }) : nil
    }

    private static func isMark(_ character: Character) -> Bool { character.isWhitespace || ":：|,／/".contains(character) }
}
