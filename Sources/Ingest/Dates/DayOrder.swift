/// In which order numbers of a date stand.
enum DayOrder: Sendable {
    case dayFirst, monthFirst

    /// The custom of a language and of the place of an address.
    static func of(language: String?, url: String?) -> DayOrder {
        let host = url.map(WebAddress.host) ?? ""
        let top = host.split(separator: ".").last.map(String.init) ?? ""
        if language == "en-us" || ["us", "gov", "mil", "edu"].contains(top) { return .monthFirst }
        let primary = language?.split(separator: "-").first.map(String.init)
        if let primary, primary != "en" { return .dayFirst }
        if let language, language.hasPrefix("en-"), !["en-us", "en-ph"].contains(language) { return .dayFirst }
        // English of no country: a country's address tells.
        if top.count == 2, !["io", "co", "tv", "me", "ai", "fm"].contains(top) { return .dayFirst }
        return primary == nil && !["com", "org", "net", ""].contains(top) ? .dayFirst : .monthFirst
    }
}
