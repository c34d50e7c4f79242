import Prose

/// A gendered pronoun with what its features need to know of all candidates together.
struct PronounContext {
    var token: Int
    var sentence: Int
    var isMasculine: Bool
    /// 1 subject, 2 object, 3 possessive, 4 possessive within a subject, 5 reflexive.
    var role: Int
    /// Tokens from the pronoun up to the root.
    var ancestors: [Int] = []
    /// The kind of the pronoun's clause, as an index of `SyntaxClasses`.
    var clause = 0
    var isOpening = false
    /// Place of each candidate by `order` and by `recency`; the first candidate of each sentence.
    var order: [Int: Int] = [:]
    var recency: [Int: Int] = [:]
    var firstOf: [Int: Int] = [:]
    var mostMentions = 0, mostBefore = 0, mostRecent = 0
    /// The candidate of the last pronoun of this gender, with its sentence.
    var last: (candidate: Int, sentence: Int)?
    /// First token of the first mention of a person in the text.
    var firstOfText = -1
    /// The nearest verb above the pronoun; -1 for none.
    var verb = -1
    /// Candidates in each sentence.
    var inSentence: [Int: Int] = [:]
    /// True when a candidate is named by several words.
    var hasLongNames = false
    /// Earlier pronouns of this gender that found no one, and the first of them.
    var orphans = 0, firstOrphan = 0
    /// True when the pronoun's quotation says "I" or "me".
    var quotesFirstPerson = false
    /// True for "his wife".
    var ownsKin = false

    var isPossessive: Bool { role == 3 || role == 4 }
}

/// Classes of relations that the features tell apart.
enum SyntaxClasses {
    static func role(_ relation: DependencyRelation?) -> Int {
        switch relation {
        case .nsubj, .nsubjPass, .nsubjOuter: 0
        case .obj: 1
        case .iobj: 2
        case .obl, .oblAgent: 3
        case .nmod: 4
        case .nmodPoss: 5
        case .appos: 6
        case .conj: 7
        case .root: 8
        case .compound: 9
        case .flat: 10
        default: 11
        }
    }

    /// The relation of a clause to its governor; nil for relations within a clause.
    static func clause(_ relation: DependencyRelation?) -> Int? {
        switch relation {
        case .ccomp: 1
        case .xcomp: 2
        case .advcl, .advclRelcl: 3
        case .acl: 4
        case .aclRelcl: 5
        case .parataxis: 6
        case .conj: 7
        case .csubj, .csubjPass: 8
        default: nil
        }
    }

    /// The first of the limits that a number does not pass; their count beyond the last.
    static func bucket(_ number: Int, _ limits: [Int]) -> Int { limits.firstIndex { number <= $0 } ?? limits.count }
}
