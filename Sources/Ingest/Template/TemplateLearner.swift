import Prose

/// Learns what a site has on many of its pages: blocks of text that recur on three or more pages of one host are no part of any
/// article.
///
/// Pages that tell the same story (a print version, a second address) count as one: they share their longest block. The result
/// depends on the set of pages, not on their order.
public struct TemplateLearner: Sendable {
    /// Pages of one host on which a block must stand.
    public static let leastPages = 3

    /// Of each host: for each hash of a block, the stories that it stands in.
    private var stories: [String: [UInt64: Set<UInt64>]] = [:]
    /// Number of pages that were looked at.
    public private(set) var pageCount = 0

    /// A learner that has seen nothing.
    public init() {}

    /// Looks at a page that ingest has read; what is no page is passed over.
    public mutating func add(_ document: Document) {
        guard document.metadata.format == "html", let blocks = try? document.layer(Blocks.self).blocks, !blocks.isEmpty else { return }
        pageCount += 1
        let bytes = document.text.bytes
        let texts = blocks.map { Array(bytes[Int($0.span.start)..<Int($0.span.end)]) }
        guard let longest = texts.max(by: { $0.count != $1.count ? $0.count < $1.count : $1.lexicographicallyPrecedes($0) }), let story = SiteTemplate.hash(longest) else { return }
        let host = SiteTemplate.host(document.metadata.url ?? document.source.url)
        for text in texts {
            guard let hash = SiteTemplate.hash(text) else { continue }
            stories[host, default: [:]][hash, default: []].insert(story)
        }
    }

    /// The resource file: a header, then a line a block.
    /// - Parameter origin: where the pages came from, for the header.
    public func file(origin: String) -> String {
        var lines = [
            "# Blocks that stand on \(Self.leastPages) or more pages of one host: left out of its pages by `use: ingest, with: {template: FILE}`.",
            "# Columns: host, FNV-1a hash of the block's letters in lower case with every number as 0, number of pages.",
            "# Origin: learned by `rapporteur learn-template` from \(pageCount) pages of \(printable(origin)). No text of the pages is in it.",
        ]
        for (host, blocks) in stories.sorted(by: { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }) {
            for (hash, pages) in blocks.sorted(by: { $0.key < $1.key }) where pages.count >= Self.leastPages {
                let digits = String(hash, radix: 16)
                lines.append("\(printable(host))\t\(String(repeating: "0", count: 16 - digits.utf8.count))\(digits)\t\(pages.count)")
            }
        }
        return lines.joined(separator: "\n") + "\n"
    }

    /// Names from outside as they may stand in a line.
    private func printable(_ text: String) -> String { String(text.unicodeScalars.map { $0.value < 0x20 || $0.value == 0x7F ? " " : Character($0) }) }
}
