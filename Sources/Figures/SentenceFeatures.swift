import Prose

/// What a whole sentence tells of its victims: whether it looks back, quotes, names a year.
struct SentenceFeatures {
    var values: [UInt64] = []
    /// Features that all mentions of the sentence have.
    var shared = FeatureSet()

    init(_ scene: FigureScene) {
        let tokens = scene.tokens
        var isRecent = false, isNegated = false, isCombat = false
        var hasYear = false, isQuoted = false, looksBack = false, isPresent = false
        for token in scene.sentence {
            if tokens.upos[token] == .numeral, tokens.spans[token].count == 4, tokens.flags[token].contains(.hasDigit) { hasYear = true }
            if scene.lexicon.recent.contains(tokens.lower[token]) { isRecent = true }
            if tokens.lower[token] == Words.not || tokens.lower[token] == Words.no { isNegated = true }
            if scene.lexicon.combat.contains(tokens.lemma[token]) { isCombat = true }
            if tokens.flags[token].contains(.quoted) { isQuoted = true }
            if tokens.lower[token] == Words.had, token + 1 < scene.sentence.upperBound, tokens.xpos[token + 1] == .vbn { looksBack = true }
            if tokens.upos[token] == .verb, tokens.xpos[token] == .vbz || tokens.xpos[token] == .vbp { isPresent = true }
        }
        values = [hasYear, isQuoted, looksBack, isPresent, isRecent, isNegated, isCombat].enumerated().map { UInt64($0.offset * 2 + ($0.element ? 1 : 0)) }
    }
}
