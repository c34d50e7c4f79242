/// Reads lines by their indentation.
struct YAMLNodeReader {
    private struct Line {
        var indent: Int
        var text: Substring
        var number: Int
    }

    private let file: String
    private var lines: [Line] = []
    private var position = 0

    init(file: String, text: String) {
        self.file = file
        var number = 0
        for raw in text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false) {
            number += 1
            let line = Substring(raw.last == 0x0D ? raw.dropLast() : raw)
            let indent = line.utf8.prefix { $0 == 0x20 }.count
            let body = Self.withoutComment(line.dropFirst(indent))
            if body.isEmpty || body == "---" { continue }
            lines.append(Line(indent: indent, text: body, number: number))
        }
    }

    mutating func document() throws(DictionaryDiagnostic) -> YAMLNode {
        guard let first = lines.first else { return .mapping([], line: 1) }
        let node = try block(indent: first.indent, depth: 0)
        if position < lines.count { throw error(lines[position].number, "the indentation does not fit the lines above") }
        return node
    }

    private func error(_ line: Int, _ message: String) -> DictionaryDiagnostic { DictionaryDiagnostic(file: file, line: line, message: message) }

    private mutating func block(indent: Int, depth: Int) throws(DictionaryDiagnostic) -> YAMLNode {
        let start = lines[position].number
        guard depth < 16 else { throw error(start, "nested too deeply") }
        if lines[position].text.hasPrefix("- ") || lines[position].text == "-" {
            var elements: [YAMLNode] = []
            while position < lines.count, lines[position].indent == indent, lines[position].text.hasPrefix("- ") || lines[position].text == "-" {
                let line = lines[position]
                let rest = line.text.dropFirst().drop { $0 == " " }
                if rest.isEmpty {
                    position += 1
                    guard position < lines.count, lines[position].indent > indent else { elements.append(.scalar("", line: line.number)); continue }
                    elements.append(try block(indent: lines[position].indent, depth: depth + 1))
                } else if Self.colon(in: rest) != nil {
                    // "- name: X": a mapping whose first key stands behind the dash.
                    let inner = line.indent + (line.text.count - rest.count)
                    lines[position] = Line(indent: inner, text: rest, number: line.number)
                    elements.append(try block(indent: inner, depth: depth + 1))
                } else {
                    position += 1
                    elements.append(try value(rest, line.number))
                }
            }
            return .sequence(elements, line: start)
        }
        var members: [YAMLNode.Member] = []
        while position < lines.count, lines[position].indent == indent, let colon = Self.colon(in: lines[position].text) {
            let line = lines[position]
            let key = Self.unquoted(line.text[..<colon])
            if members.contains(where: { $0.key == key }) { throw error(line.number, "the key '\(key)' is there twice") }
            let rest = line.text[line.text.index(after: colon)...].drop { $0 == " " }
            position += 1
            if !rest.isEmpty {
                members.append(.init(key: key, value: try value(rest, line.number), line: line.number))
            } else if position < lines.count, lines[position].indent > indent || lines[position].indent == indent && lines[position].text.hasPrefix("-") {
                members.append(.init(key: key, value: try block(indent: lines[position].indent, depth: depth + 1), line: line.number))
            } else {
                members.append(.init(key: key, value: .scalar("", line: line.number), line: line.number))
            }
        }
        guard !members.isEmpty else { throw error(start, "expected 'key: value' or '- value'") }
        if position < lines.count, lines[position].indent > indent { throw error(lines[position].number, "the indentation does not fit the lines above") }
        return .mapping(members, line: start)
    }

    private func value(_ text: Substring, _ line: Int) throws(DictionaryDiagnostic) -> YAMLNode {
        guard let first = text.first else { return .scalar("", line: line) }
        switch first {
        case "[":
            guard text.last == "]" else { throw error(line, "the list is not closed on its line") }
            var elements: [YAMLNode] = []
            for part in Self.parts(of: text.dropFirst().dropLast()) where !part.isEmpty { elements.append(.scalar(Self.unquoted(part), line: line)) }
            return .sequence(elements, line: line)
        case "{", "&", "*", "!", "|", ">", "%", "@": throw error(line, "'\(first)' is not used in dictionaries: write a plain or quoted value")
        case "\"", "'":
            guard text.count > 1, text.last == first else { throw error(line, "the quotation mark is not closed") }
            return .scalar(Self.unquoted(text), line: line)
        default: return .scalar(Self.unquoted(text), line: line)
        }
    }

    /// The colon that ends a key, outside quotation marks.
    private static func colon(in text: Substring) -> Substring.Index? {
        var quote: Character?
        var index = text.startIndex
        while index < text.endIndex {
            let character = text[index], next = text.index(after: index)
            if let open = quote { if character == open { quote = nil } } else if (character == "\"" || character == "'"), index == text.startIndex { quote = character }
            else if character == ":", next == text.endIndex || text[next] == " " { return index } else if character == "[", index == text.startIndex { return nil }
            index = next
        }
        return nil
    }

    private static func parts(of text: Substring) -> [Substring] {
        var result: [Substring] = [], start = text.startIndex, quote: Character?
        for index in text.indices {
            let character = text[index]
            if let open = quote { if character == open { quote = nil } } else if character == "\"" { quote = character } else if character == "," {
                result.append(text[start..<index])
                start = text.index(after: index)
            }
        }
        return (result + [text[start...]]).map { $0.drop { $0 == " " } }
    }

    private static func unquoted(_ text: Substring) -> String {
        var bare = text
        while bare.last == " " { bare.removeLast() }
        guard let first = bare.first, first == "\"" || first == "'", bare.count > 1, bare.last == first else { return String(bare) }
        let inner = String(bare.dropFirst().dropLast())
        return first == "'" ? inner.split(separator: "''", omittingEmptySubsequences: false).joined(separator: "'") : inner
    }

    private static func withoutComment(_ text: Substring) -> Substring {
        var quote: Character?, previous: Character = " "
        var end = text.endIndex
        for index in text.indices {
            let character = text[index]
            if let open = quote { if character == open { quote = nil } }
            else if character == "\"" && (previous == " " || previous == "[") { quote = character }
            else if character == "#", previous == " " { end = index; break }
            previous = character
        }
        var bare = text[..<end]
        while let last = bare.last, last == " " || last == "\t" { bare.removeLast() }
        return bare
    }
}
