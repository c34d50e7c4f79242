/// The namespaces that feeds mix.
enum FeedNamespace {
    case core, atom, dc, dcterms, content, media, itunes, other

    init(_ uri: String) {
        if uri.isEmpty { self = .core }
        else if uri.hasText("purl.org/dc/terms") { self = .dcterms }
        else if uri.hasText("purl.org/dc/") { self = .dc }
        else if uri.hasText("atom") { self = .atom }
        else if uri.hasText("modules/content") { self = .content }
        else if uri.hasText("mrss") || uri.hasText("/media") { self = .media }
        else if uri.hasText("itunes") { self = .itunes }
        else if uri.hasText("rss") { self = .core }
        else { self = .other }
    }
}
