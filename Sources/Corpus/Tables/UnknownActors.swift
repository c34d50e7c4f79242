import Prose
import Reports

/// Actors that no dictionary knows, by frequency, with the words they were found in: what a person reviews to extend a dictionary.
public struct UnknownActors: Sendable {
    /// One name.
    public struct Entry: Sendable, Equatable {
        /// The provisional id.
        public let entity: String
        /// The name as first found.
        public let name: String
        /// What the reports took it for.
        public let kind: String
        /// Number of reports that name it.
        public let documents: Int
        /// Number of its mentions in all of them.
        public let mentions: Int
        /// Up to three places: report, and the words around the first mention.
        public let contexts: [(report: String, words: String)]

        /// True when both say the same.
        public static func == (a: Entry, b: Entry) -> Bool { a.entity == b.entity && a.documents == b.documents && a.mentions == b.mentions }
    }

    /// All names, the most frequent first; equals in the order of their ids.
    public let entries: [Entry]

    /// The provisional actors of reports. Linear in their mentions but for the sorting.
    /// - Parameter least: how many reports must name one.
    public init(_ reports: [Report], namedIn least: Int = 1) {
        var byEntity: [String: (name: String, kind: String, documents: Int, mentions: Int, contexts: [(String, String)])] = [:]
        for report in reports {
            guard let actors = try? report.document.layerIfPresent(ActorMentions.self)?.actors else { continue }
            for actor in actors where actor.isProvisional {
                var entry = byEntity[actor.entity] ?? (actor.name, actor.kind.rawValue, 0, 0, [])
                entry.documents += 1
                entry.mentions += actor.mentions.count
                if entry.contexts.count < 3, let first = actor.mentions.first {
                    entry.contexts.append((report.id, Self.context(of: first.span, in: report.document.text)))
                }
                byEntity[actor.entity] = entry
            }
        }
        entries = byEntity.filter { $0.value.documents >= least }.map { Entry(entity: $0.key, name: $0.value.name, kind: $0.value.kind, documents: $0.value.documents, mentions: $0.value.mentions, contexts: $0.value.contexts) }
            .sorted { a, b in
                if a.documents != b.documents { return a.documents > b.documents }
                if a.mentions != b.mentions { return a.mentions > b.mentions }
                return a.entity < b.entity
            }
    }

    /// Tab-separated lines: reports, mentions, kind, id, name, first context; a dictionary's row can be cut from it.
    public var table: String {
        var text = "# reports\tmentions\tkind\tentity\tname\treport\tcontext\n"
        for entry in entries {
            let context = entry.contexts.first
            text += "\(entry.documents)\t\(entry.mentions)\t\(entry.kind)\t\(entry.entity)\t\(entry.name)\t\(context?.report ?? "")\t\(context?.words ?? "")\n"
        }
        return text
    }

    /// The words around a span on one line, the span in «».
    private static func context(of span: Span, in text: Text) -> String {
        guard text.count > 0 else { return "" }
        let range = text.scalarRange(of: span)
        let before = text[text.span(ofScalars: max(0, range.start - 40), range.start)]
        let after = text[text.span(ofScalars: range.end, min(text.scalarCount, range.end + 40))]
        return "\(before)«\(text[span])»\(after)".split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
}
