import Prose
import StageKit

/// What the stance stage can be told.
public struct StanceOptions: StageOptions {
    /// Files with further words of attitude.
    public var attitudes: [String]

    public static var fields: [OptionField] {
        [
            OptionField(
                "attitudes", .paths, default: .array([]),
                "files of further words of attitude, tab-separated: phrase, attitude from -1 to 1, declared or acted, both or reverse")
        ]
    }

    /// Options with these files of words.
    public init(attitudes: [String] = []) { self.attitudes = attitudes }
}
