import Lexicons
import StageKit

/// The words around names and dates in bylines. One object, shared: handing two dozen tables on has its price.
final class BylineWords: Sendable {
    struct Prefix: Sendable {
        var phrase: String
        /// Languages in which alone the phrase stands before a name; empty where it does in any.
        var languages: [String]
        /// True for what stands before a name in a field, but begins sentences too.
        var isLabel = false
    }

    let prefixes: [Prefix]
    /// Those with which a visible byline begins.
    let bylinePrefixes: [Prefix]
    let joiners: Set<String>
    let roles: Set<String>
    let generic: Set<String>
    let updated: [String]
    let published: [String]
    private let labels: Set<String>
    private let updatedSet: Set<String>
    private let publishedSet: Set<String>
    /// Phrases of scripts that part no words.
    private let unparted: [(phrase: String, isUpdate: Bool)]
    /// Verbs that stand after the date, by whether they tell of a change.
    private let following: [String: Bool]
    /// `prefixes` by their first words: no text is compared with hundreds of phrases.
    private let byFirstWord: WordTable<[Prefix]>
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
        bylinePrefixes = prefixes.filter { !$0.isLabel }
        updated = sorted("updated")
        published = sorted("published")
        labels = Set(prefixes.map(\.phrase) + updated + published)
        updatedSet = Set(updated.map(TitleChooser.key))
        publishedSet = Set(published.map(TitleChooser.key))
        unparted = updated.filter(Self.isUnparted).map { ($0, true) } + published.filter(Self.isUnparted).map { ($0, false) }
        following = Dictionary((lists["published-after"] ?? []).map { ($0, false) } + (lists["updated-after"] ?? []).map { ($0, true) }) { first, _ in first }
        var first: [String: [Prefix]] = [:]
        for prefix in prefixes {
            guard let word = prefix.phrase.split(whereSeparator: { !$0.isLetter }).first else { continue }
            first[Self.isUnparted(word) ? String(word.prefix(1)) : String(word), default: []].append(prefix)
        }
        byFirstWord = WordTable(words: first.keys.sorted().map { ($0, first[$0] ?? []) })
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

    /// True for words that stand before names or dates and are none.
    func isLabel(_ lower: String) -> Bool { labels.contains(lower) }

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

    private static func isUnparted(_ phrase: some StringProtocol) -> Bool { phrase.unicodeScalars.first.map { $0.value > 0x2E80 } ?? false }

    /// The phrases with which a visible byline may begin that begin like a text; it looks at the first word alone.
    func bylinePrefixes(of text: ArraySlice<UInt8>) -> [Prefix] { text.withUnsafeBufferPointer(candidates).filter { !$0.isLabel } }

    /// What follows a phrase that stands before names; nil when none stands at the start.
    /// - Parameters:
    ///   - language: of the text, as two letters; `*` for any, nil for phrases of all languages alone.
    func rest(ofByline text: String, language: String?) -> String? {
        var copy = text
        let found = copy.withUTF8(candidates)
        return found.isEmpty ? nil : rest(of: text, after: found, language: language)
    }

    private func candidates(_ bytes: UnsafeBufferPointer<UInt8>) -> [Prefix] {
        guard let first = bytes.first else { return [] }
        if first >= 0xE2, bytes.count >= 3, first < 0xF0, let found = byFirstWord[WordHash.of(bytes: UnsafeBufferPointer(rebasing: bytes[0..<3]))] { return found }
        var end = 0
        while end < min(bytes.count, 40), bytes[end] >= 0x80 || bytes[end] | 0x20 &- 0x61 < 26 { end += 1 }
        if end == 0 || end == 40 { return [] }
        return byFirstWord[WordHash.of(bytes: UnsafeBufferPointer(rebasing: bytes[0..<end]))] ?? []
    }

    /// What a verb soon after a date says of it: "am 4. Mai um 8 Uhr veröffentlicht".
    func isUpdate(after tail: String) -> Bool? {
        for word in TitleChooser.key(tail).split(separator: " ").prefix(7) {
            if let isUpdate = following[String(word)] { return isUpdate }
        }
        return nil
    }

    /// What the words before a date say of it: true for a change, false for a publication, nil for neither.
    func isUpdate(before lead: String) -> Bool? {
        let words = TitleChooser.key(String(lead.suffix(48))).split(separator: " ").suffix(8)
        var isPublished = false
        for start in words.indices {
            var phrase = ""
            for end in start..<min(words.endIndex, start + 4) {
                phrase += (phrase.isEmpty ? "" : " ") + words[end]
                if updatedSet.contains(phrase) { return true }
                if publishedSet.contains(phrase) { isPublished = true }
            }
        }
        if lead.utf8.contains(where: { $0 >= 0xE3 }) {
            for entry in unparted where lead.contains(entry.phrase) {
                if entry.isUpdate { return true }
                isPublished = true
            }
        }
        return isPublished ? false : nil
    }
}
