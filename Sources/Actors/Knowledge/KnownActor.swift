import Prose

/// An actor that a dictionary knows.
struct KnownActor: Sendable {
    /// Gender of a person, for pronouns.
    enum Sex: UInt8, Sendable { case unknown, male, female }

    var entity: String
    var name: String
    var kind: ActorMentions.Kind
    var country: String?
    var roles: [ActorMentions.Role] = []
    var sex = Sex.unknown
    /// Names of the offices that a person has held (`president`).
    var offices: [String] = []
    /// For a state, group or region: the adjective by which roles are named (`Afghan`).
    var adjective = ""
    /// The adjective for its people where it is another one ("American", not "US").
    var peopleAdjective: String?

    /// Where a place lies.
    var place: ActorMentions.Place?
    /// Wikidata's id, where it is surely known.
    var wikidata: String?

    /// States, groups and regions lend their name to others ("Afghan troops"); an organisation's people are the organisation.
    var lendsName: Bool {
        switch kind {
        case .state, .ethnicGroup, .religiousGroup, .place, .population, .collective: true
        default: false
        }
    }
}
