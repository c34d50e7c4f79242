import Prose

/// What the JSON-LD of a page says of its main article (schema.org).
struct LinkedData {
    struct Agent: Equatable {
        var name: String
        /// True for what calls itself an organisation.
        var isOrganization: Bool
    }

    var headline: String?
    var agents: [Agent] = []
    /// Persons whom the article names as contributors or editors.
    var contributors: [String] = []
    var published: String?
    var created: String?
    var uploaded: String?
    var modified: String?
    /// The same of the page as a whole, where the article is silent or says otherwise.
    var pagePublished: String?
    var pageModified: String?
    /// Days of publication of the other objects: lists, films, the site.
    var otherDays: [String] = []
    var section: String?
    var keywords: [String] = []
    var site: String?
    var language: String?
    var summary: String?
    var url: String?
    var body: String?
    var image: String?
    var license: String?
    var isFree: Bool?
    /// Type of the object that was chosen, lower case.
    var type: String?

    var authors: [String] { agents.map(\.name) }

    private var objects: [JSONValue] = []
    private static let articleTypes: Set<String> = [
        "article", "newsarticle", "blogposting", "reportagenewsarticle", "analysisnewsarticle", "opinionnewsarticle", "report",
        "backgroundnewsarticle", "reviewnewsarticle", "askpublicnewsarticle", "advertisercontentarticle", "satiricalarticle",
        "scholarlyarticle", "techarticle", "liveblogposting", "socialmediaposting", "discussionforumposting", "medicalscholarlyarticle",
        "interview", "question", "recipe", "creativework", "review", "medicalwebpage", "podcastepisode", "videoobject",
    ]
    private static let minorTypes: Set<String> = ["creativework", "review", "recipe", "question", "podcastepisode"]
    private static let followed: Set<String> = ["@graph", "mainEntity", "mainEntityOfPage", "itemListElement", "item", "hasPart", "isPartOf", "review"]

    /// Adds the objects of one script; what is no JSON is passed over.
    mutating func read(_ script: ArraySlice<UInt8>) {
        guard objects.count < 400 else { return }
        // Graphs and lists are walked with a stack: their depth is the page's choice.
        var stack = Array(LinkedDataText.values(script).reversed())
        while let next = stack.popLast(), objects.count < 400 {
            switch next {
            case .array(let elements): stack.append(contentsOf: elements.reversed())
            case .object(let members):
                objects.append(next)
                for member in members.reversed() where Self.followed.contains(member.key) { stack.append(member.value) }
            default: break
            }
        }
    }

    private static func types(_ object: JSONValue) -> [String] {
        let value = object[key: "@type"]
        return (value?.array?.compactMap(\.string) ?? [value?.string].compactMap { $0 }).map {
            ($0.split(whereSeparator: { $0 == "/" || $0 == ":" || $0 == "#" }).last.map(String.init) ?? $0).lowercased()
        }
    }

    /// Chooses the article among all objects and reads its fields.
    /// - Parameters:
    ///   - titles: keys of the titles that the page gives elsewhere (`TitleChooser.key`).
    ///   - canonical: the page's own address.
    mutating func finish(titles: [String] = [], canonical: String? = nil) {
        var best: (JSONValue, Int)?
        var page: JSONValue?
        for object in objects {
            let types = Self.types(object)
            var score = 0
            if types.contains(where: { Self.articleTypes.contains($0) || $0.hasSuffix("article") || $0.hasSuffix("posting") }) {
                score = types.contains("videoobject") ? 12 : types.contains(where: Self.minorTypes.contains) ? 20 : 40
            } else if types.contains(where: { $0.hasSuffix("page") }) {
                score = 5
                if page == nil || object[key: "datePublished"] != nil { page = object }
            }
            guard score > 0 else { continue }
            for key in ["headline", "datePublished", "author", "articleBody"] where object[key: key] != nil { score += 5 }
            if score > 20, let key = (text(object[key: "headline"]) ?? text(object[key: "name"])).map({ TitleChooser.key(PlainValue.text($0)) }), key.count > 8,
                titles.contains(where: { $0.hasPrefix(key) || key.hasPrefix($0) && $0.count > 8 })
            {
                score += 25
            }
            if score > 20, let canonical, canonical.count > 12, text(object[key: "url"]) == canonical || text(object[key: "mainEntityOfPage"]) == canonical { score += 15 }
            if score > best?.1 ?? 0 { best = (object, score) }
        }
        defer { objects = [] }
        if let page {
            pagePublished = text(page[key: "datePublished"])
            pageModified = text(page[key: "dateModified"]) ?? text(page[key: "lastReviewed"])
        }
        if let (article, score) = best { read(article, isPage: score < 20) }
        for object in objects where otherDays.count < 8 {
            if let day = text(object[key: "datePublished"]), day != published, day != pagePublished, !otherDays.contains(day) { otherDays.append(day) }
        }
        for object in objects where pagePublished == nil { pagePublished = text(object[key: "datePublished"]) }
        if site == nil {
            for object in objects where site == nil && Self.types(object).contains("website") { site = text(object[key: "name"]) }
        }
        if agents.isEmpty {
            let persons = objects.filter { Self.types($0).contains("person") }
            if persons.count == 1 { agents = self.agents(persons[0]) }
        }
    }

