import Prose
import StageKit

/// What the language stage can be told.
public struct LanguageOptions: StageOptions {
    /// Which network reads the sentences.
    public var model: ModelTier

    /// All keys.
    public static var fields: [OptionField] {
        [
            ModelTier.field(
                [.quick, .fast, .accurate, .auto], default: .auto,
                "quick: a narrower network, 1.6 times as fast; fast: two layers for all sentences; accurate: six layers for all, a third as fast; auto: six layers for sentences with two names or more, two for the others or where the file of the six is missing")
        ]
    }

    /// Options with this network.
    public init(model: ModelTier = .auto) { self.model = model }
}
