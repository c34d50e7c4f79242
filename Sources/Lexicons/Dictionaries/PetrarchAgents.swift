/// A PETRARCH `.agents` file: nouns for roles, with the code that is put behind (`~GOV`) or before (`NGO~`) an actor's.
///
/// After the documentation of the format (openeventdata/Dictionaries, README): `{}` is no plural, no braces the regular one,
/// `!SET!` stands for each of its members and takes no plural.
public struct PetrarchAgents: Sendable {
    /// One line of the file.
    public struct Entry: Sendable, Equatable {
        /// Words in capitals, parted by single blanks.
        public let singular: [String]
        /// The same for plurals; empty for none.
        public let plural: [String]
        /// The code without its tilde.
        public let code: String
        /// True for `X~`: the code comes before the actor's.
        public let comesFirst: Bool
        /// 1-based line.
        public let line: Int
    }

    /// The file, as the user named it.
    public let file: String
    /// All entries, in file order.
    public private(set) var entries: [Entry] = []
    /// What was not understood.
    public private(set) var diagnostics: [DictionaryDiagnostic] = []
    private var sets: [String: [String]] = [:]

    /// Reads a file's bytes; ill-formed UTF-8 is repaired and reported. Linear time.
    public init(file: String, bytes: [UInt8]) {
        self.file = file
        var lines: [(Int, ArraySlice<UInt8>)] = []
        let (last, isOpen) = PetrarchLines.forEach(bytes) { lines.append(($0, $1)) }
        for (number, line) in lines { read(line, number) }
        if isOpen { report(last, "the comment that begins with <!-- is not closed") }
    }

    private mutating func report(_ line: Int, _ message: String) {
        if diagnostics.count < 10_000 { diagnostics.append(.init(file: file, line: line, message: message)) }
    }

    private mutating func read(_ line: ArraySlice<UInt8>, _ number: Int) {
        if line.contains(where: { $0 >= 0x80 }), String(validating: line, as: UTF8.self) == nil {
            report(number, "not UTF-8: the letters that cannot be read are replaced")
        }
        if line.contains(0x3D), line.first(where: { $0 != 0x20 && $0 != 0x09 }) == 0x21 { return define(line, number) }
        guard let open = line.firstIndex(of: 0x5B) else { return report(number, "no code in brackets; the line is not used") }
        guard let close = line[open...].firstIndex(of: 0x5D) else { return report(number, "the bracket of a code is not closed; the line is not used") }
        let code = String(decoding: line[(open + 1)..<close], as: UTF8.self).filter { $0 != " " }
        let comesFirst = code.hasSuffix("~")
        guard code.hasPrefix("~") != comesFirst, code.count > 1 else {
            return report(number, "no place for the code '\(code)': expected ~CODE or CODE~; the line is not used")
        }
        var phrase = line[..<open], braces: String?
        if let left = phrase.firstIndex(of: 0x7B) {
            guard let right = phrase[left...].firstIndex(of: 0x7D) else { return report(number, "the brace of a plural is not closed; the line is not used") }
            braces = PetrarchActorsReader.normalised(phrase[(left + 1)..<right])
            phrase = phrase[..<left]
        }
        let words = PetrarchActorsReader.normalised(phrase)
        guard !words.isEmpty else { return report(number, "no phrase before the code; the line is not used") }
        if words.contains("!") {
            guard let expanded = expand(words, number) else { return }
            entries.append(Entry(singular: expanded, plural: [], code: bare(code), comesFirst: comesFirst, line: number))
            return
        }
        let plural = braces.map { $0.isEmpty ? [] : [$0] } ?? [Self.plural(of: words)]
        entries.append(Entry(singular: [words], plural: plural, code: bare(code), comesFirst: comesFirst, line: number))
        if line[(close + 1)...].contains(where: { $0 != 0x20 && $0 != 0x09 && $0 != 0x0D }) { report(number, "text behind the code is not used") }
    }

    private func bare(_ code: String) -> String { code.filter { $0 != "~" } }

    /// `!PERSON! = MAN, MEN, WOMAN`.
    private mutating func define(_ line: ArraySlice<UInt8>, _ number: Int) {
        let text = String(decoding: line, as: UTF8.self)
        let sides = text.split(separator: "=", maxSplits: 1)
        let name = sides[0].filter { $0 != " " && $0 != "\t" }.uppercased()
        guard sides.count == 2, name.hasPrefix("!"), name.hasSuffix("!"), name.count > 2 else {
            return report(number, "expected !NAME! = WORD, WORD; the line is not used")
        }
        sets[name] = sides[1].split(separator: ",").map { PetrarchActorsReader.normalised($0) }.filter { !$0.isEmpty }
    }

    private mutating func expand(_ words: String, _ number: Int) -> [String]? {
        guard let first = words.firstIndex(of: "!"), let last = words[words.index(after: first)...].firstIndex(of: "!") else {
            report(number, "a set needs two exclamation marks: '\(words)'; the line is not used")
            return nil
        }
        guard let members = sets[String(words[first...last])] else {
            report(number, "no set \(words[first...last]) was defined; the line is not used")
            return nil
        }
        return members.map { String(words[..<first]) + $0 + String(words[words.index(after: last)...]) }
    }

    /// `Y` becomes `IES`, `SS` `SSES`, all others take an `S`.
    static func plural(of words: String) -> String {
        if words.hasSuffix("Y") { return words.dropLast() + "IES" }
        if words.hasSuffix("SS") { return words + "ES" }
        return words + "S"
    }
}
