import Prose
import StageKit

/// What the stance stage can be told.
public struct StanceOptions: StageOptions {
    /// Files with further words of attitude.
    public var attitudes: [String]
    /// Whether the learnt model weighs and completes what the rules find.
    public var model: Bool

    /// All keys.
    public static var fields: [OptionField] {
        [
            OptionField(
                "attitudes", .paths, default: .array([]),
                "files of further words of attitude, tab-separated: phrase, attitude from -1 to 1, declared or acted, both or reverse"),
            OptionField(
                "model", .boolean, default: .bool(true), "weigh and complete the findings of the rules by the learnt model"),
        ]
    }

    /// Options with these files of words, with or without the model.
    public init(attitudes: [String] = [], model: Bool = true) {
        self.attitudes = attitudes
        self.model = model
    }
}
