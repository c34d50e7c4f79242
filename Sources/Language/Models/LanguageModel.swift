import Lexicons
import Prose
import StageKit

/// The trained models of English, memory-mapped: vectors of word pieces (`pieces.model`), the network of tags, trees and names
/// (`english.model`), and borders of sentences and lemmas (`text.model`).
struct LanguageModel: Sendable {
    let network: NeuralModel
    /// Where sentences end.
    let boundaries: BoundaryModel?
    private let lemmas: ModelFile
    private let irregular: IrregularForms

    init(in environment: StageEnvironment) throws {
        func file(_ name: String) throws -> ModelFile { try ModelFile(try environment.resource("models/\(name).model", in: "Language")) }
        network = try NeuralModel(pieces: file("pieces"), network: file("english"))
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
