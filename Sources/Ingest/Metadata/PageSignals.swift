import Markup
import Prose

/// Everything in a page that may tell a field of its metadata, gathered in one walk.
struct PageSignals {
    struct Candidate: Sendable {
        var value: String
        var source: String
        var rank: Int
        var node = 0
    }
    struct TimeElement: Sendable {
        var node: Int
        var value: String
        var isPublication: Bool
        var isModification: Bool
        var isFurniture = false
    }
    /// A short element whose class or id promises a date or an author.
    struct Marked: Sendable {
        var node: Int
        var cues: ElementCues
        var isFurniture: Bool
    }

    /// By field, in order of the page.
    var meta: [MetaNames.Field: [Candidate]] = [:]
    var titleElement: String?
    var canonical: String?
    var language: String?
    var license: String?
    /// True when the page labels `twitter:data1` as the writer.
    var hasAuthorLabel = false
    var jsonLD = LinkedData()
    var times: [TimeElement] = []
    /// Texts of elements marked as author by rel, itemprop or address.
    var authors: [Candidate] = []
    var marked: [Marked] = []
    /// Scripts that hold neither JSON-LD nor a program from elsewhere.
    var scripts: [Int] = []
    var hasPaywallBlock = false
    /// The page; nil when nothing was read.
    var tree: MarkupTree?

    /// The candidates of a field, the most believed first.
    func candidates(_ field: MetaNames.Field) -> [Candidate] {
        // Stable by construction: equal ranks keep the order of the page.
        guard let list = meta[field], list.count > 1 else { return meta[field] ?? [] }
        return list.indices.sorted { (list[$0].rank, $0) < (list[$1].rank, $1) }.map { list[$0] }
    }

    /// The most believed value of a field as plain text; nil when none is left of it.
    func first(_ field: MetaNames.Field, limit: Int = 1_000) -> String? {
        candidates(field).lazy.map { PlainValue.text($0.value, limit: limit) }.first { !$0.isEmpty }
    }

    /// The squeezed text of a short element.
    func text(of node: Int, limit: Int = 300) -> String { tree.map { Squeeze.text($0.textBytes(of: node).prefix(limit)) } ?? "" }

    /// The text of a short element with a bar where it goes on in another block, and a space between its parts.
    func line(of node: Int) -> String {
        guard let tree else { return "" }
        var line = ""
        var at = node + 1
        let end = min(tree.end(of: node), node + 80)
        while at < end, line.utf8.count < 400 {
            let name = tree.name(of: at)
            if name == .script || name == .style || name == .svg {
                at = tree.end(of: at)
                continue
            }
            if name == .text {
                let text = Squeeze.text(tree.textBytes(of: at).prefix(300))
                if !text.isEmpty { line += (line.isEmpty ? "" : " ") + text }
            } else if name == .br || TagTraits.html.isBlock(name), !line.isEmpty, !line.hasSuffix(" |") {
                line += " |"
            }
            at += 1
        }
        // A label alone goes with what it labels.
        if let bar = line.firstIndex(of: "|"), line[..<bar].utf8.count <= 14 { line.remove(at: bar) }
        return line.hasSuffix(" |") ? String(line.dropLast(2)) : line
    }
}
