import Lexicons
import Neural
import Prose
import StageKit

/// The trained models of English, memory-mapped: vectors of word pieces (`pieces.model`), the networks of tags, trees and names
/// (`english.model`, and `accurate.model` where it is asked for), and borders of sentences and lemmas (`text.model`).
struct LanguageModel: Sendable {
    let network: GrammarModel
    /// The larger network, where it is asked for.
    let accurate: GrammarModel?
    /// Why the larger network is not there although it was asked for.
    let warning: String?
    /// Where sentences end.
    let boundaries: BoundaryModel?
    private let lemmas: ModelFile
    private let irregular: IrregularForms

    init(_ tier: ModelTier = .fast, in environment: StageEnvironment) throws {
        func file(_ name: String) throws -> ModelFile { try ModelFile(try environment.resource("models/\(name).model", in: "Language")) }
        let pieces = try file("pieces"), fast = try GrammarModel(pieces: pieces, network: file("english"))
        network = fast
        (accurate, warning) = try AccurateModel.load(tier, in: environment) { network in
            let model = try GrammarModel(pieces: pieces, network: network)
            guard model.parts.tags == fast.parts.tags else { throw network.malformed("its tags are not those of english.model") }
            return model
        }
        lemmas = try file("text")
        boundaries = lemmas.withSections { BoundaryModel($0("borders")) }
        irregular = try IrregularForms(in: environment)
    }

    /// Lends the lemmatiser; nothing of it may leave the call.
    func withLemmatizer<Result>(_ body: (Lemmatizer) throws -> Result) rethrows -> Result {
        try lemmas.withSections { sections in
            try body(Lemmatizer(irregular: irregular, exceptions: LemmaTable(sections("lemmas")), vocabulary: ClusterTable(sections("clusters"))))
        }
    }
}
