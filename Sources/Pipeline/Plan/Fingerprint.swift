import Lexicons
import Prose
import Reports
import StageKit

/// The chain of hashes that tells whether a document must be worked on again: every step adds its name, version, options and
/// resources to the hash of the steps before it, and a document's key adds its own bytes.
public struct Fingerprint: Sendable, Equatable {
    /// One hash a step: equal as long as nothing up to that step has changed.
    public private(set) var links: [(id: String, hash: String)] = []
    /// The hash of the whole chain.
    public var hash: String { links.last?.hash ?? Self.start }

    private static let start = SHA256.hexadecimal(of: Array("rapporteur.fingerprint/1".utf8))

    /// The fingerprint of no step.
    public init() {}

    /// Adds a step.
    public mutating func add(_ id: String, version: String, options: JSONValue, files: [StageEnvironment.UsedFile]) {
        var writer = JSONWriter()
        writer.array { writer in
            writer.string(hash)
            writer.string(id)
            writer.string(version)
            writer.value(options)
            for file in files {
                writer.string(file.name)
                writer.string(file.sha256)
            }
        }
        links.append((id, SHA256.hexadecimal(of: writer.bytes)))
    }

    /// The key of a document: its bytes, what its sender says of it and supplies, the chain, and what of it goes into the report.
    public func key(of source: Source, layers: [(name: LayerName, value: JSONValue)] = [], report: ReportOptions) -> String {
        var writer = JSONWriter()
        writer.array { writer in
            writer.string(ReportWriter.schema)
            writer.string(source.sha256 ?? SHA256.hexadecimal(of: source.payload.bytes))
            writer.string(Self.kind(of: source.payload))
            writer.string(orNull: source.url)
            writer.string(orNull: source.given.title)
            writer.string(orNull: source.given.publishedTime ?? source.given.published?.description)
            Self.write(source.given, to: &writer)
            // What a container says of a part stands outside the part's own bytes.
            if case .part(_, _, let hints) = source.payload {
                writer.string(orNull: hints.title)
                writer.string(orNull: hints.publishedTime ?? hints.published?.description)
                writer.string(orNull: hints.url)
                Self.write(hints, to: &writer)
            }
            for layer in layers {
                writer.string(layer.name.rawValue)
                writer.value(layer.value)
            }
            writer.string(hash)
            writer.string(report.text.rawValue)
            writer.array(report.keep.sorted()) { $0.string($1.rawValue) }
        }
        return SHA256.hexadecimal(of: writer.bytes)
    }

    private static func write(_ meta: Metadata, to writer: inout JSONWriter) {
        for (name, value) in [("site", meta.site), ("language", meta.language), ("section", meta.section), ("summary", meta.summary)] {
            if let value { writer.array([name, value]) { $0.string($1) } }
        }
        if !meta.authors.isEmpty { writer.array(["authors"] + meta.authors) { $0.string($1) } }
        if !meta.tags.isEmpty { writer.array(["tags"] + meta.tags) { $0.string($1) } }
        if let modified = meta.modified { writer.array(["modified", "\(modified)"]) { $0.string($1) } }
    }

    private static func kind(of payload: Source.Payload) -> String {
        switch payload {
        case .bytes: "bytes"
        case .text: "text"
        case .html: "html"
        case .xml: "xml"
        case .part(let format, _, _): "part:\(format)"
        }
    }

    /// True when both say the same.
    public static func == (a: Fingerprint, b: Fingerprint) -> Bool {
        a.links.count == b.links.count && a.hash == b.hash
    }
}
