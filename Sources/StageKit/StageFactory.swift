import Prose

/// A kind of stage that pipelines can name: its card, its options and how it is made. The catalogue holds one for each.
public struct StageFactory: Sendable {
    /// Name, version, layers.
    public let card: StageCard
    /// The options' keys.
    public let fields: [OptionField]
    /// Makes a stage from checked options.
    public let make: @Sendable (JSONValue, StageEnvironment) throws -> any Stage

    /// The factory of a stage type.
    public init<S: Stage>(_ type: S.Type) {
        card = S.card
        fields = S.Options.fields
        make = { value, environment in
            try S(try OptionDecoder.decode(S.Options.self, from: value), in: environment)
        }
    }
}
