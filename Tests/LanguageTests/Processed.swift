import Language
import Prose
import StageKit

/// A text that went through the language stage, as a pipeline would run it.
func processed(_ text: String, language: String? = nil) throws -> Document {
    var metadata = Metadata()
    metadata.language = language
    var document = Document(text: text, metadata: metadata)
    document.access = LanguageStage.card.access
    // Of other languages than English the stage writes tokens and sentences, and then says that it skips the rest.
    do {
        try LanguageStage(NoOptions(), in: StageEnvironment()).process(&document, StageContext(stageID: "language"))
    } catch is StageSkipped {}
    document.access = nil
    return document
}
