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
                [.fast, .accurate, .auto], default: .auto,
                "fast: two narrow layers for all sentences; accurate: six layers for all, a tenth as fast; auto: six layers for sentences with two names or more, two for the others or where the file of the six is missing")
        ]
    }

    /// Options with this network.
    public init(model: ModelTier = .auto) { self.model = model }
}
