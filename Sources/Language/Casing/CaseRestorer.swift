import Lexicons
import Prose
import StageKit

/// Restores upper and lower case of texts that came in capitals alone, as the wires of old sent them: words of a list of common
/// words get small letters, others and the first of a sentence a capital. Taggers and name finders then see what they know.
///
/// The text itself stays; the restored copy has the same length, so that offsets hold for both.
struct CaseRestorer: Sendable {
    private let words: MappedFile
    private static let articles: Set<String> = ["el", "la", "los", "las"]
    private static let particles: Set<String> = ["de", "del", "y", "la", "los", "las", "el"]
    private static let months: Set<String> = [
        "january", "february", "march", "april", "june", "july", "august", "september", "october", "november", "december", "monday", "tuesday",
        "wednesday", "thursday", "friday", "saturday", "sunday",
    ]

    init(in environment: StageEnvironment) throws {
        words = try environment.resource("casing/common-words.txt", in: "Language")
    }

    /// The text with its case restored; nil where it has small letters of its own, or too few letters to tell.
    /// - Complexity: linear in the text, with a binary search a word.
    func restored(_ text: Text) -> Text? {
        var upper = 0, lower = 0
        text.withBytes { bytes in
            for byte in bytes {
                if byte &- 0x41 < 26 { upper += 1 } else if byte &- 0x61 < 26 { lower += 1 }
            }
        }
        guard upper >= 40, lower * 50 < upper else { return nil }
        var result = text.bytes
        let found = runs(in: result)
        var capitals = found.map { run -> Bool in
            let word = lowered(result[run])
            return Self.months.contains(word) || (word.utf8.count == 1 ? word != "a" : !isKnown(word))
        }
        for index in found.indices {
            let run = found[index], word = lowered(result[run])
            guard Self.particles.contains(word) else { continue }
            // "El Salvador", but "Farabundo Marti de la Cruz".
            let next = index + 1 < found.count && found[index + 1].lowerBound == run.upperBound + 1 && capitals[index + 1]
            let before = index > 0 && found[index - 1].upperBound + 1 == run.lowerBound && (capitals[index - 1] || Self.particles.contains(lowered(result[found[index - 1]])))
            capitals[index] = next && !before && Self.articles.contains(word)
        }
        for index in found.indices {
            let run = found[index]
            let bracketed = run.lowerBound > 0 && run.upperBound < result.count && result[run.lowerBound - 1] == 0x5B && result[run.upperBound] == 0x5D && run.count < 7
            let dotted = run.count == 1 && run.upperBound + 1 < result.count && result[run.upperBound] == 0x2E && result[run.upperBound + 1] &- 0x41 < 26
            let voiceless = run.count <= 4 && run.count > 1 && capitals[index] && !result[run].contains { "AEIOU".utf8.contains($0) }
            if bracketed || dotted || voiceless { continue }
            let keepsFirst = capitals[index] || beginsSentence(run.lowerBound, result)
            for position in run.dropFirst(keepsFirst ? 1 : 0) where result[position] &- 0x41 < 26 { result[position] |= 0x20 }
            // Capitals of Latin-1 in UTF-8 differ from small letters in one bit.
            for position in run.dropFirst(keepsFirst ? 2 : 0) where position > run.lowerBound && result[position - 1] == 0xC3 && result[position] < 0x9F && result[position] >= 0x80 { result[position] += 0x20 }
        }
        return Text(result)
    }

    /// Runs of letters, with an apostrophe inside.
    private func runs(in bytes: [UInt8]) -> [Range<Int>] {
        var found: [Range<Int>] = [], at = 0
        func isLetter(_ index: Int) -> Bool { index < bytes.count && ((bytes[index] | 0x20) &- 0x61 < 26 || bytes[index] == 0xC3 || (index > 0 && bytes[index - 1] == 0xC3)) }
        while at < bytes.count {
            guard isLetter(at) else { at += 1; continue }
            let start = at
            while isLetter(at) || (at < bytes.count && bytes[at] == 0x27 && isLetter(at + 1)) { at += 1 }
            found.append(start..<at)
        }
        return found
    }

    private func lowered(_ bytes: ArraySlice<UInt8>) -> String {
        String(decoding: bytes.map { $0 &- 0x41 < 26 ? $0 | 0x20 : $0 }, as: UTF8.self)
    }

    private func beginsSentence(_ start: Int, _ bytes: [UInt8]) -> Bool {
        var at = start - 1, breaks = 0
        while at >= 0, bytes[at] <= 0x20 || bytes[at] == 0x22 {
            if bytes[at] == 0x0A { breaks += 1 }
            at -= 1
        }
        return at < 0 || breaks > 1 || bytes[at] == 0x2E || bytes[at] == 0x21 || bytes[at] == 0x3F || bytes[at] == 0x3A || bytes[at] == 0x5D
    }

    /// True for a word of the list, or a regular form of one.
    private func isKnown(_ word: String) -> Bool {
        if isListed(word) { return true }
        if let apostrophe = word.firstIndex(of: "'"), isListed(String(word[..<apostrophe])) { return true }
        for (ending, stems) in Self.endings where word.hasSuffix(ending) && word.utf8.count > ending.utf8.count + 2 {
            for stem in stems where isListed(word.dropLast(ending.count) + stem) { return true }
        }
        return false
    }
    private static let endings: [(String, [String])] = [
        ("s", [""]), ("es", [""]), ("ed", ["", "e"]), ("ing", ["", "e"]), ("ly", [""]), ("ies", ["y"]), ("ied", ["y"]), ("er", ["", "e"]), ("ers", ["", "e"]),
        ("ness", [""]), ("ist", [""]), ("ists", [""]),
    ]

    /// Binary search over the lines of the mapped list, which are sorted by their bytes.
    private func isListed(_ word: some StringProtocol) -> Bool {
        let key = Array(word.utf8)
        return words.withBytes { bytes in
            var low = 0, high = bytes.count
            while low < high {
                var start = (low + high) / 2
                while start > low, bytes[start - 1] != 0x0A { start -= 1 }
                var end = start
                while end < bytes.count, bytes[end] != 0x0A { end += 1 }
                let line = bytes[start..<end]
                if line.elementsEqual(key) { return true }
                if line.lexicographicallyPrecedes(key) { low = end + 1 } else { high = start }
            }
            return false
        }
    }
}
