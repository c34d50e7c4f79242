/// A word that may tell an event, or govern one, before its participants are known.
struct Candidate {
    /// Row of the lexicon.
    let row: Int
    /// The head token.
    let head: Int
    /// Tokens of the trigger, with its particles.
    let tokens: Range<Int>
    let isNoun: Bool
    /// True for a participle that the tagger took for an adjective after "be": its subject undergoes what it tells.
    var isAdjectival = false
    /// For governing words: index of the governed candidate.
    var governed: Int?
    /// True when a governing word or a row with complements has taken it up.
    var isTaken = false
}
