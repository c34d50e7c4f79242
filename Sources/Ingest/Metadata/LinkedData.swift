import Prose

/// What the JSON-LD of a page says of its main article (schema.org).
struct LinkedData {
    var headline: String?
    var authors: [String] = []
    var published: String?
    var modified: String?
    var section: String?
    var keywords: [String] = []
    var site: String?
    var language: String?
    var summary: String?
    var url: String?
    var body: String?
    /// Types of the object that was chosen.
    var type: String?

    private var objects: [JSONValue] = []
    private static let articleTypes: Set<String> = [
        "article", "newsarticle", "blogposting", "reportagenewsarticle", "analysisnewsarticle", "opinionnewsarticle", "report",
        "backgroundnewsarticle", "reviewnewsarticle", "askpublicnewsarticle", "advertisercontentarticle", "satiricalarticle",
        "scholarlyarticle", "techarticle", "liveblogposting", "socialmediaposting", "discussionforumposting", "medicalscholarlyarticle",
        "interview", "qapage", "recipe", "creativework", "review",
    ]

    /// Adds the objects of one script; what is no JSON is passed over.
    mutating func read(_ script: String) {
        guard objects.count < 400, let value = try? JSONParser.parse(Self.cleaned(script)) else { return }
        // Graphs and lists are walked with a stack: their depth is the page's choice.
        var stack = [value]
        while let next = stack.popLast(), objects.count < 400 {
            switch next {
            case .array(let elements): stack.append(contentsOf: elements.reversed())
            case .object(let members):
                objects.append(next)
                for member in members.reversed() where ["@graph", "mainEntity", "mainEntityOfPage", "itemListElement", "item"].contains(member.key) {
                    stack.append(member.value)
                }
            default: break
            }
        }
    }

    /// Scripts come wrapped in comments or CDATA, or with a semicolon at the end.
    private static func cleaned(_ script: String) -> ArraySlice<UInt8> {
        let bytes = Array(script.utf8)
        guard let start = bytes.firstIndex(where: { $0 == 0x7B || $0 == 0x5B }) else { return [] }
        var from = start
        if let cdata = ByteSearch.first("<![cdata[", in: bytes.prefix(200)[...]) {
            from = bytes[cdata.upperBound...].firstIndex { $0 == 0x7B || $0 == 0x5B } ?? start
        }
        guard let end = bytes.lastIndex(where: { $0 == 0x7D || $0 == 0x5D }), end >= from else { return [] }
        return bytes[from...end]
    }

    private static func types(_ object: JSONValue) -> [String] {
        let value = object[key: "@type"]
        return (value?.array?.compactMap(\.string) ?? [value?.string].compactMap { $0 }).map {
            ($0.split(separator: "/").last.map(String.init) ?? $0).lowercased()
        }
    }

    /// Chooses the article among all objects and reads its fields.
    mutating func finish() {
        var best: (JSONValue, Int)?
        for object in objects {
            let types = Self.types(object)
            var score = 0
            if types.contains(where: { Self.articleTypes.contains($0) || $0.hasSuffix("article") || $0.hasSuffix("posting") }) {
                score = types.contains("creativework") || types.contains("review") ? 20 : 40
            } else if types.contains("webpage") || types.contains("itempage") {
                score = 5
            }
            guard score > 0 else { continue }
            for key in ["headline", "datePublished", "author", "articleBody"] where object[key: key] != nil { score += 5 }
            if score > best?.1 ?? 0 { best = (object, score) }
        }
        guard let (article, score) = best else { return }
        type = Self.types(article).first
        let isPage = score < 20
        headline = isPage ? nil : text(article[key: "headline"]) ?? text(article[key: "name"])
        published = text(article[key: "datePublished"]) ?? text(article[key: "dateCreated"]) ?? text(article[key: "uploadDate"])
        modified = text(article[key: "dateModified"])
        section = text(article[key: "articleSection"])
        keywords = list(article[key: "keywords"])
        language = text(article[key: "inLanguage"])
        summary = text(article[key: "description"])
        body = isPage ? nil : text(article[key: "articleBody"])
        url = text(article[key: "url"]) ?? text(article[key: "mainEntityOfPage"])
        if !isPage {
            authors = names(article[key: "author"])
            if authors.isEmpty { authors = names(article[key: "creator"]) }
            site = names(article[key: "publisher"]).first
        }
        if published == nil || isPage {
            for object in objects where published == nil { published = text(object[key: "datePublished"]) }
        }
        if site == nil {
            for object in objects where site == nil && Self.types(object).contains("website") { site = text(object[key: "name"]) }
        }
        if authors.isEmpty {
            let persons = objects.filter { Self.types($0).contains("person") }
            if persons.count == 1 { authors = names(persons[0]) }
        }
        objects = []
    }

    private func text(_ value: JSONValue?) -> String? {
        guard let value else { return nil }
        switch value {
        case .string(let text): return text.isEmpty ? nil : text
        case .array(let elements): return elements.first.flatMap(text)
        case .object: return text(value[key: "@value"]) ?? text(value[key: "@id"]) ?? text(value[key: "name"])
        case .number(let digits): return digits
        default: return nil
        }
    }

    private func list(_ value: JSONValue?) -> [String] {
        if let elements = value?.array { return elements.compactMap { text($0) } }
        return text(value)?.split(separator: ",").map { String($0).trimmed } ?? []
    }

    /// Names of persons or organisations, references into the graph resolved.
    private func names(_ value: JSONValue?) -> [String] {
        guard let value else { return [] }
        switch value {
        case .string(let name): return [name]
        case .array(let elements): return elements.prefix(40).flatMap { element in element.array == nil ? names(element) : [] }
        case .object:
            if let name = value[key: "name"] { return name.array?.compactMap(\.string) ?? [text(name)].compactMap { $0 } }
            if let id = value[key: "@id"]?.string {
                for object in objects where object[key: "@id"]?.string == id {
                    if let name = text(object[key: "name"]) { return [name] }
                }
            }
            return []
        default: return []
        }
    }
}
