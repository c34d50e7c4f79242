import Lexicons
import Prose
import Reports

/// The costly layers of a document, kept so that a changed stage runs alone with those after it.
///
/// Kept are the layers of ingest and language, which take nine tenths of the time: text, metadata, blocks, tokens, sentences, parse
/// and entities. Nothing is lost between writing and reading (reports round their numbers, this does not), so that a report made
/// from it is the same, byte for byte, as one made from the input. A file that is damaged is as good as none.
struct LayerArchive {
    /// Layers that can be kept.
    static let layers: Set<LayerName> = [.text, .meta, .blocks, .tokens, .sentences, .parse, .entities]
    private static let head = Array("rapporteur.layers/1\n".utf8)

    /// Hash of the document's bytes and of what its sender says of it.
    var source: String
    /// Fingerprints of the chain, up to each step whose layers are kept.
    var links: [String]
    /// How the layers came about.
    var outcomes: [LayerOutcome]
    /// The document with the layers.
    var document: Document

    /// The archive as a file holds it.
    func bytes() -> [UInt8] {
        var writer = ArchiveWriter()
        writer.text(source)
        writer.texts(links)
        writer.number(outcomes.count)
        for outcome in outcomes { writer.texts([outcome.layer.rawValue, outcome.by, outcome.status]) }
        writer.texts(document.warnings)
        let names = document.layerNames.filter { Self.layers.contains($0) }
        writer.number(names.count)
        // Text comes first: everything else counts in it.
        for name in [LayerName.text] + names.filter({ $0 != .text }) where document.has(name) {
            writer.text(name.rawValue)
            LayerArchiveCodec.write(name, of: document, to: &writer)
        }
        return Self.head + Array(SHA256.hexadecimal(of: writer.bytes).utf8) + writer.bytes
    }

    /// The archive of a file, with its layers in a document of that source.
    /// - Throws: `ArchiveReader.Damaged`.
    init(_ bytes: [UInt8], id: String, source origin: Source) throws {
        let start = Self.head.count + 64
        guard bytes.count > start, bytes.starts(with: Self.head),
            String(decoding: bytes[Self.head.count..<start], as: UTF8.self) == SHA256.hexadecimal(of: bytes[start...])
        else { throw ArchiveReader.Damaged() }
        var reader = ArchiveReader(bytes, from: start)
        source = try reader.text()
        links = try reader.texts()
        outcomes = []
        for _ in 0..<(try reader.count()) {
            let texts = try reader.texts()
            guard texts.count == 3 else { throw ArchiveReader.Damaged() }
            outcomes.append(LayerOutcome(layer: LayerName(rawValue: texts[0]), by: texts[1], status: texts[2]))
        }
        document = Document(id: id, source: origin)
        for warning in try reader.texts() { document.warn(warning) }
        for _ in 0..<(try reader.count()) {
            try LayerArchiveCodec.read(LayerName(rawValue: try reader.text()), from: &reader, into: &document)
        }
    }

    init(source: String, links: [String], outcomes: [LayerOutcome], document: Document) {
        self.source = source
        self.links = links
        self.outcomes = outcomes
        self.document = document
    }
}
