/// The actors of a document, each with all its mentions.
public struct ActorMentions: Layer {
    /// The layer's name in cards, pipeline files and reports.
    public static let name = LayerName.actors

    /// What an actor is.
    public enum Kind: String, Sendable, CaseIterable {
        case state, government, person, military, police, party, court, company, media, ngo, population, people
        case armedGroup = "armed-group", internationalOrganisation = "international-organisation"
        case ethnicGroup = "ethnic-group", religiousGroup = "religious-group", refugees, collective, place
        case organisation, unknown
    }

    /// A role with the days on which it holds; nil is open. Both days are included.
    public struct Role: Sendable, Equatable {
        /// CAMEO-like code (`AFGGOV`).
        public var code: String
        /// First day.
        public var from: CivilDate?
        /// Last day.
        public var to: CivilDate?
        /// A role.
        public init(code: String, from: CivilDate? = nil, to: CivilDate? = nil) {
            self.code = code
            self.from = from
            self.to = to
        }
    }

    /// A point on the earth, in degrees.
    public struct Place: Sendable, Equatable {
        /// North is positive.
        public var latitude: Double
        /// East is positive.
        public var longitude: Double
        /// A point.
        public init(latitude: Double, longitude: Double) {
            self.latitude = latitude
            self.longitude = longitude
        }
    }

    /// One place in the text that speaks of the actor.
    public struct Mention: Sendable, Equatable {
        /// Form of a mention.
        public enum Form: String, Sendable, CaseIterable {
            case name, alias, acronym, surname, title, adjective, metonym, nominal, pronoun
        }
        /// Where it stands.
        public var span: Span
        /// Its tokens.
        public var tokens: Range<Int>
        /// Its head token.
        public var head: Int
        /// How it names the actor.
        public var form: Form
        /// Why it is linked: `dict:<file>:<line>`, `rule:<name>`, `model`.
        public var why: String
        /// Probability of the link, 0 to 1.
        public var p: Double
        /// A mention.
        public init(span: Span, tokens: Range<Int>, head: Int, form: Form, why: String, p: Double = 1) {
            self.span = span
            self.tokens = tokens
            self.head = head
            self.form = form
            self.why = why
            self.p = p
        }
    }

    /// One actor. Its id is `actor:<index + 1>`.
    public struct Actor: Sendable, Equatable {
        /// Joins the actor across documents: ISO 3166 alpha-3 code in lower case for states (`afg`), else a stable slug (`taliban`).
        public var entity: String
        /// The name that a reader knows.
        public var name: String
        /// What it is.
        public var kind: Kind
        /// ISO 3166 alpha-3 code of the country it belongs to.
        public var country: String?
        /// CAMEO-like code on the day of publication.
        public var code: String?
        /// Codes with their validity.
        public var roles: [Role]
        /// True when no dictionary knows it.
        public var isProvisional: Bool
        /// Where a place lies, or a point within a state; nil for other actors, and where no table tells.
        public var place: Place?
        /// Wikidata's id, where it is surely known.
        public var wikidata: String?
        /// All mentions, in order of the text.
        public var mentions: [Mention]
        /// An actor.
        public init(
            entity: String, name: String, kind: Kind, country: String? = nil, code: String? = nil, roles: [Role] = [],
            isProvisional: Bool = false, mentions: [Mention] = []
        ) {
            self.entity = entity
            self.name = name
            self.kind = kind
            self.country = country
            self.code = code
            self.roles = roles
            self.isProvisional = isProvisional
            self.mentions = mentions
        }

        /// The code on a day: the first dated role that holds, else the first undated, else nil.
        public func code(on day: CivilDate?) -> String? {
            if let day {
                for role in roles where (role.from != nil || role.to != nil) {
                    if (role.from.map { $0 <= day } ?? true) && (role.to.map { day <= $0 } ?? true) { return role.code }
                }
            }
            return roles.first { $0.from == nil && $0.to == nil }?.code ?? (day == nil ? roles.last?.code : nil)
        }
    }

    /// All actors, by their first mention.
    public var actors: [Actor]
    /// A layer of these actors.
    public init(_ actors: [Actor]) { self.actors = actors }

    /// Every mention with its actor's index, in order of the text.
    public var mentionsInOrder: [(actor: Int, mention: Mention)] {
        var found: [(actor: Int, mention: Mention)] = []
        for (index, actor) in actors.enumerated() {
            for mention in actor.mentions { found.append((index, mention)) }
        }
        found.sort { a, b in
            if a.mention.span != b.mention.span { return a.mention.span < b.mention.span }
            return a.actor < b.actor
        }
        return found
    }
}
