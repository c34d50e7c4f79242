import StageKit

/// The rows that the weights of the metadata ranker are trained on: for each field of a page the values that its signals give, with
/// what speaks for each.
public struct PageMetadataRows: Sendable {
    /// One value of one field.
    public struct Row: Sendable {
        /// `title`, `authors` or `published`.
        public var field: String
        /// The value; names are joined by ", ".
        public var value: String
        /// Names of the features that hold.
        public var features: [String]
    }

    private let resources: IngestResources

    /// Loads the tables.
    /// - Throws: when a table of the program is missing.
    public init(in environment: StageEnvironment) throws { resources = try IngestResources(in: environment) }

    /// All values of a page; empty for what is no page.
    public func rows(_ bytes: [UInt8]) -> [Row] {
        let bytes = FormatSniffer.format(of: bytes) == .gzip ? (try? Inflate.gzip(bytes)) ?? [] : bytes
        let charset = CharsetDetector(tables: resources.charsets).charset(of: bytes)
        let text = CharsetDecoder(tables: resources.charsets).utf8(bytes, encoding: charset.name)
        let reader = PageReader(resources: resources)
        guard let page = try? reader.parsed(text) else { return [] }
        let content = reader.content(page.tree, page.scan, page.signals).blocks
        let evidence = PageMetadata(resources: resources).readAll(page.signals, page.scan, content: content, address: nil).evidence
        func names<F: CaseIterable & RawRepresentable, Bits: UnsignedInteger & FixedWidthInteger>(_ bits: Bits, _ type: F.Type) -> [String] where F.RawValue == UInt8 {
            F.allCases.filter { bits >> Bits($0.rawValue) & 1 == 1 }.map { "\($0)" }
        }
        return evidence.titles.map { Row(field: "title", value: $0.text, features: names($0.bits, TitleFeature.self)) }
            + evidence.authors.map { Row(field: "authors", value: $0.names.joined(separator: ", "), features: names($0.bits, AuthorFeature.self)) }
            + evidence.days.map { Row(field: "published", value: $0.day.description, features: names($0.bits, DateFeature.self)) }
    }
}
