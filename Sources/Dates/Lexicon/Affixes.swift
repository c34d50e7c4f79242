/// Beginnings and endings that words of time carry in a language: articles and prepositions written with the word, case endings.
struct Affixes: Sendable {
    var prefixes: [String] = []
    var suffixes: [String] = []

    /// Numbers, signs and helpers take none.
    func apply(to cls: WordClass) -> Bool {
        guard !prefixes.isEmpty || !suffixes.isEmpty else { return false }
        switch cls {
        case .numword, .joint, .opener, .link, .ampm, .zone, .era, .plainname: return false
        default: return true
        }
    }

    /// All forms of a word with a prefix or a suffix.
    func forms(of word: String) -> [String] { prefixes.map { $0 + word } + suffixes.map { word + $0 } }
}
