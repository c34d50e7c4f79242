/// Texts of titles: compared, and freed of the name of the site.
struct TitleChooser {
    let site: String?
    let host: String

    private static let separators: Set<Character> = ["|", "-", "–", "—", "·", "•", "»", "«", "/", ":", "~", "›", "‹", "\u{2016}", "｜", "_", "∙", "⋆", "→", "←"]
    private static let bars: Set<Character> = ["|", "｜", "»", "•", "·", "‹", "›", "\u{2016}", "∙", "«"]

    /// A title without the site's name at either end.
    func clean(_ raw: String) -> String {
        var title = raw
        for _ in 0..<3 {
            guard let cut = siteCut(title) else { break }
            title = cut
        }
        return title
    }

    /// The parts of a title between its separators; one when it has none.
    func parts(_ title: String) -> [String] {
        let characters = Array(title)
        var parts: [String] = []
        var start = 0
        for place in places(characters) {
            parts.append(String(characters[start..<place]).trimmed)
            start = place + 1
        }
        parts.append(String(characters[start...]).trimmed)
        return parts.filter { !$0.isEmpty }
    }

    /// Left and right of the last and the first separator.
    func sides(_ title: String) -> (left: String, right: String)? {
        let characters = Array(title)
        let places = places(characters)
        guard let last = places.last, let first = places.first else { return nil }
        return (String(characters[..<last]).trimmed, String(characters[(first + 1)...]).trimmed)
    }

    private func places(_ characters: [Character]) -> [Int] {
        var places: [Int] = []
        for (index, character) in characters.enumerated() where index > 0 && index + 1 < characters.count {
            guard Self.separators.contains(character) else { continue }
            let isSpaced = characters[index - 1].isWhitespace && characters[index + 1].isWhitespace
            if isSpaced || character == "|" || character == "｜" || character == "»" { places.append(index) }
        }
        return places
    }

    /// The title less its first or last part, when that part names the site or looks like a site's suffix.
    private func siteCut(_ title: String) -> String? {
        let characters = Array(title)
        let places = places(characters)
        guard let last = places.last, let first = places.first else { return colonCut(title) }
        let head = String(characters[..<last]).trimmed, tail = String(characters[(last + 1)...]).trimmed
        if isSite(tail), head.count >= 3 { return head }
        let lead = String(characters[..<first]).trimmed, rest = String(characters[(first + 1)...]).trimmed
        if isSite(lead), rest.count >= 3 { return rest }
        // An unknown suffix after a bar is the site or the section; after a dash it is so only when it is short.
        let bar = characters[last]
        let words = tail.split(separator: " ").count
        let headWords = head.split(separator: " ").count
        if Self.bars.contains(bar), words <= 5, headWords >= words, headWords >= 3 { return head }
        if bar == "-" || bar == "–" || bar == "—", words <= 3, headWords >= 4, looksLikeName(tail) { return head }
        return colonCut(title)
    }

    /// "The Harbour Post: Ferries stop".
    private func colonCut(_ title: String) -> String? {
        guard let colon = title.firstIndex(of: ":") else { return nil }
        let lead = String(title[..<colon]).trimmed, rest = String(title[title.index(after: colon)...]).trimmed
        return rest.count >= 8 && lead.count >= 3 && isSite(lead) ? rest : nil
    }

    private func looksLikeName(_ text: String) -> Bool {
        text.split(separator: " ").allSatisfy { $0.first?.isUppercase == true || $0.first?.isNumber == true } || text.hasText(".com")
    }

    /// True when a text names the site: its name or its host without punctuation.
    func isSite(_ text: String) -> Bool {
        let key = Self.key(text)
        guard !key.isEmpty else { return true }
        let bare = key.filter { $0 != " " }
        if let site {
            let own = Self.key(site)
            if own == key { return true }
            let ownBare = own.filter { $0 != " " }
            // "The Harbour Post" and "Harbour Post", "Harbour Post - News and more".
            if bare.count >= 4, ownBare == "the" + bare || bare == "the" + ownBare { return true }
            if bare.count >= 5, own.hasPrefix(key + " "), site.contains(where: { Self.separators.contains($0) }) { return true }
            if ownBare.count >= 5, key.hasPrefix(own + " "), key.count <= own.count + 24 { return true }
        }
        guard !host.isEmpty else { return false }
        let labels = host.split(separator: ".").map(String.init)
        if host == bare || labels.joined() == bare { return true }
        return labels.dropLast().contains { label in
            let plain = label.filter { $0 != "-" }
            return plain.count >= 3 && (plain == bare || "the" + plain == bare || plain == "the" + bare)
        }
    }

    /// True when a text is the site's address: "harbourpost.example".
    func isHost(_ text: String) -> Bool { !host.isEmpty && (text.lowercased() == host || text.lowercased() == "www." + host) }

    /// Letters and digits of a text, lower-cased, other runs as one space: equal for equal titles.
    static func key(_ text: String) -> String {
        var copy = text
        if let plain = copy.withUTF8({ asciiKey($0) }) { return plain }
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

    /// The same for text of ASCII alone, as most is.
    private static func asciiKey(_ bytes: UnsafeBufferPointer<UInt8>) -> String? {
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count)
        var pendingSpace = false
        for byte in bytes {
            if byte >= 0x80 { return nil }
            let lower = byte &- 0x41 < 26 ? byte | 0x20 : byte
            if lower &- 0x61 < 26 || lower &- 0x30 < 10 {
                if pendingSpace, !result.isEmpty { result.append(0x20) }
                pendingSpace = false
                result.append(lower)
            } else {
                pendingSpace = true
            }
        }
        return String(decoding: result, as: UTF8.self)
    }
}
