import Prose
import StageKit

/// What the stance stage can be told.
public struct StanceOptions: StageOptions {
    /// Files with further words of attitude.
    public var attitudes: [String]
    /// Whether learnt models weigh and complete what the rules find.
    public var learned: Bool
    /// Which learnt model that is.
    public var model: ModelTier

    /// All keys.
    public static var fields: [OptionField] {
        [
            OptionField(
                "attitudes", .paths, default: .array([]),
                "files of further words of attitude, tab-separated: phrase, attitude from -1 to 1, declared or acted, both or reverse"),
            OptionField("learned", .boolean, default: .bool(true), "weigh and complete the findings of the rules by a learnt model"),
            ModelTier.field(
                default: .auto,
                "fast: a linear model; accurate: an encoder of six layers, for sentences with two actors or an actor and a judgement; auto: the same, but the linear model where its file is missing"),
        ]
    }

    /// Options with these files of words, with or without a learnt model.
    public init(attitudes: [String] = [], learned: Bool = true, model: ModelTier = .auto) {
        self.attitudes = attitudes
        self.learned = learned
        self.model = model
    }
}
