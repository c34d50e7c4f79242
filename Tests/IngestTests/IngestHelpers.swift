import Ingest
import Prose
import StageKit

/// One stage for all tests: it keeps no state between documents.
private let stage = Result { try IngestStage(IngestOptions(), in: StageEnvironment()) }

/// Runs the stage over a payload.
func ingested(_ payload: Source.Payload, given: Metadata = Metadata()) throws -> Document {
    var document = Document(id: "test", source: Source(payload: payload, given: given))
    document.access = IngestStage.card.access
    try stage.get().process(&document, StageContext(stageID: "ingest"))
    document.access = nil
    return document
}

func ingested(html: String) throws -> Document { try ingested(.html(Array(html.utf8))) }
func ingested(text: String) throws -> Document { try ingested(.text(Array(text.utf8))) }

extension Document {
    /// The words of all blocks of a kind.
    func blocks(_ kind: Blocks.Kind) throws -> [String] { try layer(Blocks.self).blocks.filter { $0.kind == kind }.map { text[$0.span] } }
}
