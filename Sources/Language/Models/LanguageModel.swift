import Lexicons
import Prose
import StageKit

/// The trained models of English, memory-mapped: tags, lemmas, dependencies (`english.model`) and names (`names.model`).
struct LanguageModel: Sendable {
    private let syntax: ModelFile
    private let names: ModelFile
    private let irregular: IrregularForms

    init(in environment: StageEnvironment) throws {
        syntax = try ModelFile(try environment.resource("models/english.model", in: "Language"))
        names = try ModelFile(try environment.resource("models/names.model", in: "Language"))
        irregular = try IrregularForms(in: environment)
        // Everything is checked once here, so that a broken file stops the program and not a document.
        try withViews(checked: false) { _ in }
    }

    /// What the mapped bytes mean, for the length of a call.
    struct Views {
        let clusters: ClusterTable?
        let tagger: PerceptronTagger
        let lemmatizer: Lemmatizer
        let parser: TransitionParser
        let names: NameTagger
    }

    /// Lends the models; nothing of them may leave the call.
    /// - Throws: `ModelFile.Malformed` when a section is unusable.
    func withViews<Result>(checked: Bool = true, _ body: (Views) throws -> Result) throws -> Result {
        try syntax.withSections { syntax in
            try names.withSections { names in
                let clusters = ClusterTable(syntax("clusters"))
                guard let tags = TagSet(syntax("tags")), let tagger = WeightTable(syntax("tagger"), checked: checked) else { throw self.syntax.malformed("tagger") }
                guard let actions = WeightTable(syntax("actions"), checked: checked), let relations = WeightTable(syntax("relations"), checked: checked) else {
                    throw self.syntax.malformed("parser")
                }
                guard names("tags").elementsEqual(syntax("tags")) else { throw self.names.malformed("made for other tags than english.model has") }
                guard let nameTagger = NameTagger(weights: WeightTable(names("names"), checked: checked), names("transitions")) else { throw self.names.malformed("names") }
                return try body(
                    Views(
                        clusters: clusters, tagger: PerceptronTagger(tags: tags, weights: tagger),
                        lemmatizer: Lemmatizer(irregular: irregular, exceptions: LemmaTable(syntax("lemmas")), vocabulary: clusters),
                        parser: TransitionParser(actions: actions, relations: relations), names: nameTagger))
            }
        }
    }
}
