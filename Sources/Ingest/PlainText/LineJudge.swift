import Prose

/// Tells what a single line of a plain text is.
struct LineJudge {
    let resources: IngestResources
    let order: DayOrder

    /// The date that is all there is to a line, and whether the line calls it an update.
    func dateLine(_ line: TextLine) -> (found: FoundDate, isUpdate: Bool, isPublication: Bool)? {
        guard line.wordCount <= 16, line.text.utf8.count <= 160, !line.isProse else { return nil }
        let words = resources.bylines
        let updated = words.rest(of: line.text, after: words.updated)
        let published = updated == nil ? words.rest(of: line.text, after: words.published) : nil
        let rest = updated ?? published ?? line.text
        guard let found = resources.dates.first(in: rest, order: order) else { return nil }
        // Besides the date only a weekday, a time, a zone or a span of reading may stand in it.
        let before = rest.utf8.prefix(found.range.lowerBound), after = rest.utf8.dropFirst(found.range.upperBound)
        let extra = letters(before) + letters(after)
        guard updated != nil || published != nil ? extra <= 40 : letters(before) <= 14 && letters(after) <= 18 else { return nil }
        return (found, updated != nil, published != nil)
    }

    private func letters(_ bytes: some Sequence<UInt8>) -> Int {
        bytes.reduce(0) { $0 + (($1 | 0x20 >= 0x61 && $1 | 0x20 <= 0x7A) || $1 >= 0xC0 ? 1 : 0) }
    }

    /// The names of a line that begins like a byline.
    func byline(_ line: TextLine) -> [String]? {
        guard line.wordCount <= 14, !line.endsSentence || line.text.hasSuffix(".") else { return nil }
        let words = resources.bylines
        guard let rest = words.rest(of: line.text, after: words.prefixes), !rest.isEmpty else { return nil }
        let names = AuthorNames(words: words).names(in: rest)
        return names.isEmpty || !names.allSatisfy(isPersonal) ? nil : names
    }

    /// True for a line that can be a name and nothing else: two to five words, each with a capital but for particles.
    func isPersonal(_ text: String) -> Bool {
        let particles: Set<String> = ["de", "da", "di", "del", "della", "der", "den", "van", "von", "bin", "bint", "al", "el", "ibn", "le", "la", "dos", "du", "ter", "ten", "y"]
        let functions: Set<String> = ["the", "of", "and", "in", "on", "for", "to", "a", "an", "is", "at", "with", "from", "by", "what", "how", "why", "who", "und", "et", "no"]
        let parts = text.split(whereSeparator: { $0 == " " || $0 == "\u{A0}" })
        guard (2...5).contains(parts.count), text.count <= 45 else { return false }
        guard AuthorNames(words: resources.bylines).isName(text) else { return false }
        var capitals = 0
        for part in parts {
            let lower = part.lowercased()
            if functions.contains(lower) { return false }
            guard let first = part.first, first.isLetter, part.allSatisfy({ $0.isLetter || ".'’-".contains($0) }) else { return false }
            if first.isUppercase { capitals += 1 } else if !particles.contains(lower), !part.contains("-") { return false }
        }
        return capitals >= 2
    }

    /// True for "Editor: Name", "Reporting by Name; editing by Name", "Photo: Agency".
    func isCredit(_ line: TextLine) -> Bool {
        guard line.wordCount <= 30, line.text.utf8.count <= 260 else { return false }
        let text = line.text.drop { "([*—–-•".contains($0) || $0.isWhitespace }
        let words = text.split(whereSeparator: { $0.isWhitespace || $0 == ":" || $0 == "：" || $0 == "/" }).prefix(5).map { $0.lowercased() }
        guard let place = words.firstIndex(where: { resources.lines.credits.contains($0) }), place <= 2 else { return false }
        let head = text.prefix(70)
        if let colon = head.firstIndex(where: { $0 == ":" || $0 == "：" }) {
            let left = text[..<colon].split(separator: " ").count
            let right = text[text.index(after: colon)...].split(separator: " ")
            return left <= 6 && !right.isEmpty && right.count <= 12 && right.contains { $0.first.map { $0.isLetter && !$0.isLowercase } ?? false }
        }
        guard let by = words.firstIndex(of: "by"), by > place, by <= 3 else { return false }
        let after = text.split(separator: " ").dropFirst(by + 1)
        return after.first?.first?.isUppercase == true
    }

    /// The field that a line "Key: value" of a header gives.
    func field(_ line: TextLine) -> (name: String, value: String)? {
        guard let colon = line.text.prefix(30).firstIndex(of: ":") else { return nil }
        let key = line.text[..<colon].lowercased()
        guard let name = resources.lines.fields[key] else { return nil }
        let value = String(line.text[line.text.index(after: colon)...]).trimmed
        return value.isEmpty ? nil : (name, value)
    }

    func isListItem(_ line: TextLine) -> Bool {
        let text = line.text
        if let first = text.first, "•▪◦‣·*-–—".contains(first) { return text.dropFirst().first?.isWhitespace == true }
        let digits = text.prefix { $0.isNumber && $0.isASCII }
        guard !digits.isEmpty, digits.count <= 2 else { return false }
        let rest = text.dropFirst(digits.count)
        return (rest.first == "." || rest.first == ")") && rest.dropFirst().first?.isWhitespace == true
    }
}
