import Lexicons

/// Reads a pattern file.
///
///     $name = word word CLASS            a set, used as $name
///     group | rule | pattern | slots     a rule; those of the group `top` are searched for, others are used as %group
///     + text @2020-01-31 => DATE 2020    an example: what the rule above must give
///     - text                             a counter-example: no expression may be found
///
/// A place of a pattern is `[slot:]alternative/alternative` with these marks: `?` after it, it may be missing; `^` after it, a
/// capital is asked for; `*` after it, a verb is refused; `~` before it, no white space stands before; `_` before it, white
/// space does; `>` before it, it must follow but is not part; `!` before it, it must not follow; `<` and `!<` likewise for what
/// stands before, `<<` for what stands two places before.
struct PatternParser {
    private(set) var rules: [PatternRule] = []
    private(set) var groups: [String] = ["top"]
    private(set) var examples: [PatternExample] = []
    /// Hashes of the words that patterns name.
    private(set) var words: [UInt64] = []
    private var sets: [String: (classes: UInt64, words: [UInt64])] = [:]
    private var file = ""
    private let register: Register

    /// A parser that has read nothing; examples are marked with the register.
    init(_ register: Register = .prose) { self.register = register }

    /// Reads the text of a pattern file; the rules of several files are one grammar.
    /// - Throws: `DateResourceError` with the line at fault.
    mutating func read(_ text: String, file name: String) throws {
        file = name
        var number = 0
        for raw in text.split(separator: "\n", omittingEmptySubsequences: false) {
            number += 1
            let line = trimmed(raw)
            guard let first = line.first, first != "#" else { continue }
            switch first {
            case "$": try defineSet(line, number)
            case "+": examples.append(try example(line.dropFirst(), number, positive: true))
            case "-": examples.append(try example(line.dropFirst(), number, positive: false))
            default: try rule(line, number)
            }
        }
    }

    private func fault(_ line: Int, _ problem: String) -> DateResourceError {
        DateResourceError(file: file, line: line, problem: problem)
    }

    private func trimmed(_ text: Substring) -> Substring {
        var text = text
        while let c = text.first, c == " " || c == "\t" || c == "\r" { text.removeFirst() }
        while let c = text.last, c == " " || c == "\t" || c == "\r" { text.removeLast() }
        return text
    }

    private mutating func defineSet(_ line: Substring, _ number: Int) throws {
        let parts = line.split(separator: "=", maxSplits: 1)
        guard parts.count == 2 else { throw fault(number, "expected $name = words") }
        var classes: UInt64 = 0
        var words: [UInt64] = []
        for word in parts[1].split(separator: " ") { try add(word, &classes, &words, number) }
        sets[String(trimmed(parts[0]))] = (classes, words)
    }

    private func add(_ word: Substring, _ classes: inout UInt64, _ words: inout [UInt64], _ line: Int) throws {
        if word.first == "$", word.count > 1 {
            guard let set = sets[String(word)] else { throw fault(line, "no set '\(word)'") }
            classes |= set.classes
            words += set.words
        } else if let cls = WordClass(name: String(word)) {
            classes |= cls.bit
        } else if word.allSatisfy({ $0.isUppercase }), word.count > 1 {
            throw fault(line, "no word class '\(word)'")
        } else {
            words.append(WordHash.of(word))
        }
    }

    private func example(_ body: Substring, _ number: Int, positive: Bool) throws -> PatternExample {
        var text = trimmed(body)
        var expected: String?
        if positive {
            guard let arrow = Self.position(of: " => ", in: text) else { throw fault(number, "an example needs => and a value") }
            expected = String(trimmed(text[arrow...].dropFirst(4)))
            text = trimmed(text[..<arrow])
        }
        var published: String?
        if let at = Self.position(of: " @", in: text) {
            published = String(text[at...].dropFirst(2))
            text = trimmed(text[..<at])
        }
        // Quotation marks only make blanks at the ends visible.
        if text.count >= 2, text.first == "\"", text.last == "\"" { text = text.dropFirst().dropLast() }
        return PatternExample(
            text: String(text), published: published, expected: expected, file: file, line: number, register: register)
    }

