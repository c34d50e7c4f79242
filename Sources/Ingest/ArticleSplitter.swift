import Markup
import Prose
import StageKit

/// Cuts feeds, web archives and files of several articles into documents, each named by its own identifier.
public struct ArticleSplitter: ContainerSplitter {
    private let resources: IngestResources
    private let filter: RecordFilter

    /// - Parameter options: of the ingest stage: which records of web archives are read.
    /// - Throws: when a table of the program is missing or an option is wrong.
    public init(_ options: IngestOptions = IngestOptions(), in environment: StageEnvironment) throws {
        resources = try IngestResources(in: environment)
        filter = try RecordFilter(options)
    }

    /// Calls the closure for each part of a container, or once for a file that is none.
    public func split(_ bytes: [UInt8], path: String?, _ body: (_ part: String?, _ payload: Source.Payload) throws -> Void) throws {
        var count = 0
        if WebArchiveReader.isArchive(bytes) {
            try WebArchiveReader().records(in: bytes) { record in
                guard let payload = page(record) else { return }
                count += 1
                try body(Self.name(record.identifier), payload)
            }
        } else if let container = container(bytes) {
            switch container {
            case .json(let parts):
                for part in parts {
                    count += 1
                    try body(Self.name(part.name), .part(format: "bytes", bytes: part.bytes, hints: Metadata()))
                }
            case .xml(let root):
                if let feed = FeedReader(dates: resources.dates).feed(root) {
                    for entry in feed.entries {
                        guard let payload = part(entry, feed) else { continue }
                        count += 1
                        try body(Self.name(entry.id) ?? Self.name(entry.link), payload)
                    }
                } else {
                    let articles = ArticleParts.articles(root)
                    for article in articles where articles.count > 1 {
                        count += 1
                        try body(Self.name(ArticleParts.identifier(article)), .part(format: "xml", bytes: ArticleParts.document(article, of: root), hints: Metadata()))
                    }
                }
            }
        }
        // What is no container, and a container without parts: the stage says what is wrong with it.
        if count == 0 { try body(nil, .bytes(bytes)) }
    }

    /// A name that a container gives, without control characters and not longer than anybody needs; nil where nothing is left.
    private static func name(_ written: String?) -> String? {
        guard let written else { return nil }
        let name = Squeeze.text(written.utf8.prefix(2_000))
        return name.isEmpty ? nil : name
    }

    /// What may hold several documents.
    private enum Container {
        case xml(MarkupNode)
        case json([(name: String?, bytes: [UInt8])])
    }

    private func container(_ bytes: [UInt8]) -> Container? {
        guard let bytes = try? Reading.unpacked(bytes), FormatSniffer.format(of: bytes) == .text, !isPage(bytes) else { return nil }
        let charset = CharsetDetector(tables: resources.charsets).charset(of: bytes)
        let text = CharsetDecoder(tables: resources.charsets).utf8(bytes, encoding: charset.name)
        switch FormatSniffer.format(ofText: text) {
        case .xml: return (try? MarkupTree.xml(WindowsControls.replaced(in: text)))?.root.elements.first.map { .xml($0) }
        case .json:
            let parts = JSONParts.parts(of: text)
            return parts.isEmpty ? nil : .json(parts)
        default: return nil
        }
    }

    /// A page says so in its first bytes, and need not be decoded here.
    private func isPage(_ bytes: [UInt8]) -> Bool {
        guard let first = bytes.firstIndex(where: { $0 == 0x3C }), first < 64 else { return false }
        return FormatSniffer.startsWith("<!doctype html", bytes[first...]) || FormatSniffer.startsWith("<html", bytes[first...])
    }

    /// The feed that a file holds, with all its fields; nil when it is none.
    public func feed(_ bytes: [UInt8]) -> Feed? {
        guard case .xml(let root)? = container(bytes) else { return nil }
        return FeedReader(dates: resources.dates).feed(root)
    }

    private func part(_ entry: FeedEntry, _ feed: Feed) -> Source.Payload? {
        guard let content = entry.body, !Squeeze.text(content.value).isEmpty else { return nil }
        let hints = FeedArticle(resources: resources).metadata(entry, in: feed)
        return .part(format: content.isHTML ? "fragment" : "text", bytes: Array(content.value.utf8), hints: hints)
    }

    /// A record that the filter takes, in UTF-8.
    private func page(_ record: WebRecord) -> Source.Payload? {
        guard filter.takes(record) else { return nil }
        var payload = record.payload
        // Under an alias ("x-gzip"), or in files that were stored as they lay there, pages are packed all the same.
        if payload.starts(with: [0x1F, 0x8B, 8]) { payload = Inflate.stream(payload[...], .gzip).bytes }
        guard payload.contains(where: { $0 > 0x20 }) else { return nil }
        let type = record.mediaType ?? ""
        let isText = record.type == "conversion" && type == "text/plain"
        if type.isEmpty, FormatSniffer.format(of: payload) != .text || FormatSniffer.format(ofText: payload) != .html { return nil }
        let charset = CharsetDetector(tables: resources.charsets).charset(of: payload, header: record.charset)
        // The mark tells the stage that the bytes are UTF-8 now, whatever a meta element in them says.
        let text = [0xEF, 0xBB, 0xBF] + CharsetDecoder(tables: resources.charsets).utf8(payload, encoding: charset.name)
        var hints = Metadata()
        hints.url = record.address.flatMap { WebAddress.isWeb($0) ? Squeeze.text($0) : nil }
        let isHTML = type.isEmpty || type.hasText("html")
        return .part(format: isText || type.hasPrefix("text/plain") ? "text" : isHTML ? "html" : "bytes", bytes: text, hints: hints)
    }
}
