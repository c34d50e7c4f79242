import Markup
import Prose

/// Finds out what some bytes are and hands them to the reader of that format.
struct Reading {
    let resources: IngestResources
    var options = IngestOptions()

    enum Outcome {
        /// Text that is kept as it is.
        case text([UInt8])
        case article(ExtractedArticle)
    }

    /// - Parameters:
    ///   - declared: what the sender calls the bytes.
    ///   - address: where they came from, for dates and sites.
    /// - Throws: `IngestError` that says what was found instead of an article.
    func read(_ bytes: [UInt8], declared: InputFormat?, address: String?) throws -> Outcome {
        let bytes = try Self.unpacked(bytes)
        switch FormatSniffer.format(of: bytes) {
        case .other(let name): throw IngestError.notText(name)
        case .gzip: throw IngestError.badCompression("compressed twice")
        case .warc: throw IngestError.container("WARC")
        default: break
        }
        guard bytes.contains(where: { $0 > 0x20 }) else { throw IngestError.empty }
        let charset = CharsetDetector(tables: resources.charsets).charset(of: bytes)
        let text = CharsetDecoder(tables: resources.charsets).utf8(bytes, encoding: charset.name)
        let format = declared ?? FormatSniffer.format(ofText: text)
        switch format {
        case .html: return .article(try PageReader(resources: resources, options: options).read(Self.mended(text), address: address))
        case .xml: return .article(try XMLReader(resources: resources).read(Self.mended(text), address: address))
        case .json: return .article(try JSONReader(resources: resources).read(text))
        default:
            if Self.isBinary(text) { throw IngestError.notText("binary data of an unknown format") }
            return .text(text)
        }
    }

    /// Text of markup without the traces of an encoding that was mistaken on its way.
    private static func mended(_ text: [UInt8]) -> [UInt8] { WindowsControls.replaced(in: TwiceEncoded.repaired(text) ?? text) }

    /// The bytes without the compression that files lie in: gzip, and Zstandard where the program can.
    /// - Throws: `IngestError.badCompression`.
    static func unpacked(_ bytes: [UInt8]) throws -> [UInt8] {
        if FormatSniffer.format(of: bytes) == .gzip { return try Inflate.gzip(bytes) }
        guard Zstandard.isAvailable, bytes.starts(with: Zstandard.magic) else { return bytes }
        guard let plain = Zstandard.decoded(bytes, limit: Inflate.limit) else { throw IngestError.badCompression("the Zstandard data is damaged") }
        if plain.isEmpty { throw IngestError.badCompression("it grows beyond \(Inflate.limit >> 20) MiB") }
        return plain
    }

    /// Text has few control characters and few bytes that no encoding explains.
    private static func isBinary(_ text: [UInt8]) -> Bool {
        let sample = text.prefix(8_192)
        var bad = 0
        for (offset, byte) in sample.enumerated() {
            if byte < 0x20, byte != 9, byte != 10, byte != 13, byte != 12, byte != 0x1B { bad += 1 }
            if byte == 0xEF, offset + 2 < sample.count, sample[sample.startIndex + offset + 1] == 0xBF, sample[sample.startIndex + offset + 2] == 0xBD { bad += 1 }
        }
        return bad * 20 > sample.count
    }
}
