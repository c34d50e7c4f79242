import Lexicons
import Prose
import StageKit

/// The labels and tables of the legacy encodings.
struct CharsetTables: Sendable {
    struct Guess: Sendable {
        var encoding: String
        var languages: [String]
    }

    private let labels: [String: String]
    private let iconvNames: [String: String]
    private let singleByte: [String: [UInt32]]
    let guesses: [Guess]
    /// Languages in the encodings of their own, the commonest encoding first.
    let letterCosts: [LetterCosts]

    init(in environment: StageEnvironment) throws {
        var labels: [String: String] = [:], iconvNames: [String: String] = [:], singleByte: [String: [UInt32]] = [:]
        for row in try environment.table("encoding/labels.tsv", in: "Ingest").rows {
            labels[row[0]] = row[1]
            if !row[2].isEmpty { iconvNames[row[1]] = row[2] }
        }
        for row in try environment.table("encoding/single-byte.tsv", in: "Ingest").rows {
            let points = row[1].split(separator: " ").map { UInt32($0, radix: 16) ?? 0xFFFD }
            let whole = points.count == 256 ? points : (0..<128).map { UInt32($0) } + points
            if whole.count == 256 { singleByte[row[0]] = whole }
        }
        guesses = try environment.table("encoding/fallback.tsv", in: "Ingest").rows.map { row in
            Guess(encoding: row[0], languages: row[1].split(separator: " ").map(String.init))
        }
        var costs: [LetterCosts] = []
        for row in try environment.table("encoding/letters.tsv", in: "Ingest").rows {
            var letters: [UInt32: Int32] = [:]
            for pair in row[2].split(separator: " ") {
                let parts = pair.split(separator: ":")
                guard parts.count == 2, let letter = parts[0].unicodeScalars.first, let cost = Int32(parts[1]), cost >= 0 else { continue }
                letters[letter.value] = cost
            }
            for encoding in row[1].split(separator: " ").map(String.init) {
                if let points = singleByte[encoding] { costs.append(LetterCosts(language: row[0], encoding: encoding, points: points, letters: letters)) }
            }
        }
        letterCosts = costs
        self.labels = labels
        self.iconvNames = iconvNames
        self.singleByte = singleByte
    }

    /// The encoding that a label means (WHATWG "get an encoding"); nil for unknown labels.
    func encoding(label: some Sequence<UInt8>) -> String? {
        var bytes = Array(label).map { $0 &- 0x41 < 26 ? $0 | 0x20 : $0 }
        while let last = bytes.last, last <= 0x20 || last == 0x22 || last == 0x27 || last == 0x3B { bytes.removeLast() }
        let start = bytes.firstIndex { $0 > 0x20 && $0 != 0x22 && $0 != 0x27 } ?? bytes.count
        guard bytes.count - start <= 40 else { return nil }
        return labels[String(decoding: bytes[start...], as: UTF8.self)]
    }

    func iconvName(of encoding: String) -> String? { iconvNames[encoding] }
    func codePoints(of encoding: String) -> [UInt32]? { singleByte[encoding] }
    func isSingleByte(_ encoding: String) -> Bool { singleByte[encoding] != nil }

    /// The encoding in which a language was mostly written before UTF-8.
    func legacyEncoding(ofLanguage language: String?) -> String? {
        guard let language else { return nil }
        if let exact = guesses.first(where: { $0.languages.contains(language) }) { return exact.encoding }
        let primary = language.split(separator: "-").first.map(String.init) ?? language
        return guesses.first { $0.languages.contains(primary) }?.encoding
    }
}
