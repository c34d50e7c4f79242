import Markup
import Prose

/// Reads one article from XML.
struct XMLReader {
    let resources: IngestResources
    func read(_ xml: [UInt8], address: String?) throws -> ExtractedArticle { throw IngestError.noText(format: "XML") }
}
