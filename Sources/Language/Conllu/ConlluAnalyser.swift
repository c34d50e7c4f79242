import Prose
import StageKit

/// Tags and parses plain text or CoNLL-U, and writes CoNLL-U: what `rapporteur parse` does.
public struct ConlluAnalyser: Sendable {
    private let stage: LanguageStage
    private let features: MorphologicalFeatures

    /// An analyser with the program's models.
    /// - Throws: when a word list or a model is missing or unusable.
    public init(in environment: StageEnvironment, model: ModelTier = LanguageOptions().model) throws {
        stage = try LanguageStage(LanguageOptions(model: model), in: environment)
        features = try MorphologicalFeatures(in: environment)
    }

    /// The analysis of English text; a blank line or a line break ends a paragraph.
    /// - Throws: when the text cannot be annotated.
    public func analysis(ofText text: String, id: String = "text") throws -> String { try ConlluWriter.write(try document(text, id), features: features) }

    /// The analysis of CoNLL-U with its words and sentences as they are; its tags and trees are not looked at.
    /// - Throws: when the words cannot be annotated.
    public func analysis(ofTokenized conllu: String, id: String = "text") throws -> String {
        let content = ConlluReader.read(conllu)
        let found = try stage.analysis(of: content.text, tokens: content.tokens, sentences: content.sentences)
        var document = Document(id: id, text: content.text[content.text.span])
        try document.write(found.tokens)
        try document.write(content.sentences)
        try document.write(found.parse)
        return try ConlluWriter.write(document, features: features)
    }

    /// The analysis of the running text of CoNLL-U, from its `# text` comments alone.
    /// - Throws: when the text cannot be annotated.
    public func analysis(ofRunningText conllu: String) throws -> String {
        try RunningText.documents(of: conllu).map { try analysis(ofText: $0.text) }.joined()
    }

    /// The trees of the sentences of English text, drawn with lines.
    /// - Throws: when the text cannot be annotated.
    public func trees(ofText text: String) throws -> String {
        let document = try document(text, "text")
        return TreeDrawing.text(
            try document.layer(Tokens.self), try document.layer(Sentences.self), try document.layer(DependencyParse.self), in: document.text)
    }

    private func document(_ text: String, _ id: String) throws -> Document {
        var metadata = Metadata()
        metadata.language = "en"
        var document = Document(id: id, text: text, metadata: metadata)
        try stage.process(&document, StageContext(stageID: LanguageStage.card.id))
        return document
    }
}