    private static func position(of needle: String, in text: Substring) -> Substring.Index? {
        var best: Substring.Index?
        var index = text.startIndex
        while index < text.endIndex {
            if text[index...].hasPrefix(needle) { best = index }
            index = text.index(after: index)
        }
        return best
    }

    private mutating func rule(_ line: Substring, _ number: Int) throws {
        let parts = line.split(separator: "|", omittingEmptySubsequences: false).map { trimmed($0) }
        guard parts.count >= 3 else { throw fault(number, "expected group | rule | pattern | slots") }
        let group = index(ofGroup: String(parts[0]))
        var elements: [PatternElement] = []
        for word in parts[2].split(separator: " ") { elements.append(try element(word, number)) }
        guard elements.contains(where: { $0.role == .consume && !$0.optional }) else { throw fault(number, "the pattern may be empty") }
        var assignments: [(field: Field, value: Int32)] = []
        for word in (parts.count > 3 ? parts[3] : "").split(separator: " ") {
            let pair = word.split(separator: "=", maxSplits: 1)
            guard pair.count == 2, let field = Field(name: String(pair[0])) else { throw fault(number, "no slot '\(word)'") }
            guard let value = Keyword.value(String(pair[1]), of: field) else { throw fault(number, "no value '\(word)'") }
            assignments.append((field, value))
        }
        rules.append(PatternRule(name: String(parts[1]), group: group, elements: elements, assignments: assignments, line: number))
    }

    private mutating func index(ofGroup name: String) -> Int {
        if let found = groups.firstIndex(of: name) { return found }
        groups.append(name)
        return groups.count - 1
    }

    private mutating func element(_ source: Substring, _ line: Int) throws -> PatternElement {
        var word = source
        var role = PatternElement.Role.consume
        var negated = false, optional = false, capital = false, noVerb = false
        var glued: Bool?
        var back = 1
        func more() -> Bool { word.count > 1 }
        if word.hasPrefix("!<"), word.count > 2 { (role, negated) = (.behind, true); word.removeFirst(2) }
        else if word.first == "!", more() { (role, negated) = (.ahead, true); word.removeFirst() }
        else if word.hasPrefix("<<"), word.count > 2 { (role, back) = (.behind, 2); word.removeFirst(2) }
        else if word.first == ">", more() { role = .ahead; word.removeFirst() }
        else if word.first == "<", more() { role = .behind; word.removeFirst() }
        if word.first == "~", more() { glued = true; word.removeFirst() }
        if word.first == "_", more() { glued = false; word.removeFirst() }
        if word.last == "?", more() { optional = true; word.removeLast() }
        if word.last == "*", more() { noVerb = true; word.removeLast() }
        if word.last == "^", more() { capital = true; word.removeLast() }
        var capture: Field?
        if let colon = word.firstIndex(of: ":"), colon != word.startIndex, word.index(after: colon) < word.endIndex {
            guard let field = Field(name: String(word[..<colon])) else { throw fault(line, "no slot '\(word[..<colon])'") }
            capture = field
            word = word[word.index(after: colon)...]
        }
        let test: PatternElement.Test
        if word.first == "%", more() {
            test = .group(index(ofGroup: String(word.dropFirst())))
        } else {
            var classes: UInt64 = 0
            var words: [UInt64] = []
            if word == "/" { words = [WordHash.of("/")] } else {
                for part in word.split(separator: "/") { try add(part, &classes, &words, line) }
            }
            let first = Int32(self.words.count)
            self.words += words
            test = .item(classes: classes, words: first..<Int32(self.words.count), negated: negated)
        }
        if optional, role != .consume { throw fault(line, "a condition cannot be optional") }
        return PatternElement(test: test, role: role, back: back, optional: optional, capture: capture, glued: glued, capital: capital, noVerb: noVerb)
    }
}
