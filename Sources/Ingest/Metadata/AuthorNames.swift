/// Names of persons out of what pages call the author.
struct AuthorNames: Sendable {
    let words: BylineWords
    /// BCP 47 tag of the page: short words that are names elsewhere stand before a name only in their own language.
    var language: String?

    init(words: BylineWords, language: String? = nil) {
        self.words = words
        self.language = language.flatMap { $0.split(separator: "-").first.map(String.init) }
    }

    /// The names that a byline holds, in order; empty when it names nobody.
    /// - Parameters:
    ///   - isName: the text is one name (a member of a list, a link), not a line of the page.
    ///   - isDeclared: a field that is declared to hold the author, not a line of a page that looks like a byline: no word of it is
    ///     taken for the end of the names.
    func names(in byline: String, isName: Bool = false, isDeclared: Bool = true) -> [String] {
        var text = PlainValue.text(byline, limit: 400)
        guard !text.isEmpty, text.utf8.count <= 300, !WebAddress.isWeb(text) else { return [] }
        if !isName { text = withoutLead(text) }
        text = withoutPrefix(text)
        // What stands beside a name behind a bar or a dash is a place, a function or a date.
        var fallback: [String] = []
        for part in segments(text).prefix(5) {
            let found = listed(withoutPrefix(head(part, isDeclared: isDeclared)))
            if found.contains(where: isPerson) { return found }
            if fallback.isEmpty { fallback = found }
        }
        return fallback
    }

    /// Cuts at bars, bullets, dashes between spaces, brackets and line ends. On bytes: every line near a headline is asked.
    private func segments(_ text: String) -> [String] {
        var copy = text
        return copy.withUTF8 { bytes in
            var parts: [String] = []
            var start = 0, at = 0
            let count = bytes.count
            func close(_ end: Int) {
                var from = start, to = end
                while from < to, bytes[from] <= 0x20 { from += 1 }
                while to > from, bytes[to - 1] <= 0x20 { to -= 1 }
                if to > from { parts.append(String(decoding: bytes[from..<to], as: UTF8.self)) }
            }
            while at < count {
                var width = 0
                switch bytes[at] {
                case 0x7C, 0x3C, 0x3E, 0x5B, 0x5D, 0x0A: width = 1
                case 0x2D, 0x7E, 0x2A, 0x2F, 0x3A:  // - ~ * / : between spaces
                    let isSpaced = (at == 0 || bytes[at - 1] == 0x20) && (at + 1 == count || bytes[at + 1] == 0x20 || bytes[at + 1] == bytes[at])
                    if isSpaced { width = 1 }
                case 0xC2: if at + 1 < count, bytes[at + 1] == 0xB7 { width = 2 }
                case 0xE2:
                    guard at + 2 < count else { break }
                    switch (bytes[at + 1], bytes[at + 2]) {
                    case (0x80, 0xA2), (0x80, 0x93), (0x80, 0x94), (0x8B, 0x85), (0x88, 0x99), (0x97, 0x8F): width = 3
                    default: break
                    }
                default: break
                }
                if width > 0 {
                    close(at)
                    at += width
                    start = at
                } else {
                    at += 1
                }
            }
            close(count)
            return parts
        }
    }

    private func listed(_ text: String) -> [String] {
        var names: [String] = []
        var followsRole = false
        for piece in pieces(text) {
            if piece.isJoined { followsRole = false }
            let name = cleaned(piece.text)
            if isRole(name), !names.isEmpty {
                followsRole = true
                continue
            }
            // After a function its bearer's house follows: "Jane Roe, editor, The Harbour Post".
            if followsRole, !isPerson(name) { continue }
            if isName(name), !names.contains(where: { $0.lowercased() == name.lowercased() }) { names.append(name) }
        }
        return names
    }

    /// A date or a section may stand before the byline proper: "Mar 24, 2025 By Jane Roe", and "ByJane Roe" is one word too few.
    private func withoutLead(_ text: String) -> String {
        var text = text
        if text.utf8.count < 140, PlainWords.holdsBy(text) {
            for marker in [" by ", " By ", " BY ", " by: ", " By: "] {
                let parts = text.split(separator: marker, maxSplits: 1, omittingEmptySubsequences: false)
                if parts.count == 2, parts[1].first.map({ $0.isUppercase || !$0.isCased }) == true { return String(parts[1]) }
            }
        }
        for glued in ["Written by", "Posted by", "By", "by"] where text.hasPrefix(glued) {
            let rest = text.dropFirst(glued.count)
            if let first = rest.first, first.isUppercase, rest.dropFirst().first?.isLowercase == true { text = String(rest) }
            break
        }
        return text
    }

