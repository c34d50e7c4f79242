import Prose

/// Dependency trees for the terminal: a word a line under the word that governs it, with its tag and relation.
enum TreeDrawing {
    /// The trees of all sentences. Linear time but for the indentation, which is cut at 40 levels.
    static func text(_ tokens: Tokens, _ sentences: Sentences, _ parse: DependencyParse, in text: Text) -> String {
        var result = ""
        for sentence in sentences.sentences where sentence.tokens.upperBound <= parse.heads.count {
            result += plain(text[sentence.span]) + "\n"
            draw(sentence.tokens, tokens, parse, text, &result)
            result += "\n"
        }
        return result
    }

    private static func draw(_ range: Range<Int>, _ tokens: Tokens, _ parse: DependencyParse, _ text: Text, _ result: inout String) {
        var dependents: [Int: [Int]] = [:]
        for index in range {
            let head = Int(parse.heads[index])
            dependents[range.contains(head) ? head : -1, default: []].append(index)
        }
        // A stack instead of recursion: trees of long lists are deep.
        var stack = (dependents[-1] ?? []).reversed().map { (index: $0, indent: "", isLast: true, isRoot: true) }
        while let node = stack.popLast() {
            let branch = node.isRoot ? "" : node.isLast ? "└─ " : "├─ "
            result += "  \(node.indent)\(branch)\(plain(text[tokens.spans[node.index]]))  \(tokens.upos[node.index]) \(parse.relations[node.index])\n"
            let indent = node.isRoot ? "" : node.indent.count < 120 ? node.indent + (node.isLast ? "   " : "│  ") : node.indent
            let below = dependents[node.index] ?? []
            for (place, index) in below.enumerated().reversed() {
                stack.append((index, indent, place == below.count - 1, false))
            }
        }
    }

    /// Text that cannot steer the terminal.
    private static func plain(_ text: String) -> String {
        String(String.UnicodeScalarView(text.unicodeScalars.map { $0.value < 0x20 || (0x7F...0x9F).contains($0.value) ? " " : $0 }))
    }
}
