import Prose
import StageKit

/// What the actors stage can be told.
public struct ActorsOptions: StageOptions {
    /// Dictionaries of the user: tab-separated files of Rapporteur's own columns, or PETRARCH `.actors` files. They come
    /// before the program's; of two the later wins.
    public var dictionaries: [String]

    /// All keys.
    public static let fields = [
        OptionField(
            "dictionaries", .paths, default: .array([]),
            "dictionaries of actors, tab-separated or PETRARCH .actors files; they come before the program's own"),
    ]
}
