/// What a document says about itself, or its sender says of it. Every field is nil when unknown.
public struct Metadata: Layer, Equatable {
    /// The layer's name in cards, pipeline files and reports.
    public static let name = LayerName.meta

    /// Headline without the site's suffix.
    public var title: String?
    /// Names of the authors, in order.
    public var authors: [String] = []
    /// Day of publication as the page itself writes it (`YYYY-MM-DD`).
    public var published: CivilDate?
    /// Day of the last change.
    public var modified: CivilDate?
    /// Publication as written, with time and zone where given (ISO 8601).
    public var publishedTime: String?
    /// Last change as written, with time and zone where given (ISO 8601).
    public var modifiedTime: String?
    /// Name of the site or agency.
    public var site: String?
    /// BCP 47 language tag, lower case (`en`, `fr`, `pt-br`).
    public var language: String?
    /// Canonical address.
    public var url: String?
    /// Section or rubric.
    public var section: String?
    /// Keywords.
    public var tags: [String] = []
    /// Summary that the page gives of itself.
    public var summary: String?
    /// Address of the picture that the page shows for itself.
    public var image: String?
    /// Sort of text where the page says so: news, opinion, interview, live, review, analysis, press-release, sponsored, …
    public var kind: String?
    /// True where the page says that its text is not free to read, false where it says that it is.
    public var isPaywalled: Bool?
    /// Address of the licence that the text is given under.
    public var license: String?
    /// The format that ingest found: html, text, rss, atom, nitf, newsml-g2, jats, warc, …
    public var format: String?
    /// For each field the signal that it came from (`published` -> `json-ld`).
    public var signals: [String: String] = [:]
    /// For each field how sure the choice is, in per cent; only where several signals were weighed.
    public var confidence: [String: Int] = [:]

    /// Nothing known.
    public init() {}
}
