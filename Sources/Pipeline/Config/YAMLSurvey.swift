/// Looks through YAML text line by line before the parser does, for what the parser reports badly or not at all: tabs in the
/// indentation, anchors and aliases, nesting without end, and keys that stand twice. What it finds is taken out of `text`, so
/// that the parser can go on and find the rest.
struct YAMLSurvey {
    /// Deepest nesting of flow brackets or block indentation that is let through to the (recursive) parser.
    private static let deepest = 40

    private(set) var diagnostics: [Diagnostic] = []
    /// False when the text is not fit for the parser.
    private(set) var isParsable = true
    /// True when a tab was taken out: a syntax error after that is only its echo.
    private(set) var hadTabs = false

    private var lines: [[Unicode.Scalar]]
    private var flowDepth = 0
    private var quote: Unicode.Scalar?
    /// Column of the key whose block scalar (`|`, `>`) is being passed over.
    private var blockScalarIndent: Int?
    private var mappings: [(column: Int, keys: [String: Int])] = []
    /// Column of the key that is being cut out with all that belongs to it.
    private var cutting: Int?

    init(_ text: String) {
        lines = text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false).map { Array($0) }
        for number in lines.indices { survey(number) }
    }

    /// The text that is left for the parser; every line has its old number, every remaining word its old column.
    var text: String {
        var result = String.UnicodeScalarView()
        for (number, line) in lines.enumerated() {
            if number > 0 { result.append("\n") }
            result.append(contentsOf: line)
        }
        return String(result)
    }

    private mutating func survey(_ number: Int) {
        let indent = lines[number].prefix { $0 == " " || $0 == "\t" }.count
        guard indent < lines[number].count, lines[number][indent] != "\r" else { return }
        if quote == nil, flowDepth == 0 {
            if let key = blockScalarIndent {
                if indent > key { return }
                blockScalarIndent = nil
            }
            replaceTabs(number, indent)
            let indent = lines[number].prefix { $0 == " " }.count
            if let column = cutting {
                let isItem = indent == column && lines[number][indent...].starts(with: ["-", " "] as [Unicode.Scalar])
                if indent > column || isItem {
                    lines[number] = []
                    return
                }
                cutting = nil
            }
            if lines[number][indent] == "#" { return }
            if enterKey(number, indent) {
                lines[number] = []
                return
            }
        }
        scan(number)
    }

    private mutating func replaceTabs(_ number: Int, _ indent: Int) {
        guard let tab = lines[number][..<indent].firstIndex(of: "\t") else { return }
        hadTabs = true
        diagnostics.append(
            Diagnostic(
                .tab, Place(line: number + 1, column: tab + 1), "a tab in the indentation",
                suggestion: "expected spaces", fix: "indent with spaces: YAML allows no tabs here"))
        let spaces = lines[number][..<indent].flatMap { $0 == "\t" ? [" ", " "] as [Unicode.Scalar] : [$0] }
        lines[number].replaceSubrange(..<indent, with: spaces)
    }

    /// Notes the key that a line of block style begins with; true when it stands twice and is to be cut out.
    private mutating func enterKey(_ number: Int, _ indent: Int) -> Bool {
        let line = lines[number]
        var column = indent
        while column + 1 < line.count, line[column] == "-", line[column + 1] == " " {
            while let last = mappings.last, last.column > column { mappings.removeLast() }
            column += 1
            while column < line.count, line[column] == " " { column += 1 }
            if column / 2 > Self.deepest {
                if isParsable { addDepthError(number, indent) }
                isParsable = false
            }
        }
        while let last = mappings.last, last.column > column { mappings.removeLast() }
        if mappings.count > Self.deepest {
            if isParsable { addDepthError(number, column) }
            isParsable = false
        }
        guard let key = key(of: line, from: column) else { return false }
        if mappings.last?.column != column { mappings.append((column, [:])) }
        guard let first = mappings[mappings.count - 1].keys[key] else {
            mappings[mappings.count - 1].keys[key] = number + 1
            return false
        }
        diagnostics.append(
            Diagnostic(
                .duplicateKey, Place(line: number + 1, column: column + 1, length: key.unicodeScalars.count),
                "key '\(key)' stands twice in one mapping; first in line \(first)", fix: "keep one of the two"))
        cutting = column
        return true
    }

    private mutating func addDepthError(_ number: Int, _ column: Int) {
        diagnostics.append(
            Diagnostic(.syntax, Place(line: number + 1, column: column + 1), "nested deeper than \(Self.deepest) levels"))
    }

    private func key(of line: [Unicode.Scalar], from start: Int) -> String? {
        guard start < line.count else { return nil }
        var end = start
        if line[start] == "\"" || line[start] == "'" {
            end += 1
            while end < line.count, line[end] != line[start] { end += 1 }
            guard end + 1 < line.count, line[end + 1] == ":" else { return nil }
            return Self.string(line[(start + 1)..<end])
        }
        if "[{#&*!|>%@`".unicodeScalars.contains(line[start]) { return nil }
        while end < line.count {
            if line[end] == ":", end + 1 == line.count || line[end + 1] == " " || line[end + 1] == "\r" {
                return end > start ? Self.string(line[start..<end]) : nil
            }
            if line[end] == "#", end > start, line[end - 1] == " " { return nil }
            end += 1
        }
        return nil
    }

    /// Follows quotes and brackets through a line and takes out anchors and aliases.
    private mutating func scan(_ number: Int) {
        var position = 0
        var atValueStart = true
        var keyColumn = 0
        var sawKey = false
        while position < lines[number].count {
            let scalar = lines[number][position]
            let next: Unicode.Scalar? = position + 1 < lines[number].count ? lines[number][position + 1] : nil
            let isLast = next == nil || next == " " || next == "\r" || next == "\t"
            if let open = quote {
                if scalar == "\\", open == "\"" { position += 1 } else if scalar == open { quote = nil }
                atValueStart = false
            } else if scalar == " " || scalar == "\t" || scalar == "\r" {
                // Blanks change nothing.
            } else if scalar == "#", position == 0 || lines[number][position - 1] == " " || lines[number][position - 1] == "\t" {
                return
            } else if scalar == "-", isLast, flowDepth == 0, atValueStart {
                // The dash of a list: a value follows.
            } else if scalar == ":", isLast || flowDepth > 0 && (next == "," || next == "]" || next == "}") {
                atValueStart = true
                sawKey = true
            } else if atValueStart, scalar == "\"" || scalar == "'" {
                if !sawKey { keyColumn = position }
                quote = scalar
            } else if scalar == "[" || scalar == "{", atValueStart || flowDepth > 0 {
                flowDepth += 1
                atValueStart = true
                if flowDepth > Self.deepest {
                    if isParsable { addDepthError(number, position) }
                    isParsable = false
                }
            } else if flowDepth > 0, scalar == "]" || scalar == "}" {
                flowDepth -= 1
                atValueStart = false
            } else if flowDepth > 0, scalar == "," {
                atValueStart = true
            } else if atValueStart, scalar == "&" || scalar == "*", !isLast {
                refuse(number, position)
                atValueStart = scalar == "&"
                if scalar == "&" { continue }
            } else if atValueStart, flowDepth == 0, scalar == "|" || scalar == ">" {
                blockScalarIndent = sawKey ? keyColumn : max(0, keyColumn - 1)
                return
            } else if atValueStart {
                if scalar == "<", next == "<", !sawKey { refuse(number, position) }
                if !sawKey { keyColumn = position }
                atValueStart = false
            }
            position += 1
        }
    }

    /// Reports an anchor, alias or merge key and puts blanks or a plain letter in its place.
    private mutating func refuse(_ number: Int, _ position: Int) {
        var end = position + 1
        while end < lines[number].count, !" ,]}\t\r:".unicodeScalars.contains(lines[number][end]) { end += 1 }
        let word = Self.string(lines[number][position..<end])
        let place = Place(line: number + 1, column: position + 1, length: end - position)
        switch lines[number][position] {
        case "*":
            diagnostics.append(
                Diagnostic(
                    .alias, place, "'\(word)' is a YAML alias, and pipeline files have none",
                    fix: "for a pattern or a text put it in quotes: \"\(word)\""))
            lines[number][position] = "_"
        case "&":
            diagnostics.append(
                Diagnostic(
                    .alias, place, "'\(word)' is a YAML anchor, and pipeline files have none",
                    fix: "write the value out where it is used, or put a text in quotes: \"\(word)\""))
            for i in position..<end { lines[number][i] = " " }
        default:
            diagnostics.append(
                Diagnostic(
                    .alias, place, "'<<' merges mappings, and pipeline files have no merge keys", fix: "write the keys out"))
        }
    }

    private static func string(_ scalars: some Sequence<Unicode.Scalar>) -> String {
        var view = String.UnicodeScalarView()
        view.append(contentsOf: scalars)
        return String(view)
    }
}
