import Prose

/// One line of `pipe`: a document, or a path to one or several.
public struct PipeRequest: Sendable {
    /// What is to be read.
    public enum Body: Sendable {
        /// Text, kept to the code point.
        case text(String)
        /// A page.
        case html(String)
        /// A document of one of the XML dialects.
        case xml(String)
        /// A file; containers hold several documents.
        case path(String)
    }

    /// The request's id; reports carry it.
    public var id: String
    /// What is to be read.
    public var body: Body
    /// The one part of the container that is wanted.
    public var part: String?
    /// What the sender says of the document.
    public var given = Metadata()
    /// Layers that come with it, in the order of the request.
    public var layers: [(name: LayerName, value: JSONValue)] = []
    /// What a supervisor adds.
    var supervision: Supervision?

    /// A supervisor's wishes.
    struct Supervision: Sendable {
        /// Path as reports show it, relative to the input folder.
        var name: String
        /// Bytes of the path that can be opened, where they are no UTF-8.
        var rawPath: [UInt8]?
        /// Keys of the reports and quarantine entries that there are, by part; the empty name stands for a whole file.
        var known: [String: String] = [:]
        /// Parts that are not to be touched.
        var skip: Set<String> = []
        /// Folder in which the layers of documents are kept; nil when they are not.
        var cache: String?
        /// Path of a file that tells date and source of the document.
        var sidecar: [UInt8]?
    }

    /// A line that is no request; its id is kept for the answer where it could be read.
    public struct Invalid: Error, Sendable {
        /// The id, when there was one.
        public let id: String?
        /// What is wrong.
        public let message: String
    }

    /// The request of a line.
    /// - Throws: `Invalid`.
    public init(line: some Collection<UInt8>) throws(Invalid) {
        let value: JSONValue
        do { value = try JSONParser.parse(line) } catch { throw Invalid(id: nil, message: "the line is no JSON: \(error)") }
        try self.init(value)
    }

    init(_ value: JSONValue) throws(Invalid) {
        guard value.object != nil else { throw Invalid(id: nil, message: "a request is a JSON object") }
        guard let id = Self.id(value[key: "id"]) else {
            throw Invalid(id: nil, message: "the request has no 'id' (a string or a whole number)")
        }
        self.id = id
        body = try Self.body(value, id)
        part = try Self.string(value, "part", id)
        given.title = try Self.string(value, "title", id)
        given.url = try Self.string(value, "url", id)
        given.site = try Self.string(value, "site", id)
        given.language = try Self.string(value, "language", id)?.lowercased()
        given.authors = (value[key: "authors"]?.array ?? []).compactMap(\.string)
        if let published = try Self.string(value, "published", id) {
            guard let day = CivilDate(iso: published) else {
                throw Invalid(id: id, message: "'published' is '\(published.prefix(40))'; expected a date, YYYY-MM-DD")
            }
            given.published = day
            given.publishedTime = published.utf8.count > 10 ? published : nil
        }
        if let layers = value[key: "layers"], !layers.isNull {
            guard let members = layers.object else { throw Invalid(id: id, message: "'layers' is to be an object, a layer a key") }
            for member in members where !member.value.isNull {
                self.layers.append((LayerName(rawValue: member.key), member.value))
            }
        }
        if let wishes = value[key: "supervision"] { supervision = Self.supervision(wishes) }
    }

    private static func id(_ value: JSONValue?) -> String? {
        switch value {
        case .string(let text): text
        case .number(let digits): digits
        default: nil
        }
    }

    private static func body(_ value: JSONValue, _ id: String) throws(Invalid) -> Body {
        var bodies: [Body] = []
        if let text = try string(value, "text", id) { bodies.append(.text(text)) }
        if let text = try string(value, "html", id) { bodies.append(.html(text)) }
        if let text = try string(value, "xml", id) { bodies.append(.xml(text)) }
        if let text = try string(value, "path", id) { bodies.append(.path(text)) }
        guard bodies.count == 1, let body = bodies.first else {
            throw Invalid(id: id, message: "the request is to have one of 'text', 'html', 'xml' and 'path'; it has \(bodies.count)")
        }
        return body
    }

    private static func string(_ value: JSONValue, _ key: String, _ id: String) throws(Invalid) -> String? {
        guard let member = value[key: key], !member.isNull else { return nil }
        guard let text = member.string else { throw Invalid(id: id, message: "'\(key)' is to be a string") }
        return text
    }

    private static func bytes(_ value: JSONValue?) -> [UInt8]? {
        value?.array?.compactMap { $0.int.flatMap { UInt8(exactly: $0) } }
    }

    private static func supervision(_ value: JSONValue) -> Supervision {
        var wishes = Supervision(name: value[key: "name"]?.string ?? "")
        wishes.rawPath = bytes(value[key: "raw"])
        wishes.cache = value[key: "cache"]?.string
        wishes.sidecar = bytes(value[key: "sidecar"])
        for member in value[key: "known"]?.object ?? [] { wishes.known[member.key] = member.value.string }
        wishes.skip = Set((value[key: "skip"]?.array ?? []).compactMap(\.string))
        return wishes
    }
}
