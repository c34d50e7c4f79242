import Lexicons
import Prose

/// All that the dictionaries know, ready for look-up. Made once, shared by all documents.
struct WorldKnowledge: Sendable {
    /// One term of an office.
    struct Term: Sendable {
        var person: Int32
        var from: CivilDate?
        var to: CivilDate?
    }

    /// Dictionary files by name, as `RowReference` counts them.
    var files: [String] = []
    var actors: [KnownActor] = []
    var agents: [AgentNoun] = []
    var readings: [Reading] = []
    /// Phrases to indices of `readings`.
    var phrases = PhraseTable<Int32>([])
    /// State by hash of its code.
    var states = WordTable<Int32>([])
    /// Persons by hash of the surname, in order of the file.
    var surnames: [UInt64: [Int32]] = [:]
    /// Terms by `country/office`.
    var terms: [String: [Term]] = [:]
    /// Institutions by `country/role` of the role noun that names them.
    var institutions: [String: Int32] = [:]
    var grammar = GrammarWords([])
    var pronouns = WordTable<Pronoun>([])
    var guards: [UInt64: NameGuard] = [:]
    /// The names of `guards`, for quick look-up.
    var guardedNames = WordTable<Bool>([])
    var givenNames = WordTable<KnownActor.Sex>([])
    /// Where capitals lie, by hash of the name.
    var coordinates: [UInt64: ActorMentions.Place] = [:]
    /// Alpha-3 codes of states by their alpha-2 codes.
    var alpha3: [String: String] = [:]
    /// Classes of verbs by lemma, for pronouns.
    var verbClasses = WordTable<UInt8>([])
    /// Weights for "he" and "she".
    var pronounModel = RankingModel()
    /// Weights for "it" and "they".
    var neutralModel = RankingModel()

    /// The state with an ISO alpha-3 code.
    func state(_ code: String) -> Int32? { states[WordHash.of(code)] }

    /// Number of the first file that is the user's.
    var firstUserFile = Int16.max
    /// True for lines of the user's files, which win.
    func isUsers(_ source: RowReference) -> Bool { source.file >= firstUserFile }

    /// `dict:<file>:<line>`.
    func why(_ source: RowReference) -> String {
        let index = Int(source.file)
        return "dict:\(files.indices.contains(index) ? files[index] : "?"):\(source.line)"
    }

    /// The person who held an office on a day, when exactly one did.
    func holder(of office: String, in country: String, on day: CivilDate) -> Int32? {
        guard let terms = terms["\(country)/\(office)"] else { return nil }
        var found: Int32?
        for term in terms where (term.from.map { $0 <= day } ?? true) && (term.to.map { day <= $0 } ?? true) {
            if let found, found != term.person { return nil }
            found = term.person
        }
        return found
    }
}
