import Prose

/// Reads reports.
public enum ReportReader {
    /// The report that some bytes hold.
    /// - Parameter layers: the layers that are wanted besides the text; all when nil.
    /// - Throws: `JSONParser.Failure` when they are no JSON, `ReportFormatError` when they are no report.
    public static func read(_ bytes: some Collection<UInt8>, layers: Set<LayerName>? = nil) throws -> Report {
        let value = try JSONParser.parse(bytes)
        guard let schema = value[key: "schema"]?.string, schema.hasPrefix("rapporteur.report/") else {
            throw ReportFormatError(path: "schema", expected: "\"\(ReportWriter.schema)\"")
        }
        // Older versions are read as far as they go; what a newer one means, nobody here can know.
        guard let version = Int(schema.dropFirst("rapporteur.report/".count)), version <= ReportWriter.version else {
            throw ReportFormatError(path: "schema", expected: "a version up to \(ReportWriter.version); a newer program reads '\(schema)'")
        }
        guard let id = value[key: "id"]?.string else { throw ReportFormatError(path: "id", expected: "a string") }
        let words = value[key: "text"]?.string
        var source = Source(payload: .text([]))
        if let given = value[key: "source"] {
            source.path = given[key: "path"]?.string
            source.part = given[key: "part"]?.string
            source.sha256 = given[key: "sha256"]?.string
            source.url = given[key: "url"]?.string
        }
        var document = Document(id: id, source: source)
        if let words { document.supply(Text(words)) }
        for name in LayerName.closedSet where name != .text && layers?.contains(name) ?? true {
            guard let layer = value[key: name.rawValue], !layer.isNull else { continue }
            try LayerJSON.supply(name, layer, to: &document)
        }
        for member in value.object ?? [] where member.key.hasPrefix("x-") && layers == nil {
            document.supply(member.value, as: LayerName(rawValue: member.key))
        }
        for note in value[key: "warnings"]?.array ?? [] { note.string.map { document.warn($0) } }
        let outcomes = (value[key: "layers"]?.object ?? []).map { member in
            LayerOutcome(
                layer: LayerName(rawValue: member.key), by: member.value[key: "by"]?.string ?? "?",
                status: member.value[key: "status"]?.string ?? "?")
        }
        return Report(
            document: document, outcomes: outcomes, key: value[key: "key"]?.string, schema: schema,
            spans: SpanCodec(words == nil ? nil : document.text))
    }

    /// The fingerprint in a report's first bytes, without reading the rest; nil when there is none.
    /// Constant time: the writer puts the key third.
    public static func key(in bytes: some Collection<UInt8>) -> String? {
        let head = Array(bytes.prefix(8192))
        let mark = Array("\"key\":\"".utf8)
        guard head.count > mark.count else { return nil }
        for start in 0..<(head.count - mark.count) where head[start] == mark[0] && Array(head[start..<start + mark.count]) == mark {
            let value = head[(start + mark.count)...]
            guard let end = value.firstIndex(of: UInt8(ascii: "\"")) else { return nil }
            return String(decoding: value[..<end], as: UTF8.self)
        }
        return nil
    }
}
