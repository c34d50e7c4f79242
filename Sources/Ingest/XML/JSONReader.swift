import Prose

/// Reads one article from JSON.
struct JSONReader {
    let resources: IngestResources
    func read(_ json: [UInt8]) throws -> ExtractedArticle { throw IngestError.noText(format: "JSON") }
}
