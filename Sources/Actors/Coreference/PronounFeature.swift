/// What the ranker of gendered pronouns looks at, one template each; a feature is a template with up to three small values.
///
/// Distances, order and roles after S. Lappin and H. Leass (1994) and J. Hobbs (1978); parallel roles after K. Webster and
/// others, "Mind the GAP" (2018); classes of verbs after work on implicit causality.
enum PronounFeature: UInt8, CaseIterable {
    /// Sentences back to the nearest mention, and to the nearest one by name.
    case sentences, nameSentences
    /// Grammatical role of the nearest mention; with its distance; what stands above a modifier.
    case relation, relationSentences, ownerRelation
    /// Form of the nearest mention.
    case form
    /// Place among the candidates: nearest sentence first and then from left to right; from right to left.
    case order, openingOrder, recency
    /// The clause that the pronoun stands in, with the candidate's role.
    case clauseRelation
    /// In the same quotation, or one of them outside.
    case quotation
    /// The next mention behind the pronoun.
    case next, nextSentence
    /// How often the candidate was spoken of in the last sentences.
    case recent, mostRecent
    /// Tokens between, in one sentence.
    case distance
    /// Whether the governor of the candidate is above the pronoun, by which clause, and whether it is a verb of saying.
    case dominates, dominatesBy, saying, apart, aboveItself
    /// The first candidate of its sentence; the same role as the pronoun.
    case first, parallel
    /// Brackets, coordination, depth in the tree, a possessive behind it.
    case bracketed, coordinated, depth, possessive
    /// The person of the last pronoun of this gender; a subject in the last sentences.
    case continued, recentSubject
    /// A candidate that is named only behind the pronoun.
    case after, afterSentences, afterRole, afterAbove, afterDistance
    /// Mentions before, mentions in all, whether no other has more, whether it is the first of the text.
    case mentionsBefore, mentions, mostMentions, mostBefore, firstOfText
    /// Gender by name or title; by earlier pronouns.
    case gender, genderHistory
    /// Whether the candidate is surely a person, and whether its first word is a given name.
    case kind, kindGiven, severalWords
    /// Roles with order and clause together, for what neither tells alone; the form with the role.
    case relationOrder, clausePair, formRelation
    /// A pronoun before the subject of its clause, with the candidate as that subject: "Known for her beauty, Ure began".
    case fronted
    /// Joined with what the pronoun owns ("Fuld and his sister"), named by it ("with Dresser as her mother"), "his own".
    case joinedWith, namedAs, own
    /// Classes of the verbs that govern candidate and pronoun; the same verb; passive subjects.
    case verbClass, pronounVerb, verbPair, passive
    /// "According to Bongo … he said"; the speaker of a quotation, and whether the quotation says "I".
    case accordingTo, speaker
    /// Words of the tree between pronoun and candidate's governor; candidates between them and in the sentence.
    case climb, rivals, rivalsInSentence
    /// Known by one name where others have more: introduced before the text begins. Pronouns before without an antecedent.
    case shortName, orphans
    /// Kinship that the pronoun owns, with the candidate's role.
    case kin
    /// No candidate.
    case none

    /// The feature as one number: template and three values below 16.
    func code(_ a: Int = 0, _ b: Int = 0, _ c: Int = 0) -> UInt32 { RankingModel.code(Int(rawValue), a, b, c) }

    /// The names in the file of weights.
    static let names = allCases.map { "\($0)" }
}
