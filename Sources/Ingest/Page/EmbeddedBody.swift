import Markup
import Prose

/// The article that a page carries as data for a script to show (`__NEXT_DATA__` and the like): for pages that show nothing of it
/// themselves.
struct EmbeddedBody {
    let tree: MarkupTree
    /// Reads a piece of HTML.
    let fragment: ([UInt8]) -> [ExtractedArticle.Piece]

    /// Scripts larger than this are not read.
    private static let maximumBytes = 4 << 20

    /// The longest text under one key of the page's data, in order; empty when there is none of 50 words.
    func pieces() -> [ExtractedArticle.Piece] {
        var texts: [String: (strings: [String], words: Int)] = [:]
        var order: [String] = []
        for node in 1..<max(1, tree.count) where tree.name(of: node) == .script && isData(node) {
            guard let value = try? JSONParser.parse(tree.textBytes(of: node)) else { continue }
            // Depth is the page's choice: a stack, not recursion.
            var stack: [(key: String, value: JSONValue)] = [("", value)]
            var visited = 0
            while let (key, value) = stack.popLast(), visited < 200_000 {
                visited += 1
                switch value {
                case .object(let members): for member in members.reversed() { stack.append((member.key, member.value)) }
                case .array(let elements): for element in elements.reversed() { stack.append((key, element)) }
                case .string(let text):
                    let words = Self.words(text)
                    guard words >= 8 else { continue }
                    if texts[key] == nil { order.append(key) }
                    texts[key, default: ([], 0)].strings.append(text)
                    texts[key, default: ([], 0)].words += words
                default: break
                }
            }
        }
        guard let best = order.max(by: { (texts[$0]?.words ?? 0) < (texts[$1]?.words ?? 0) }), let found = texts[best], found.words >= 50 else { return [] }
        return Self.isMarkup(found.strings) ? found.strings.flatMap { fragment(Array($0.utf8)) } : found.strings.flatMap(paragraphs)
    }

    private func isData(_ node: Int) -> Bool {
        guard tree.textRange(of: node).count < Self.maximumBytes else { return false }
        let type = tree.attribute(.type, of: node)?.lowercased() ?? ""
        return type == "application/json" || (type.isEmpty && (tree.attribute(.id, of: node) ?? "").hasPrefix("__"))
    }

    private func paragraphs(_ text: String) -> [ExtractedArticle.Piece] {
        text.split(separator: "\n").map { .init(text: Array(Squeeze.text(String($0)).utf8), kind: .paragraph) }.filter { !$0.text.isEmpty }
    }

    /// Words of a text of sentences; 0 for what is none (addresses, codes, lists of words).
    private static func words(_ text: String) -> Int {
        let bytes = Array(text.utf8)
        guard bytes.count >= 40, bytes.count < 1 << 20, !WebAddress.isWeb(text) else { return 0 }
        var spaces = 0, ends = 0
        for (place, byte) in bytes.enumerated() {
            if byte == 0x20 { spaces += 1 }
            if byte == 0x2E || byte == 0x3F || byte == 0x21, place + 1 == bytes.count || bytes[place + 1] <= 0x22 || bytes[place + 1] == 0x3C { ends += 1 }
            // Style sheets and programs.
            if byte == 0x7B || byte == 0x7D { return 0 }
        }
        return ends > 0 && spaces * 12 > bytes.count ? spaces + 1 : 0
    }

    private static func isMarkup(_ strings: [String]) -> Bool { strings.contains { $0.hasText("<p") || $0.hasText("</") || $0.hasText("<br") } }
}