    private func withoutPrefix(_ text: String) -> String {
        var text = text
        for _ in 0..<2 {
            // Where the language is not known or the letter small, two words after it tell a prefix from a name: "von Jane Roe".
            let isLong = PlainWords.count(text) > 2
            guard let rest = words.rest(ofByline: text, language: isLong && (language == nil || text.first?.isLowercase == true) ? "*" : language), !rest.isEmpty else { break }
            text = rest
        }
        return text
    }

    /// Up to the first bar, bullet, bracket, number or word that no name holds: what follows is a place, a function or a date.
    private func head(_ text: String, isDeclared: Bool) -> String {
        var text = text
        // "责任编辑：" and the like: what follows the wide colon is the name.
        if text.utf8.contains(0xEF), let colon = text.lastIndex(of: "：") { text = String(text[text.index(after: colon)...]) }
        if text.utf8.contains(0x28), let open = text.firstIndex(of: "("), open > text.startIndex {
            let close = text[open...].firstIndex(of: ")")
            text = String(text[..<open]) + (close.map { String(text[text.index(after: $0)...]) } ?? "")
        }
        var kept: [Substring] = []
        let all = text.split(separator: " ")
        for (place, word) in all.enumerated() {
            if word.utf8.contains(0x40) { if kept.isEmpty { continue } else { break } }
            let bare = PlainWords.letters(of: word)
            if !isDeclared, !kept.isEmpty, words.hardStops.contains(bare) || words.stops.contains(bare) && word.first?.isLowercase == true { break }
            // "Jane Roe March 5": a month is none when a name follows it.
            if words.months.contains(bare), kept.count >= 2 && place + 1 == all.count || !kept.isEmpty && place + 1 < all.count && all[place + 1].first?.isNumber == true { break }
            if !isDeclared, kept.count >= 2, kept.last?.last != ",", words.roles.contains(word.lowercased().filter { $0 != "," }) { break }
            if !kept.isEmpty, let first = word.first, first.isNumber, kept.last?.last != "," || word.count > 2 { break }
            kept.append(word)
        }
        return kept.joined(separator: " ")
    }

    /// Cuts at commas, semicolons and words that join names.
    private func pieces(_ text: String) -> [(text: String, isJoined: Bool)] {
        var result: [(text: String, isJoined: Bool)] = []
        var current: [Substring] = []
        var isJoined = true
        func close(_ next: Bool) {
            if !current.isEmpty { result.append((current.joined(separator: " "), isJoined)) }
            if !current.isEmpty || next { isJoined = next }
            current = []
        }
        let isShouted = !text.contains(where: \.isLowercase)
        for part in text.split(omittingEmptySubsequences: false, whereSeparator: { $0 == "," || $0 == ";" || $0 == "、" || $0 == "،" }) {
            for word in part.split(separator: " ") {
                // Names are spelled like joining words too: "Dan", "E", "Y".
                let joins = words.joiners.contains(word.lowercased()) && (isShouted ? word.count > 2 || word == "&" : word.first?.isUppercase != true)
                if joins, !current.isEmpty || !result.isEmpty { close(true) } else { current.append(word) }
            }
            close(false)
        }
        return result
    }

    private func cleaned(_ name: String) -> String {
        var text = name.trimmed
        if let rest = words.rest(ofByline: text, language: nil), !rest.isEmpty { text = rest }
        while let last = text.last, ".,:;-*'\"”’".contains(last), text.count > 2 {
            if last == ".", text.dropLast().last?.isUppercase == true || text.hasSuffix("Jr.") || text.hasSuffix("Sr.") { break }
            text.removeLast()
        }
        while let first = text.first, ".,:;-*'\"“‘@".contains(first), text.count > 2 { text.removeFirst() }
        return text.trimmed
    }

    /// True for a function: "Senior Editor", "Professor of Law", "MD".
    func isRole(_ name: String) -> Bool {
        let lower = name.lowercased()
        if words.roles.contains(lower) { return true }
        return lower.split(separator: " ").contains { words.roles.contains(String($0)) }
    }

