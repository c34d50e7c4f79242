import Prose
import StageKit

/// What the actors stage can be told.
public struct ActorsOptions: StageOptions {
    /// Dictionaries of the user: tab-separated or YAML files of Rapporteur's own, PETRARCH `.actors`, `.agents` and discards files. They come
    /// before the program's; of two the later wins.
    public var dictionaries: [String]
    /// True to read PETRARCH files as PETRARCH-2's code does where that differs from the documentation.
    public var petrarch2: Bool
    /// Files of GeoNames (`cities15000.txt` or a country's), for places with coordinates.
    public var gazetteers: [String]

    /// All keys.
    public static let fields = [
        OptionField(
            "dictionaries", .paths, default: .array([]),
            "dictionaries of actors: .tsv, .yml, or PETRARCH .actors, agents and discards files; they come before the program's own"),
        OptionField(
            "petrarch2", .boolean, default: .bool(false),
            "read PETRARCH files as PETRARCH-2 does: last days excluded, a default on the first line before dated codes"),
        OptionField("gazetteers", .paths, default: .array([]), "GeoNames files (tab-separated, 19 columns): more places, with coordinates"),
    ]
}
