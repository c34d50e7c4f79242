/// The name of a layer, as it stands in cards, pipelines and reports. The closed set is below; a plug-in's own begin with `x-`.
public struct LayerName: Hashable, Comparable, Sendable, RawRepresentable, ExpressibleByStringLiteral, CustomStringConvertible {
    /// The name as text.
    public let rawValue: String
    /// The name that a text spells.
    public init(rawValue: String) { self.rawValue = rawValue }
    /// The name that a literal spells.
    public init(stringLiteral value: String) { rawValue = value }
    /// The name as it stands in cards and reports.
    public var description: String { rawValue }
    /// By the bytes of the names.
    public static func < (a: LayerName, b: LayerName) -> Bool { a.rawValue < b.rawValue }

    /// The document's text.
    public static let text: LayerName = "text"
    /// Title, authors, dates, site, language.
    public static let meta: LayerName = "meta"
    /// Paragraphs, headings and the lines that are no prose.
    public static let blocks: LayerName = "blocks"
    /// Tokens with tags and lemmas.
    public static let tokens: LayerName = "tokens"
    /// Sentences.
    public static let sentences: LayerName = "sentences"
    /// The dependency parse.
    public static let parse: LayerName = "parse"
    /// Named entities.
    public static let entities: LayerName = "entities"
    /// Temporal expressions.
    public static let dates: LayerName = "dates"
    /// Actors with their mentions.
    public static let actors: LayerName = "actors"
    /// Numbers with units, counted things and effects.
    public static let figures: LayerName = "figures"
    /// Quotations with speakers.
    public static let quotes: LayerName = "quotes"
    /// Who did what to whom.
    public static let events: LayerName = "events"
    /// Forecasts, recommendations, assessments and questions.
    public static let claims: LayerName = "claims"
    /// Directed stances of actor pairs.
    public static let stances: LayerName = "stances"
    /// The author's own stances.
    public static let authorStances: LayerName = "author_stances"
    /// Risk categories.
    public static let risk: LayerName = "risk"

    /// Every layer of the closed set, in the order of a report.
    public static let closedSet: [LayerName] = [
        .text, .meta, .blocks, .tokens, .sentences, .parse, .entities, .dates, .actors, .figures, .quotes, .events,
        .claims, .stances, .authorStances, .risk,
    ]

    /// True for a plug-in's layer, whose content is JSON.
    public var isOpen: Bool { rawValue.hasPrefix("x-") }
}
