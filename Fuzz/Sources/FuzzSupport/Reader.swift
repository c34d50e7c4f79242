import Ingest
import Prose
import StageKit

/// Reads bytes as the program does and checks what must hold whatever they are. A check that fails ends the process, which is how
/// libFuzzer learns of it.
public struct Reader: Sendable {
    /// One for all inputs: tables are loaded once.
    public static let shared = Reader()

    private let stage: IngestStage
    /// Cuts containers.
    public let splitter: ArticleSplitter

    private init() {
        do {
            let environment = StageEnvironment()
            stage = try IngestStage(IngestOptions(), in: environment)
            splitter = try ArticleSplitter(in: environment)
        } catch {
            preconditionFailure("the resources are not beside the program: \(error)")
        }
    }

    /// Reads a payload, and now and then once more: the same bytes give the same document.
    public func read(_ payload: Source.Payload) {
        let document = once(payload)
        if payload.bytes.count % 16 == 3 {
            let again = once(payload)
            precondition(again?.text.bytes == document?.text.bytes && again?.metadata == document?.metadata, "two readings differ")
        }
    }

    /// Cuts a file and reads every part.
    public func readParts(_ bytes: [UInt8]) {
        try? splitter.split(bytes, path: nil) { name, payload in
            if let name { check(name) }
            read(payload)
        }
    }

    private func once(_ payload: Source.Payload) -> Document? {
        var document = Document(id: "fuzz", source: Source(payload: payload))
        document.access = IngestStage.card.access
        do { try stage.process(&document, StageContext(stageID: "ingest")) } catch { return nil }
        document.access = nil
        check(document)
        return document
    }

    private func check(_ document: Document) {
        let bytes = document.text.bytes
        precondition(String(validating: bytes, as: UTF8.self) != nil, "ill-formed text")
        var last: Int32 = 0
        for block in (try? document.layer(Blocks.self).blocks) ?? [] {
            precondition(block.span.start >= last && block.span.end > block.span.start && Int(block.span.end) <= bytes.count, "a span is wrong")
            last = block.span.end
        }
        check(document.text[document.text.span])
        let meta = document.metadata
        for value in meta.authors + meta.tags + [meta.title, meta.site, meta.url, meta.section, meta.summary, meta.language].compactMap({ $0 }) { check(value) }
    }

    /// No control characters but white space reach an output.
    private func check(_ text: String) {
        for scalar in text.unicodeScalars {
            let value = scalar.value
            precondition(value >= 0x20 || value == 9 || value == 10 || value == 13, "a control character")
            precondition(value != 0x7F && !(value >= 0x80 && value < 0xA0), "a control character")
        }
    }
}
