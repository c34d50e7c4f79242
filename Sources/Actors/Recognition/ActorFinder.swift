import Lexicons
import Prose

/// Finds the actors of one document. Steps, each in a file of its own: look-up of phrases, names from the entity layer and from
/// the text, composition of names with role nouns, nouns that point back, pronouns.
struct ActorFinder {
    let knowledge: WorldKnowledge
    let view: DocumentView
    var roster = ActorRoster()
    /// Phrases by place.
    var items: [Item] = []
    /// For each token the item that covers it, or -1.
    var itemAt: [Int32]
    /// Tokens that are part of a mention.
    var taken: [Bool]
    /// Guarded names that mean something else in this text.
    var otherThings: Set<UInt64> = []
    /// Names of persons and organisations that no dictionary knows.
    var names: [FoundName] = []
    /// Mentions in the order of finding; once references are resolved, those before the token at hand in order of the text.
    var trail: [(actor: Int, token: Int, head: Int, form: Int)] = []
    /// Role nouns that wait until all names are known.
    var pending: [PendingNoun] = []
    /// The person named last, with the end of the name.
    var lastPerson: (actor: Int, end: Int)?
    /// Short forms that the text itself defines.
    var definedAcronyms: [UInt64: Int] = [:]

    /// The word that each actor's name is headed by; filled as far as it was asked for.
    var headWords: [UInt64] = []
    /// Countries of which more than a place was named.
    var spokenCountries: Set<String> = []
    /// Whether "officers" are soldiers; found out when first asked.
    var officersAreSoldiers: Bool?

    /// Whom gendered pronouns may mean; collected at the first of them.
    var candidates: [PronounCandidate] = []
    var candidateOf: [Int: Int] = [:]
    /// First tokens of the candidates' names, in order of the text.
    var candidatePlaces: [(token: Int, candidate: Int)] = []
    var hasCandidates = false
    var firstPersonToken = -1
    /// For each token the number of its quotation; 0 outside.
    var quotation: [Int32] = []
    /// The candidates of the last masculine and the last feminine pronoun.
    var lastGendered: [(candidate: Int, sentence: Int)?] = [nil, nil]
    /// Masculine and feminine pronouns that found no one.
    var orphans: [(first: Int, count: Int)] = [(0, 0), (0, 0)]
    /// Keeps every choice for training.
    var recordsChoices = false
    var choices: [PronounChoice] = []
    var neutralChoices: [PronounChoice] = []
    var structureChoices: [PronounChoice] = []
    /// The actors of the last "it" and the last "they".
    var lastNeutral: [(actor: Int, sentence: Int)?] = [nil, nil]

    init(_ knowledge: WorldKnowledge, _ view: DocumentView) {
        self.knowledge = knowledge
        self.view = view
        itemAt = Array(repeating: -1, count: view.count)
        taken = Array(repeating: false, count: view.count)
    }

    /// All actors.
    consuming func found() -> ActorMentions {
        findAll()
        return roster.layer(published: view.published)
    }

    /// Every pronoun with its candidates, for training.
    consuming func choices(of pronouns: ActorsWorkbench.Pronouns) -> [PronounChoice] {
        recordsChoices = true
        findAll()
        switch pronouns {
        case .gendered: return choices
        case .neutral: return neutralChoices
        case .structural: return structureChoices
        }
    }

    private mutating func findAll() {
        lookUpPhrases()
        findNames()
        composeAll()
        joinPartialNames()
        bindSurnames()
        resolveReferences()
        resolveAuthor()
    }

    /// Adds a mention and marks its tokens.
    mutating func mention(
        _ actor: Int, _ range: Range<Int>, _ form: ActorMentions.Mention.Form, _ why: String, p: Double = 1
    ) {
        guard !range.isEmpty, range.upperBound <= view.count else { return }
        let head = view.head(of: range)
        roster.addMention(
            .init(span: view.tokens.span(of: range), tokens: range, head: head, form: form, why: why, p: p), to: actor)
        for index in range { taken[index] = true }
        trail.append((actor, range.lowerBound, head, ActorMentions.Mention.Form.allCases.firstIndex(of: form) ?? 0))
        noteCandidate(actor, range, head: head, form: form)
    }

    /// The roster's entry of a known actor.
    mutating func entry(_ index: Int32) -> Int {
        let known = knowledge.actors[Int(index)]
        return roster.index(of: known.entity) {
            var actor = ActorMentions.Actor(
                entity: known.entity, name: known.name, kind: known.kind, country: known.country, roles: known.roles)
            actor.place = known.place
            actor.wikidata = known.wikidata
            return (
                actor,
                ActorRoster.Traits(
                    sex: known.sex, isPlural: Self.isPlural(known), known: index, offices: known.offices, surname: known.kind == .person ? Self.surname(of: known.name) : 0)
            )
        }
    }

    /// Peoples are many, and so are collectives with a plural name ("Gulf states").
    private static func isPlural(_ known: KnownActor) -> Bool {
        switch known.kind {
        case .ethnicGroup, .religiousGroup, .population: true
        case .collective, .armedGroup: known.name.hasSuffix("s") && !known.name.hasPrefix("ISIS")
        default: false
        }
    }

    /// Hash of the family name: the last word of a name of several words, the first of "Kim Jong Un"; the only word else.
    static func surname(of name: String) -> UInt64 {
        let words = name.split(separator: " ")
        return WordHash.of((Self.putsFamilyFirst(words) ? words.first : words.last) ?? "")
    }

    /// True for Chinese and Korean names in their own order: "Moon Jae-in", "Xi Jinping", but not "Jim Yong Kim".
    static func putsFamilyFirst(_ words: [Substring]) -> Bool {
        guard words.count == 2 || words.count == 3, familyNames.contains(WordHash.of(words[0])) else { return false }
        return !familyNames.contains(WordHash.of(words[words.count - 1])) || words.count == 3
    }

    private static let familyNames: WordSet = [
        "kim", "lee", "park", "pak", "moon", "yoon", "roh", "choi", "choe", "kang", "ri", "jang", "jong", "chung", "cho", "han", "hwang", "ahn", "yun",
        "xi", "li", "hu", "wen", "zhu", "jiang", "zhao", "zhang", "chen", "liu", "deng", "mao", "zhou", "bo", "qin", "yang", "tsai", "lai", "ma", "lien",
        "wang", "peng", "yi", "pan", "gao", "guo", "hua", "geng", "hou", "ko", "chiang", "tung", "ban", "shin", "song", "suh", "jeong", "baek", "lim",
    ]

    /// The words of a range, with single blanks.
    func words(_ range: Range<Int>) -> String { view.text[view.tokens.span(of: range)].split(whereSeparator: \.isWhitespace).joined(separator: " ") }
}