    /// @ { } = ? # \\ $ % !
    private static func isForbidden(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x40, 0x7B, 0x7D, 0x3D, 0x3F, 0x23, 0x5C, 0x24, 0x25, 0x21: true
        default: false
        }
    }

    /// True for what can be a name: few words, no address, no function alone.
    func isName(_ name: String) -> Bool {
        let count = name.count
        guard count >= 2, count <= 60, !name.utf8.contains(where: Self.isForbidden), name.contains(where: \.isLetter) else { return false }
        let lower = name.lowercased()
        if words.generic.contains(lower) || words.roles.contains(lower) || words.months.contains(lower) { return false }
        if lower.hasText("http") || lower.hasText("www.") || lower.hasText(".com") { return false }
        // A variable that a template left unfilled.
        if lower.contains("."), !lower.contains(" "), lower.split(separator: ".").count > 2 || lower.contains("_") { return false }
        let parts = name.split(separator: " ")
        if parts.count > 6 { return false }
        // The words of a byline without its name.
        if words.isLabel(lower) { return false }
        // A function as a whole, with its place: "staff writer", "senior editor".
        return !parts.allSatisfy { words.roles.contains($0.lowercased()) || words.generic.contains($0.lowercased()) }
    }

    /// True for what looks like the full name of a person: two to five words with capitals, small ones only where names have them.
    func isPerson(_ name: String) -> Bool {
        if let parts = PlainWords.parts(name) { return isPerson(name, parts) }
        let parts = name.split(separator: " ")
        guard parts.count <= 5, !isRole(name), !name.contains(where: \.isNumber) else { return false }
        guard let first = name.first(where: \.isLetter) else { return false }
        if !first.isCased { return name.count <= 24 }
        guard parts.count >= 2 else { return false }
        var capitals = 0
        for part in parts {
            let lower = part.lowercased()
            if part.last == ":" || part.contains("/") { return false }
            if words.organizations.contains(lower.filter { $0.isLetter }) || words.interface.contains(lower) || words.stops.contains(lower) && part.first?.isLowercase == true { return false }
            if part.first(where: \.isLetter)?.isUppercase == true { capitals += 1 } else if !words.particles.contains(lower) { return false }
        }
        // Abbreviations of firms: "Kadence WP".
        if let last = parts.last, last.count <= 3, last.count >= 2, !last.contains("."), last.allSatisfy(\.isUppercase), name.contains(where: \.isLowercase), !["II", "III", "IV", "Jr", "MD"].contains(String(last)) { return false }
        return capitals >= 2 || (capitals == 1 && parts.count == 2 && words.particles.contains(parts[0].lowercased()))
    }

    /// The same for a name in ASCII, as most are, which is read byte by byte.
    private func isPerson(_ name: String, _ parts: [Substring]) -> Bool {
        guard parts.count >= 2, parts.count <= 5 else { return false }
        var capitals = 0, isFirstParticle = false, hasSmall = false
        for (place, part) in parts.enumerated() {
            if part.utf8.contains(where: { $0 &- 0x30 < 10 || $0 == 0x2F }) || part.utf8.last == 0x3A { return false }
            let lower = part.lowercased()
            if words.roles.contains(lower) || words.interface.contains(lower) || words.organizations.contains(PlainWords.letters(of: part)) { return false }
            guard let first = part.utf8.first(where: { $0 | 0x20 &- 0x61 < 26 }) else { return false }
            if words.stops.contains(lower), part.utf8.first.map({ $0 &- 0x61 < 26 }) == true { return false }
            hasSmall = hasSmall || part.utf8.contains { $0 &- 0x61 < 26 }
            let isParticle = first &- 0x41 < 26 ? place == 0 && words.particles.contains(lower) : words.particles.contains(lower)
            if first &- 0x41 < 26 { capitals += 1 } else if !isParticle { return false }
            if place == 0 { isFirstParticle = isParticle }
        }
        if words.roles.contains(name.lowercased()) { return false }
        // Abbreviations of firms: "Kadence WP".
        if let last = parts.last, last.utf8.count == 2 || last.utf8.count == 3, last.utf8.allSatisfy({ $0 &- 0x41 < 26 }), hasSmall, last != "II", last != "III", last != "IV", last != "MD" { return false }
        return capitals >= 2 || (capitals == 1 && parts.count == 2 && isFirstParticle)
    }
}
