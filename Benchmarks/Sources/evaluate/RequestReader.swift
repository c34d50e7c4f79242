import Dates
import Rapporteur

/// Reads phrases addressed to a program: the stages with their profile for requests, which looks forward.
struct RequestReader {
    private let stages: Stages

    init() throws {
        stages = try Stages(["language", "dates"], options: ["dates": .object([("style", .string("request")), ("prefer", .string("future"))])])
    }

    /// The expressions of a phrase that was said at a moment of ISO 8601.
    func expressions(_ text: String, at moment: String?) throws -> (document: Document, found: [TemporalExpressions.Expression]) {
        var metadata = Metadata()
        metadata.publishedTime = moment
        metadata.published = moment.flatMap { CivilDate(iso: $0) }
        metadata.language = "en"
        let document = try stages.run(Document(id: "phrase", text: text, metadata: metadata))
        return (document, try document.layer(TemporalExpressions.self).expressions)
    }
}
