/// Names of persons out of what pages call the author.
struct AuthorNames: Sendable {
    let words: BylineWords

    /// The names that a byline holds, in order; empty when it names nobody.
    func names(in byline: String) -> [String] {
        var text = Squeeze.text(byline)
        guard !text.isEmpty, text.utf8.count <= 300, !WebAddress.isWeb(text) else { return [] }
        // A date or a section may stand before the byline proper.
        for marker in [" by ", " By ", " BY "] where text.utf8.count < 120 {
            let parts = text.split(separator: marker, maxSplits: 1, omittingEmptySubsequences: false)
            if parts.count == 2, parts[1].first?.isUppercase == true { text = String(parts[1]) }
        }
        for _ in 0..<2 {
            guard let rest = words.rest(of: text, after: words.prefixes), !rest.isEmpty else { break }
            text = rest
        }
        // What follows a bar, a bullet or a bracket is a place, a function or a date.
        if let cut = text.firstIndex(where: { "|•·/(–—<>[".contains($0) }), cut > text.startIndex { text = String(text[..<cut]) }
        var names: [String] = []
        for piece in pieces(text) {
            let name = cleaned(piece)
            if isName(name), !names.contains(where: { $0.lowercased() == name.lowercased() }) { names.append(name) }
        }
        return names
    }

    /// Cuts at commas, semicolons and words that join names.
    private func pieces(_ text: String) -> [String] {
        var result: [String] = []
        var current: [Substring] = []
        func close() {
            if !current.isEmpty { result.append(current.joined(separator: " ")) }
            current = []
        }
        for part in text.split(whereSeparator: { $0 == "," || $0 == ";" || $0 == "、" || $0 == "،" }) {
            for word in part.split(separator: " ") {
                if words.joiners.contains(word.lowercased()), !current.isEmpty { close() } else { current.append(word) }
            }
            close()
        }
        return result
    }

    private func cleaned(_ name: String) -> String {
        var text = name.trimmed
        if let rest = words.rest(of: text, after: words.prefixes), !rest.isEmpty { text = rest }
        while let last = text.last, ".,:;-*".contains(last), text.count > 2 {
            if last == ".", text.dropLast().last?.isUppercase == true { break }
            text.removeLast()
        }
        return text.trimmed
    }

    /// True for what can be a name: few words, no digits, no address, no function alone.
    func isName(_ name: String) -> Bool {
        let count = name.count
        guard count >= 2, count <= 60 else { return false }
        let lower = name.lowercased()
        if words.generic.contains(lower) || words.roles.contains(lower) { return false }
        if name.contains(where: { $0.isNumber || $0 == "@" || $0 == "_" || $0 == "{" || $0 == "=" || $0 == "?" || $0 == "#" }) { return false }
        if lower.hasText("http") || lower.hasText("www.") || lower.hasText(".com") { return false }
        let parts = name.split(separator: " ")
        if parts.count > 6 { return false }
        // The words of a byline without its name.
        if words.prefixes.contains(lower) || words.updated.contains(lower) || words.published.contains(lower) { return false }
        // A function as a whole, with its place: "staff writer", "senior editor".
        return !parts.allSatisfy { words.roles.contains($0.lowercased()) || words.generic.contains($0.lowercased()) }
    }
}
