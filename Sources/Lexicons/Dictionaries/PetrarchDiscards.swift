/// A PETRARCH discards file: phrases that drop the sentence they stand in, and with `+` the whole story.
public struct PetrarchDiscards: Sendable {
    /// What a phrase drops.
    public enum Scope: Sendable { case sentence, story }

    /// One line.
    public struct Entry: Sendable, Equatable {
        /// Words in capitals, parted by single blanks.
        public let words: String
        /// What it drops.
        public let scope: Scope
        /// True for a final `_`: the last word must end there; else it may go on.
        public let isWhole: Bool
        /// 1-based line.
        public let line: Int
    }

    /// All entries, in file order.
    public private(set) var entries: [Entry] = []
    /// What was not understood.
    public private(set) var diagnostics: [DictionaryDiagnostic] = []

    /// Reads a file's bytes. Linear time.
    public init(file: String, bytes: [UInt8]) {
        var found: [Entry] = [], problems: [DictionaryDiagnostic] = []
        let (last, isOpen) = PetrarchLines.forEach(bytes) { number, line in
            let text = line.drop { $0 == 0x20 || $0 == 0x09 }
            let isStory = text.first == 0x2B
            let phrase = isStory ? text.dropFirst() : text
            let words = PetrarchActorsReader.normalised(phrase)
            guard !words.isEmpty else {
                problems.append(.init(file: file, line: number, message: "no phrase; the line is not used"))
                return
            }
            let lastByte = phrase.last { $0 != 0x20 && $0 != 0x09 && $0 != 0x0D }
            found.append(Entry(words: words, scope: isStory ? .story : .sentence, isWhole: lastByte == 0x5F, line: number))
        }
        if isOpen { problems.append(.init(file: file, line: last, message: "the comment that begins with <!-- is not closed")) }
        entries = found
        diagnostics = problems
    }

    /// What a sentence's words drop: the story before the sentence; nil for nothing. Linear in words and entries.
    /// - Parameter words: in capitals, parted by single blanks.
    public func scope(of words: String) -> Scope? {
        let padded = " " + words + " "
        var found: Scope?
        for entry in entries where padded.contains(" " + entry.words + (entry.isWhole ? " " : "")) {
            if entry.scope == .story { return .story }
            found = .sentence
        }
        return found
    }
}
