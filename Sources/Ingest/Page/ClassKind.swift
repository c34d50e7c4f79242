/// What the class words of an element say about it (column 2 of `page/classes.tsv`), as bits that add up.
struct ClassKind: OptionSet, Sendable {
    let rawValue: UInt32

    static let names = [
        "content", "lead", "title", "header", "navigation", "footer", "footnote", "sidebar", "grid", "comment", "related", "share",
        "advert", "promo", "widget", "infobox", "subscribe", "paywall", "consent", "overlay", "byline", "author", "bio", "date",
        "meta", "caption", "media", "tags", "hidden", "noprint", "list", "form",
    ]

    init(rawValue: UInt32) { self.rawValue = rawValue }
    /// The kind of a name; empty for names that are not used (`section`, `quote`).
    init(named name: String) { rawValue = Self.names.firstIndex(of: name).map { 1 << UInt32($0) } ?? 0 }

    static let content = ClassKind(named: "content"), lead = ClassKind(named: "lead"), title = ClassKind(named: "title")
    static let header = ClassKind(named: "header"), navigation = ClassKind(named: "navigation"), footer = ClassKind(named: "footer")
    static let sidebar = ClassKind(named: "sidebar"), comment = ClassKind(named: "comment"), related = ClassKind(named: "related")
    static let share = ClassKind(named: "share"), advert = ClassKind(named: "advert"), promo = ClassKind(named: "promo")
    static let subscribe = ClassKind(named: "subscribe"), paywall = ClassKind(named: "paywall"), consent = ClassKind(named: "consent")
    static let overlay = ClassKind(named: "overlay"), byline = ClassKind(named: "byline"), author = ClassKind(named: "author")
    static let bio = ClassKind(named: "bio"), date = ClassKind(named: "date"), meta = ClassKind(named: "meta")
    static let caption = ClassKind(named: "caption"), tags = ClassKind(named: "tags"), hidden = ClassKind(named: "hidden")
    static let form = ClassKind(named: "form"), noprint = ClassKind(named: "noprint"), list = ClassKind(named: "list")
    static let infobox = ClassKind(named: "infobox"), footnote = ClassKind(named: "footnote")

    /// Kinds that never name the body of an article.
    static let furniture: ClassKind = [
        .navigation, .footer, .sidebar, .comment, .related, .share, .advert, .subscribe, .consent, .overlay, .tags, .noprint,
    ]
}
