import Prose
import StageKit

/// What the figures stage can be told.
public struct FiguresOptions: StageOptions {
    /// Whether time spans ("three years") are figures too; else they are left to the dates stage.
    public var durations: Bool
    /// Whether victims without a number count ("a soldier was killed" is one).
    public var implied: Bool

    /// All keys.
    public static var fields: [OptionField] {
        [
            OptionField("durations", .boolean, default: .bool(false), "count time spans (\"three years\") as measures as well; the dates stage has them"),
            OptionField("implied", .boolean, default: .bool(true), "count victims without a number (\"a soldier was killed\")"),
        ]
    }

    /// Options.
    public init(durations: Bool = false, implied: Bool = true) {
        self.durations = durations
        self.implied = implied
    }
}
