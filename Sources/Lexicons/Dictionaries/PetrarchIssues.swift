/// A PETRARCH issues file: phrases with an issue's code, inside `<ISSUE CATEGORY="…">`.
public struct PetrarchIssues: Sendable {
    /// One line.
    public struct Entry: Sendable, Equatable {
        /// All forms of the phrase, in capitals; several for `n:` and `v:` words and for `+`.
        public let forms: [String]
        /// The issue; nil for a phrase that makes a sentence or story be passed over.
        public let code: String?
        /// What a phrase without an issue drops.
        public let drops: PetrarchDiscards.Scope?
        /// The category of the block that it stands in.
        public let category: String
        /// 1-based line.
        public let line: Int
    }

    /// All entries, in file order.
    public private(set) var entries: [Entry] = []
    /// What was not understood.
    public private(set) var diagnostics: [DictionaryDiagnostic] = []

    /// Reads a file's bytes. Linear time.
    public init(file: String, bytes: [UInt8]) {
        var category = "", found: [Entry] = [], problems: [DictionaryDiagnostic] = []
        let (last, isOpen) = PetrarchLines.forEach(bytes) { number, line in
            let text = Self.trimmed(String(decoding: line, as: UTF8.self))
            if text.hasPrefix("<") {
                category = text.split(separator: "\"").dropFirst().first.map(String.init) ?? (text.hasPrefix("</") ? "" : category)
                return
            }
            let drops: PetrarchDiscards.Scope? = text.hasPrefix("~~") ? .story : text.hasPrefix("~") ? .sentence : nil
            var phrase = text[...], code: String?
            while phrase.first == "~" { phrase.removeFirst() }
            if let open = phrase.firstIndex(of: "[") {
                guard let close = phrase[open...].firstIndex(of: "]") else {
                    problems.append(.init(file: file, line: number, message: "the bracket of a code is not closed; the line is not used"))
                    return
                }
                code = String(phrase[phrase.index(after: open)..<close])
                phrase = phrase[..<open]
            }
            guard code != nil || drops != nil else {
                problems.append(.init(file: file, line: number, message: "no issue in brackets; the line is not used"))
                return
            }
            let forms = Self.forms(of: phrase)
            guard !forms.isEmpty else {
                problems.append(.init(file: file, line: number, message: "no phrase; the line is not used"))
                return
            }
            found.append(Entry(forms: forms, code: code, drops: drops, category: category, line: number))
        }
        if isOpen { problems.append(.init(file: file, line: last, message: "the comment that begins with <!-- is not closed")) }
        entries = found
        diagnostics = problems
    }

    private static func trimmed(_ text: String) -> String {
        let inner = text.drop { $0 == " " || $0 == "\t" || $0 == "\r" }
        return String(inner.reversed().drop { $0 == " " || $0 == "\t" || $0 == "\r" || $0 == "\r\n" }.reversed())
    }

    /// Every way to write a phrase; at most 64.
    private static func forms(of phrase: Substring) -> [String] {
        var results = [""]
        for word in phrase.split(whereSeparator: { $0 == " " || $0 == "\t" }) {
            let options: [String]
            if word.hasPrefix("n:") {
                let bare = word.dropFirst(2).uppercased()
                options = [bare, PetrarchAgents.plural(of: bare)]
            } else if word.hasPrefix("v:") {
                let bare = word.dropFirst(2).uppercased(), stem = bare.hasSuffix("E") ? String(bare.dropLast()) : bare
                options = [bare, bare + "S", stem + "ED", stem + "ING"]
            } else if word.contains("+") {
                let upper = word.uppercased()
                options = [upper.split(separator: "+").joined(separator: " "), upper.split(separator: "+").joined(separator: "-")]
            } else {
                options = [word.uppercased()]
            }
            guard results.count * options.count <= 64 else { return results.filter { !$0.isEmpty } }
            results = results.flatMap { start in options.map { start.isEmpty ? $0 : "\(start) \($0)" } }
        }
        return results.filter { !$0.isEmpty }
    }
}
