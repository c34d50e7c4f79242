import Language
import Prose
import StageKit

@testable import Dates

/// Runs language and dates over a text, as a pipeline would.
struct DateReader {
    let language: LanguageStage
    let dates: DatesStage

    private static let plain = Result { try DateReader() }

    /// The reader with default options, made once for all tests.
    static func shared() throws -> DateReader { try plain.get() }

    init(_ options: DatesOptions = DatesOptions()) throws {
        let environment = StageEnvironment()
        language = try LanguageStage(NoOptions(), in: environment)
        dates = try DatesStage(options, in: environment)
    }

    /// The expressions of a text with their words.
    func expressions(_ text: String, published: String? = nil, language code: String = "en") throws -> [(text: String, expression: TemporalExpressions.Expression)] {
        var metadata = Metadata()
        metadata.published = published.flatMap { CivilDate(iso: $0) }
        metadata.publishedTime = published
        metadata.language = code
        var document = Document(text: text, metadata: metadata)
        do { try language.process(&document, StageContext(stageID: "language")) } catch is StageSkipped {}
        document.access = DatesStage.card.access
        try dates.process(&document, StageContext(stageID: "dates"))
        document.access = nil
        return try document.layer(TemporalExpressions.self).expressions.map { (document.text[$0.span], $0) }
    }

    /// The values alone.
    func values(_ text: String, published: String? = nil, language code: String = "en") throws -> [String] {
        try expressions(text, published: published, language: code).map { $0.expression.value }
    }
}
