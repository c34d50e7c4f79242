/// The news dialects of XML that are told apart, by their root element.
enum XMLDialect: String, Sendable, CaseIterable {
    case rss, rdf, atom, nitf, newsMessage, newsItem, packageItem, newsML1, jats, tei, mediaWiki, wordPress, cdf, rcv1, pam

    /// The dialect of a root element's local name, lower-cased; nil for unknown ones.
    init?(rootName: String) {
        switch rootName {
        case "rss": self = .rss
        case "rdf": self = .rdf
        case "feed": self = .atom
        case "entry": self = .atom
        case "nitf": self = .nitf
        case "newsmessage": self = .newsMessage
        case "newsitem": self = .newsItem
        case "packageitem": self = .packageItem
        case "newsml": self = .newsML1
        case "article", "pmc-articleset": self = .jats
        case "tei", "tei.2", "teicorpus": self = .tei
        case "mediawiki": self = .mediaWiki
        case "channel": self = .cdf
        case "message": self = .pam
        default: return nil
        }
    }
}
