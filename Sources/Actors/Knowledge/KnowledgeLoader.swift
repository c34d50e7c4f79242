import Language
import Lexicons
import Prose
import StageKit

/// Builds `WorldKnowledge` from the dictionaries: the program's first, then the user's, which win.
struct KnowledgeLoader {
    let tokenizer: Tokenizer
    var knowledge = WorldKnowledge()
    /// Phrases in order of loading; of two readings of one kind the later, the user's, is preferred.
    var phrases: [(words: [UInt64], value: Int32)] = []
    var entityIndex: [String: Int32] = [:]
    /// Names of capitals, which are read by the rules for seats of government.
    var capitalNames: Set<UInt64> = []
    private var stateList: [(UInt64, Int32)] = []

    init(tokenizer: Tokenizer) { self.tokenizer = tokenizer }

    /// Loads all dictionaries of the program.
    mutating func loadProgramFiles(in environment: StageEnvironment) throws {
        try loadStates(environment.table("countries.tsv", in: "Actors"))
        try loadRegions(environment.table("regions.tsv", in: "Actors"))
        for file in ["international-organisations", "armed-groups", "institutions", "parties", "organisations", "collectives"] {
            try loadOrganisations(environment.table("\(file).tsv", in: "Actors"))
        }
        try loadGroups(environment.table("groups.tsv", in: "Actors"))
        for file in ["places", "cities", "subdivisions"] { try loadPlaces(environment.table("\(file).tsv", in: "Actors")) }
        try loadStateCoordinates(environment.table("state-coordinates.tsv", in: "Actors"))
        try loadCodes(environment.table("iso3166.tsv", in: "Actors"))
        try loadLeaders(environment.table("leaders.tsv", in: "Actors"))
        try loadIdentifiers(environment.table("wikidata.tsv", in: "Actors"))
        try loadAgents(environment.table("agents.tsv", in: "Actors"))
        try loadInstitutionRoles(environment.table("institution-roles.tsv", in: "Actors"))
        try loadDiscards(environment.table("discards.tsv", in: "Actors"))
        try loadGrammar(environment.table("grammar.tsv", in: "Actors"))
        try loadPronouns(environment.table("pronouns.tsv", in: "Actors"))
        try loadGuards(environment.table("guards.tsv", in: "Actors"))
        try loadVerbClasses(environment.table("verb-classes.tsv", in: "Actors"))
        try loadGivenNames(environment.table("given-names.tsv", in: "Actors"))
        knowledge.pronounModel = try RankingModel(environment.table("pronoun-weights.tsv", in: "Actors"), templates: PronounFeature.names)
        knowledge.neutralModel = try RankingModel(environment.table("neutral-weights.tsv", in: "Actors"), templates: NeutralFeature.names)
    }

    /// The finished knowledge.
    consuming func finished() -> WorldKnowledge {
        knowledge.phrases = PhraseTable(phrases)
        knowledge.guardedNames = WordTable(knowledge.guards.keys.map { ($0, true) })
        knowledge.states = WordTable(stateList)
        return knowledge
    }

    /// Registers a file for `why` and gives its number.
    mutating func register(_ name: String) -> Int16 {
        let short = name.split(separator: "/").last.map(String.init) ?? name
        knowledge.files.append(short)
        return Int16(clamping: knowledge.files.count - 1)
    }

    /// Adds an actor, or finds the one that has its entity already.
    mutating func add(_ actor: KnownActor) -> Int32 {
        if let index = entityIndex[actor.entity] { return index }
        let index = Int32(clamping: knowledge.actors.count)
        knowledge.actors.append(actor)
        entityIndex[actor.entity] = index
        return index
    }

    mutating func addState(_ actor: KnownActor, code: String) -> Int32 {
        let index = add(actor)
        stateList.append((WordHash.of(code), index))
        return index
    }

    /// Adds a phrase with its meaning.
    mutating func add(
        _ phrase: some StringProtocol, _ meaning: Reading.Meaning, _ form: ActorMentions.Mention.Form, _ source: RowReference,
        letters: Reading.Letters? = nil
    ) {
        let needsArticle = phrase.hasPrefix("the ")
        let phrase = needsArticle ? phrase.dropFirst(4) : phrase[...]
        let words = hashes(phrase)
        guard !words.isEmpty else { return }
        let index = Int32(clamping: knowledge.readings.count)
        let isAcronym = Self.isAcronym(phrase)
        knowledge.readings.append(
            Reading(
                meaning: meaning, form: form == .alias && isAcronym ? .acronym : form,
                letters: letters ?? Self.letters(of: phrase, isAcronym: isAcronym), source: source,
                needsArticle: needsArticle))
        phrases.append((words, index))
    }

    /// The words of a phrase; those of plain letters and blanks need no tokeniser.
    private func hashes(_ phrase: some StringProtocol) -> [UInt64] {
        for byte in phrase.utf8 where (byte | 0x20) &- 0x61 >= 26 && byte != 0x20 { return tokenizer.hashes(of: String(phrase)) }
        let bytes = Array(phrase.utf8)
        return bytes.withUnsafeBufferPointer { bytes in
            var words: [UInt64] = []
            var start = 0
            while start < bytes.count {
                var end = start
                while end < bytes.count, bytes[end] != 0x20 { end += 1 }
                if end > start { words.append(WordHash.of(bytes: UnsafeBufferPointer(rebasing: bytes[start..<end]))) }
                start = end + 1
            }
            return words
        }
    }

    private static func letters(of phrase: some StringProtocol, isAcronym: Bool) -> Reading.Letters {
        if isAcronym { return .capitals }
        if isMixed(phrase) { return .mixed }
        return phrase.utf8.contains { $0 &- 0x41 < 26 || $0 >= 0x80 } ? .capitalised : .any
    }

    /// Two capitals or more and no small letter but a plural's s.
    static func isAcronym(_ phrase: some StringProtocol) -> Bool {
        var capitals = 0
        for byte in phrase.utf8 {
            if byte &- 0x41 < 26 { capitals += 1 } else if byte &- 0x61 < 26 || byte == 0x20 { return false }
        }
        return capitals >= 2
    }

    /// A short word with capitals inside: "LeT", "MoD".
    private static func isMixed(_ phrase: some StringProtocol) -> Bool {
        guard phrase.utf8.count <= 5, !phrase.utf8.contains(0x20) else { return false }
        return phrase.utf8.dropFirst().contains { $0 &- 0x41 < 26 }
    }

    /// The parts of a column; an empty column has none.
    static func list(_ field: String) -> [Substring] { field.utf8.split(separator: 0x7C).map { Substring($0) } }
}
