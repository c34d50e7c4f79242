/// The headline of a page, without the name of the site.
struct TitleChooser {
    let site: String?
    let host: String

    private static let separators: [Character] = ["|", "-", "–", "—", "·", "•", "»", "«", "/", ":", "~", "›", "\u{2016}", "｜", "_"]

    /// The best title of some sources: one on which two agree, else the first of the most believed.
    func choose(openGraph: [String], linkedData: String?, headings: [String], element: String?) -> (title: String, source: String)? {
        let meta = openGraph.map { clean($0) }.filter { !$0.isEmpty }
        let data = linkedData.map { clean(Squeeze.text($0)) }
        let element = element.map { Squeeze.text($0) }
        let stripped = element.map { clean($0) }
        // A heading that the title element or the meta data repeats is the headline.
        for heading in headings where heading.count >= 4 {
            let key = Self.key(heading)
            if meta.contains(where: { Self.key($0) == key }) || data.map(Self.key) == key || stripped.map(Self.key) == key {
                return (heading, "h1")
            }
            if let element, key.count >= 8, Self.key(element).hasPrefix(key), !isSite(heading) { return (heading, "h1") }
            if key.count >= 8, !isSite(heading), openGraph.contains(where: { Self.key($0).hasPrefix(key) }) { return (heading, "h1") }
        }
        if let data, !data.isEmpty, meta.contains(where: { Self.key($0) == Self.key(data) }) { return (data, "json-ld") }
        // A single heading is the headline even if the meta data has other words for it, as long as the two have some in common.
        if headings.count == 1, headings[0].count >= 12, headings[0].count <= 200, !isSite(headings[0]),
            overlap(headings[0], ([data, stripped].compactMap { $0 } + meta).joined(separator: " ")) >= 50
        {
            return (headings[0], "h1")
        }
        if let data, !data.isEmpty { return (data, "json-ld") }
        if let first = meta.first(where: { !isSite($0) }) { return (first, "meta") }
        if let stripped, !stripped.isEmpty, !isSite(stripped) { return (stripped, "title") }
        if let heading = headings.first { return (heading, "h1") }
        return stripped.flatMap { $0.isEmpty ? nil : ($0, "title") }
    }

    /// Share of the words of a text that another has too, in per cent.
    private func overlap(_ text: String, _ other: String) -> Int {
        let words = Self.key(text).split(separator: " "), others = Set(Self.key(other).split(separator: " "))
        return words.isEmpty ? 0 : words.filter { others.contains($0) }.count * 100 / words.count
    }

    /// A title without the site's name at either end.
    func clean(_ raw: String) -> String {
        var title = Squeeze.text(raw)
        for _ in 0..<3 {
            guard let cut = siteCut(title) else { break }
            title = cut
        }
        return title
    }

    /// The title less its first or last part, when that part names the site or looks like a site's suffix.
    private func siteCut(_ title: String) -> String? {
        let characters = Array(title)
        var places: [Int] = []
        for (index, character) in characters.enumerated() where index > 0 && index + 1 < characters.count {
            guard Self.separators.contains(character) else { continue }
            let isSpaced = characters[index - 1].isWhitespace && characters[index + 1].isWhitespace
            if isSpaced || character == "|" || character == "｜" || character == "»" { places.append(index) }
        }
        guard let last = places.last, let first = places.first else { return nil }
        let head = String(characters[..<last]).trimmed, tail = String(characters[(last + 1)...]).trimmed
        if isSite(tail), head.count >= 3 { return head }
        let lead = String(characters[..<first]).trimmed, rest = String(characters[(first + 1)...]).trimmed
        if isSite(lead), rest.count >= 3 { return rest }
        // An unknown suffix after a bar is the site or the section; after a dash it is so only when it is short.
        let bar = characters[last]
        let words = tail.split(separator: " ").count
        let headWords = head.split(separator: " ").count
        if bar == "|" || bar == "｜" || bar == "»" || bar == "•" || bar == "·", words <= 5, headWords >= words, headWords >= 3 { return head }
        if bar == "-" || bar == "–" || bar == "—", words <= 3, headWords >= 4, looksLikeName(tail) { return head }
        return nil
    }

    private func looksLikeName(_ text: String) -> Bool {
        text.split(separator: " ").allSatisfy { $0.first?.isUppercase == true || $0.first?.isNumber == true } || text.hasText(".com")
    }

    /// True when a text names the site: its name or its host without punctuation.
    func isSite(_ text: String) -> Bool {
        let key = Self.key(text)
        guard !key.isEmpty else { return true }
        if let site, Self.key(site) == key { return true }
        let bare = key.filter { $0 != " " }
        let labels = host.split(separator: ".").map(String.init)
        if host == bare || labels.joined() == bare { return true }
        return labels.dropLast().contains { $0.filter { $0 != "-" } == bare && bare.count >= 3 }
    }

    /// Letters and digits of a text, lower-cased, other runs as one space: equal for equal titles.
    static func key(_ text: String) -> String {
        var result = ""
        var pendingSpace = false
        for character in text.lowercased() {
            if character.isLetter || character.isNumber {
                if pendingSpace, !result.isEmpty { result.append(" ") }
                pendingSpace = false
                result.append(character)
            } else {
                pendingSpace = true
            }
        }
        return result
    }
}
