/// Text as a field of the knowledge graph can hold it: its separators are not escaped, they cannot occur.
enum GKGText {
    /// A name or phrase without separators; blanks run together.
    static func field(_ text: some StringProtocol) -> String {
        var words = ""
        var gap = false
        for scalar in text.unicodeScalars {
            if scalar.value <= 0x20 || scalar == "\u{A0}" || scalar == "#" || scalar == ";" || scalar == "," || scalar == "|" || scalar == "\u{7F}" {
                gap = !words.isEmpty
            } else {
                if gap { words.unicodeScalars.append(" ") }
                gap = false
                words.unicodeScalars.append(scalar)
            }
        }
        return words
    }

    /// Free text: only what ends a column or a block is taken out.
    static func prose(_ text: some StringProtocol) -> String {
        String(String.UnicodeScalarView(text.unicodeScalars.map { $0.value < 0x20 || $0 == "#" || $0 == "|" || $0 == "\u{7F}" ? " " : $0 }))
    }

    /// Text inside an element of the last column.
    static func element(_ name: String, _ text: String?) -> String {
        guard let text, !text.isEmpty else { return "" }
        return "<\(name)>\(HTMLText.escaped(String(String.UnicodeScalarView(text.unicodeScalars.map { $0.value < 0x20 ? " " : $0 }))))</\(name)>"
    }
}
