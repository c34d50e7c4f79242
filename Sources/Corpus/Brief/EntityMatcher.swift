import Lexicons
import Prose
import Reports

/// Finds entities by what people call them: slug, name, alias, ISO code, over all names in some reports.
public struct EntityMatcher: Sendable {
    /// What a name was taken for.
    public struct Match: Sendable, Equatable {
        /// Entities, the best first. For a state also its government and forces, which speak and act for it.
        public var entities: [String]
        /// The name that a reader knows.
        public var name: String
    }

    private struct Known: Sendable {
        var entity: String
        var name: String
        var kind: ActorMentions.Kind
        var country: String?
        var count: Int
        var forms: Set<String>
    }
    private let known: [Known]

    /// A matcher over the actors of some reports.
    public init(_ reports: [Report]) {
        var found: [String: Known] = [:]
        for report in reports {
            guard let actors = try? report.document.layerIfPresent(ActorMentions.self) else { continue }
            for actor in actors.actors {
                var entry = found[actor.entity] ?? Known(
                    entity: actor.entity, name: actor.name, kind: actor.kind, country: actor.country, count: 0, forms: [])
                entry.count += actor.mentions.count
                entry.forms.insert(Self.normal(actor.name))
                for mention in actor.mentions {
                    switch mention.form {
                    case .name, .alias, .acronym, .surname, .metonym: entry.forms.insert(Self.normal(report.spans.words(mention.span)))
                    case .title, .adjective, .nominal, .pronoun: break
                    }
                }
                entry.forms.remove("")
                found[actor.entity] = entry
            }
        }
        known = found.keys.sorted().compactMap { found[$0] }
    }

    /// The entity that a name means; nil when nothing resembles it.
    public func match(_ query: String) -> Match? {
        let wanted = Self.normal(query)
        guard !wanted.isEmpty else { return nil }
        let ranks = known.map { rank($0, wanted) }
        guard let best = known.indices.filter({ ranks[$0] != nil }).min(by: { a, b in
            let (x, y) = (ranks[a] ?? 9, ranks[b] ?? 9)
            if x != y { return x < y }
            return known[a].count != known[b].count ? known[a].count > known[b].count : known[a].entity < known[b].entity
        }) else { return nil }
        let entry = known[best]
        var entities = [entry.entity]
        if [.state, .government].contains(entry.kind), let country = entry.country {
            for other in known where other.country == country && other.entity != entry.entity {
                if [.state, .government, .military].contains(other.kind) { entities.append(other.entity) }
            }
        }
        return Match(entities: entities, name: entry.name)
    }

    /// Names that resemble a query, nearest first, at most three.
    public func suggestions(for query: String) -> [String] {
        let wanted = Array(Self.normal(query).unicodeScalars)
        let scored = known.map { (name: $0.name, distance: Self.distance(wanted, Array(Self.normal($0.name).unicodeScalars))) }
        return scored.sorted { $0.distance != $1.distance ? $0.distance < $1.distance : $0.name < $1.name }
            .filter { $0.distance <= max(2, wanted.count / 2) }.prefix(3).map(\.name)
    }

    /// 0 is best; nil is no match. A state stands before others of the same name and code.
    private func rank(_ entry: Known, _ wanted: String) -> Int? {
        let state = entry.kind == .state ? 0 : 1
        if Self.normal(entry.entity) == wanted { return 0 }
        if Self.normal(entry.name) == wanted { return 1 }
        if entry.forms.contains(wanted) { return 2 + state }
        if entry.country?.lowercased() == wanted { return 4 + state }
        let words = wanted.split(separator: " ")
        if entry.forms.contains(where: { form in
            let own = form.split(separator: " ")
            return words.allSatisfy { own.contains($0) }
        }) { return 6 + state }
        return nil
    }

    /// Lower case, letters and digits only, one blank between words, without a leading article.
    static func normal(_ name: String) -> String {
        var result = ""
        for scalar in WordHash.lowercased(name).unicodeScalars {
            if scalar.properties.isAlphabetic || scalar.properties.numericType != nil {
                result.unicodeScalars.append(scalar)
            } else if scalar != ".", scalar != "'", !result.hasSuffix(" "), !result.isEmpty {
                result.append(" ")
            }
        }
        while result.hasSuffix(" ") { result.removeLast() }
        return result.hasPrefix("the ") ? String(result.dropFirst(4)) : result
    }

    /// Edit distance, at most 64 letters of each.
    private static func distance(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar]) -> Int {
        let (a, b) = (a.prefix(64), b.prefix(64))
        var row = Array(0...b.count)
        for (i, x) in a.enumerated() {
            var diagonal = row[0]
            row[0] = i + 1
            for (j, y) in b.enumerated() {
                let above = row[j + 1]
                row[j + 1] = x == y ? diagonal : 1 + min(diagonal, above, row[j])
                diagonal = above
            }
        }
        return row[b.count]
    }
}