    private mutating func read(_ article: JSONValue, isPage: Bool) {
        type = Self.types(article).first
        modified = text(article[key: "dateModified"])
        section = text(article[key: "articleSection"])
        keywords = list(article[key: "keywords"])
        language = text(article[key: "inLanguage"])
        summary = text(article[key: "description"])
        image = address(article[key: "image"]) ?? address(article[key: "thumbnailUrl"])
        license = address(article[key: "license"])
        url = text(article[key: "url"]) ?? text(article[key: "mainEntityOfPage"])
        switch article[key: "isAccessibleForFree"] {
        case .bool(let free)?: isFree = free
        case .string(let word)?: isFree = word.lowercased() == "true" ? true : word.lowercased() == "false" ? false : nil
        default: break
        }
        agents = self.agents(article[key: "author"])
        if agents.isEmpty { agents = self.agents(article[key: "creator"]) }
        contributors = self.agents(article[key: "contributor"]).filter { !$0.isOrganization }.map(\.name)
        if isPage { return }
        published = text(article[key: "datePublished"])
        created = text(article[key: "dateCreated"])
        uploaded = text(article[key: "uploadDate"])
        headline = text(article[key: "headline"]) ?? text(article[key: "name"])
        body = text(article[key: "articleBody"])
        site = self.agents(article[key: "publisher"]).first?.name
    }

    private func text(_ value: JSONValue?) -> String? {
        guard let value else { return nil }
        switch value {
        case .string(let text): return text.isEmpty ? nil : text
        case .array(let elements): return elements.first.flatMap { $0.array == nil ? text($0) : nil }
        case .object: return plain(value[key: "@value"]) ?? plain(value[key: "@id"]) ?? plain(value[key: "name"])
        case .number(let digits): return digits
        default: return nil
        }
    }

    private func plain(_ value: JSONValue?) -> String? { value?.string.flatMap { $0.isEmpty ? nil : $0 } }

    /// An address that stands as a string, a list or an object.
    private func address(_ value: JSONValue?) -> String? {
        let first = value?.array?.first ?? value
        return plain(first) ?? plain(first?[key: "url"]) ?? plain(first?[key: "contentUrl"]) ?? plain(first?[key: "@id"])
    }

    private func list(_ value: JSONValue?) -> [String] {
        if let elements = value?.array { return elements.prefix(60).compactMap { text($0) } }
        return text(value)?.split(separator: ",").map { String($0).trimmed } ?? []
    }

    /// Persons and organisations, references into the graph resolved.
    private func agents(_ value: JSONValue?) -> [Agent] {
        guard let value else { return [] }
        switch value {
        case .string(let name): return [Agent(name: name, isOrganization: false)]
        case .array(let elements): return elements.prefix(40).flatMap { element in element.array == nil ? agents(element) : [] }
        case .object:
            var named = value
            if value[key: "name"] == nil, let id = value[key: "@id"]?.string {
                named = objects.first { $0[key: "@id"]?.string == id && $0[key: "name"] != nil } ?? value
            }
            let isOrganization = Self.types(named).contains { $0.hasSuffix("organization") || $0 == "corporation" || $0 == "brand" || $0 == "website" }
            guard let name = named[key: "name"] else {
                let parts = [plain(named[key: "givenName"]), plain(named[key: "familyName"])].compactMap { $0 }
                return parts.isEmpty ? [] : [Agent(name: parts.joined(separator: " "), isOrganization: false)]
            }
            let names = name.array?.compactMap(\.string) ?? [text(name)].compactMap { $0 }
            return names.prefix(40).map { Agent(name: $0, isOrganization: isOrganization) }
        default: return []
        }
    }
}
