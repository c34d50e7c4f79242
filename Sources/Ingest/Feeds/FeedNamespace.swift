/// The namespaces that feeds mix, by their names or, where a feed declares none, by the usual prefix.
enum FeedNamespace: Sendable {
    case core, atom, dc, dcterms, content, media, itunes, xhtml, burner, other

    init(_ uri: String) {
        switch uri {
        case "", "rss", "rdf": self = .core
        case "dc": self = .dc
        case "dcterms": self = .dcterms
        case "content": self = .content
        case "media": self = .media
        case "itunes": self = .itunes
        case "atom", "atom10", "a10": self = .atom
        case "feedburner": self = .burner
        case "xhtml": self = .xhtml
        default: self = Self.named(uri)
        }
    }

    private static func named(_ uri: String) -> FeedNamespace {
        if uri.hasText("purl.org/dc/terms") { return .dcterms }
        if uri.hasText("purl.org/dc/") { return .dc }
        if uri.hasText("purl.org/atom/") || uri.hasText("w3.org/2005/atom") { return .atom }
        if uri.hasText("1999/xhtml") { return .xhtml }
        if uri.hasText("modules/content") { return .content }
        if uri.hasText("/mrss") { return .media }
        if uri.hasText("itunes.com") { return .itunes }
        if uri.hasText("feedburner") { return .burner }
        // The many names that RSS itself was given.
        let isCore = uri.hasText("purl.org/rss/1.0/") && !uri.hasText("modules") || uri.hasText("netscape.com/rdf/simple")
            || uri.hasText("userland.com/rss") || uri.hasText("rsschannel") || uri.hasText("purl.org/net/rss") || uri.hasText("my.theinfo.org/changed")
            || uri.hasText("blogs.law.harvard.edu/tech/rss") || uri.hasText("channel.netscape.com") || uri.hasText("backend.userland.com")
            || uri.hasText("cyber.law.harvard.edu/rss") || uri.hasText("rssboard.org/rss-spec")
        return isCore ? .core : .other
    }
}
