import Lexicons
import Prose

/// Victims who are told without a number: "a soldier was killed" is one, "peasants were killed" are some.
struct ImpliedVictims {
    let scene: FigureScene
    let effects: EffectFinder
    let context: ContextFinder
    /// What is counted already.
    let taken: [Candidate]

    func figures(_ sources: FigureSources) -> [Figures.Figure] { [] }
}
