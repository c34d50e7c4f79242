import Prose
import StageKit

/// What the risk stage can be told.
public struct RiskOptions: StageOptions {
    /// Files with further terms of the user's.
    public var terms: [String]

    /// All keys.
    public static var fields: [OptionField] {
        [
            OptionField(
                "terms", .paths, default: .array([]),
                "files of further terms, tab-separated: phrase, category, weight (0 takes a phrase out of the count)")
        ]
    }

    /// Options with these files of terms.
    public init(terms: [String] = []) { self.terms = terms }
}
