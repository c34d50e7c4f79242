/// What the ranker of "it" and "they" looks at; a feature is a template with up to three small values.
///
/// Distances, order and roles after S. Lappin and H. Leass (1994); things are ranked with the actors, since most of what "it"
/// stands for is no actor.
enum NeutralFeature: UInt8, CaseIterable {
    /// Sentences back; with the role of the mention; with its form.
    case sentences, relationSentences, formSentences
    /// What the actor is; with distance; whether it is many.
    case kind, kindMore, kindSentences, number
    /// Place among the candidates: nearest sentence first and then from left to right; from right to left.
    case order, recency
    /// How often it was spoken of lately and in all.
    case mentions
    /// A noun that is no actor: its article, role and distance.
    case thing
    /// First in its sentence, the same role, above the pronoun in the tree, tokens between, how far up.
    case first, parallel, dominates, distance, climb
    /// A word before another noun, behind a preposition of place, joined with others.
    case modifier, placeBefore, joined
    /// Clauses of both; the actor of the last such pronoun; unknown to the dictionaries.
    case clausePair, continued, provisional
    /// The pronoun's verb with what the actor is; the role with the place among the candidates.
    case verbKind, relationOrder
    /// Neither actor nor thing: always; by the pronoun's verb; an empty "it".
    case none, noneVerb, pleonastic
    /// The same: number of candidates, quotation, start of the sentence, predicate.
    case candidates, quoted, opening, predicate
    /// No one, of the gendered pronouns from which structure is learned.
    case nobody

    /// The feature as one number.
    func code(_ a: Int = 0, _ b: Int = 0, _ c: Int = 0) -> UInt32 { RankingModel.code(Int(rawValue), a, b, c) }

    /// The names in the file of weights.
    static let names = allCases.map { "\($0)" }
}
