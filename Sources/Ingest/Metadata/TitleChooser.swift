/// Texts of titles: compared, and freed of the name of the site. On bytes: a dozen texts of every page pass here.
final class TitleChooser: Sendable {
    let site: String?
    let host: String
    /// The key of the site's name, the same without spaces, and whether the name has a separator in it.
    private let siteKey: String, siteBare: String, siteIsParted: Bool
    /// The labels of the host but the last, without hyphens, and all as one word.
    private let labels: [String], joinedHost: String

    init(site: String?, host: String) {
        self.site = site
        self.host = host
        siteKey = site.map(Self.key) ?? ""
        siteBare = Self.withoutSpaces(siteKey)
        siteIsParted = site.map { Self.holdsSeparator(Array($0.utf8)) } ?? false
        let parts = host.split(separator: ".").map(String.init)
        labels = parts.dropLast().map { label in label.filter { $0 != "-" } }
        joinedHost = parts.joined()
    }

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
        let bytes = Array(title.utf8)
        var parts: [String] = []
        var start = 0
        for place in places(bytes) {
            parts.append(Self.text(bytes[start..<place.lowerBound]))
            start = place.upperBound
        }
        parts.append(Self.text(bytes[start...]))
        return parts.filter { !$0.isEmpty }
    }

    /// Left and right of the last and the first separator.
    func sides(_ title: String) -> (left: String, right: String)? {
        let bytes = Array(title.utf8)
        let places = places(bytes)
        guard let last = places.last, let first = places.first else { return nil }
        return (Self.text(bytes[..<last.lowerBound]), Self.text(bytes[first.upperBound...]))
    }

    /// A part of a title without the spaces around it.
    private static func text(_ bytes: ArraySlice<UInt8>) -> String {
        var bytes = bytes
        while bytes.first == 0x20 { bytes.removeFirst() }
        while bytes.last == 0x20 { bytes.removeLast() }
        return String(decoding: bytes, as: UTF8.self).trimmed
    }

    /// Separators between spaces, and bars anywhere but at the ends.
    private func places(_ bytes: [UInt8]) -> [Range<Int>] {
        var places: [Range<Int>] = []
        var at = 1
        while at < bytes.count {
            let width = Self.separator(bytes, at)
            guard width > 0 else {
                at += 1
                continue
            }
            let end = at + width
            if end < bytes.count {
                let isSpaced = bytes[at - 1] == 0x20 && bytes[end] == 0x20
                if isSpaced || Self.isHardBar(bytes, at) { places.append(at..<end) }
            }
            at = end
        }
        return places
    }

    /// Bytes of the separator that begins at a place: | - / : ~ _ – — · • » « › ‹ ‖ ｜ ∙ ⋆ → ←; 0 for anything else.
    private static func separator(_ bytes: [UInt8], _ at: Int) -> Int {
        switch bytes[at] {
        case 0x7C, 0x2D, 0x2F, 0x3A, 0x7E, 0x5F: return 1
        case 0xC2:
            guard at + 1 < bytes.count else { return 0 }
            return bytes[at + 1] == 0xB7 || bytes[at + 1] == 0xBB || bytes[at + 1] == 0xAB ? 2 : 0
        case 0xE2:
            guard at + 2 < bytes.count else { return 0 }
            switch (bytes[at + 1], bytes[at + 2]) {
            case (0x80, 0x93), (0x80, 0x94), (0x80, 0xA2), (0x80, 0xBA), (0x80, 0xB9), (0x80, 0x96), (0x88, 0x99), (0x8B, 0x86), (0x86, 0x92), (0x86, 0x90): return 3
            default: return 0
            }
        case 0xEF: return at + 2 < bytes.count && bytes[at + 1] == 0xBD && bytes[at + 2] == 0x9C ? 3 : 0
        default: return 0
        }
    }

    /// | ｜ »: they part without spaces too.
    private static func isHardBar(_ bytes: [UInt8], _ at: Int) -> Bool {
        bytes[at] == 0x7C || bytes[at] == 0xEF || bytes[at] == 0xC2 && bytes[at + 1] == 0xBB
    }

    private static func isDash(_ bytes: [UInt8], _ at: Int) -> Bool {
        bytes[at] == 0x2D || bytes[at] == 0xE2 && bytes[at + 1] == 0x80 && (bytes[at + 2] == 0x93 || bytes[at + 2] == 0x94)
    }

    /// | ｜ » • · ‹ › ‖ ∙ «: what follows one at the end of a title is seldom of the title.
    private static func isBar(_ bytes: [UInt8], _ at: Int) -> Bool {
        switch bytes[at] {
        case 0x7C, 0xEF, 0xC2: true
        case 0xE2: (bytes[at + 1] == 0x80 && bytes[at + 2] != 0x93 && bytes[at + 2] != 0x94) || bytes[at + 1] == 0x88
        default: false
        }
    }

    private static func holdsSeparator(_ bytes: [UInt8]) -> Bool { bytes.indices.contains { separator(bytes, $0) > 0 } }

    /// The title less its first or last part, when that part names the site or looks like a site's suffix.
    private func siteCut(_ title: String) -> String? {
        let bytes = Array(title.utf8)
        let places = places(bytes)
        guard let last = places.last, let first = places.first else { return colonCut(title) }
        let head = Self.text(bytes[..<last.lowerBound]), tail = Self.text(bytes[last.upperBound...])
        if isSite(tail), head.count >= 3 { return head }
        let lead = Self.text(bytes[..<first.lowerBound]), rest = Self.text(bytes[first.upperBound...])
        if isSite(lead), rest.count >= 3 { return rest }
        // An unknown suffix after a bar is the site or the section; after a dash it is so only when it is short.
        let words = PlainWords.count(tail), headWords = PlainWords.count(head)
        if Self.isBar(bytes, last.lowerBound), words <= 5, headWords >= words, headWords >= 3 { return head }
        if Self.isDash(bytes, last.lowerBound), words <= 3, headWords >= 4, looksLikeName(tail) { return head }
        return colonCut(title)
    }

    /// "The Harbour Post: Ferries stop".
    private func colonCut(_ title: String) -> String? {
        guard let colon = title.utf8.firstIndex(of: 0x3A) else { return nil }
        let lead = String(title[..<colon]).trimmed, rest = String(title[title.utf8.index(after: colon)...]).trimmed
        return rest.count >= 8 && lead.count >= 3 && isSite(lead) ? rest : nil
    }

    private func looksLikeName(_ text: String) -> Bool {
        text.split(separator: " ").allSatisfy { $0.first?.isUppercase == true || $0.first?.isNumber == true } || text.hasText(".com")
    }

    /// True when a text names the site: its name or its host without punctuation.
    func isSite(_ text: String) -> Bool {
        let key = Self.key(text)
        guard !key.isEmpty else { return true }
        let bare = Self.withoutSpaces(key)
        if site != nil {
            if siteKey == key { return true }
            // "The Harbour Post" and "Harbour Post", "Harbour Post - News and more".
            if bare.count >= 4, Self.isThe(siteBare, bare) || Self.isThe(bare, siteBare) { return true }
            if bare.count >= 5, siteIsParted, siteKey.hasPrefix(key + " ") { return true }
            if siteBare.count >= 5, key.hasPrefix(siteKey), key.hasPrefix(siteKey + " "), key.count <= siteKey.count + 24 { return true }
        }
        guard !host.isEmpty else { return false }
        if host == bare || joinedHost == bare { return true }
        return labels.contains { label in label.count >= 3 && (label == bare || Self.isThe(bare, label) || Self.isThe(label, bare)) }
    }

    /// True when one word is another with "the" before it.
    private static func isThe(_ long: String, _ short: String) -> Bool {
        long.utf8.count == short.utf8.count + 3 && long.hasPrefix("the") && long.hasSuffix(short)
    }

    private static func withoutSpaces(_ key: String) -> String {
        key.utf8.contains(0x20) ? String(decoding: key.utf8.filter { $0 != 0x20 }, as: UTF8.self) : key
    }

    /// True when a text is the site's address: "harbourpost.example".
    func isHost(_ text: String) -> Bool { !host.isEmpty && (text.lowercased() == host || text.lowercased() == "www." + host) }

    /// Letters and digits of a text, lower-cased, other runs as one space: equal for equal titles.
    static func key(_ text: String) -> String {
        var copy = text
        if let plain = copy.withUTF8(plainKey) { return plain }
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

    /// The same for text of which every character is one code point of ASCII, the Latin letters of Western and Central Europe or the
    /// common marks, as most is; nil for other text.
    private static func plainKey(_ bytes: UnsafeBufferPointer<UInt8>) -> String? {
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count + 8)
        var pendingSpace = false
        var at = 0
        while at < bytes.count {
            let byte = bytes[at]
            if byte < 0x80 {
                let lower = byte &- 0x41 < 26 ? byte | 0x20 : byte
                if lower &- 0x61 < 26 || lower &- 0x30 < 10 {
                    if pendingSpace, !result.isEmpty { result.append(0x20) }
                    pendingSpace = false
                    result.append(lower)
                } else {
                    pendingSpace = true
                }
                at += 1
                continue
            }
            guard at + 1 < bytes.count else { return nil }
            let next = bytes[at + 1]
            if byte == 0xC3 || byte == 0xC4 {
                // À to ÿ but × and ÷; Ā to ķ but İ, where capitals and small letters alternate.
                if byte == 0xC3, next == 0x97 || next == 0xB7 { return nil }
                if byte == 0xC4, next == 0xB0 || next == 0xB1 || next >= 0xB8 { return nil }
                if pendingSpace, !result.isEmpty { result.append(0x20) }
                pendingSpace = false
                result.append(byte)
                result.append(byte == 0xC3 ? (next < 0x9F ? next | 0x20 : next) : next | 1)
                at += 2
            } else if byte == 0xE2, at + 2 < bytes.count, next == 0x80, bytes[at + 2] >= 0x90, bytes[at + 2] <= 0xA7 {
                // Dashes, quotation marks, bullets, the ellipsis.
                pendingSpace = true
                at += 3
            } else if byte == 0xC2, next >= 0xA0, next != 0xAA, next != 0xAD, next != 0xA9, next != 0xAE, next != 0xB5, !(next >= 0xB2 && next <= 0xB3), next < 0xB9 || next == 0xBB || next == 0xBF {
                // Marks of Latin-1; what may be letter, number or picture is left to the long way.
                pendingSpace = true
                at += 2
            } else {
                return nil
            }
        }
        return String(decoding: result, as: UTF8.self)
    }
}
