import Prose

/// One entry under `stages:`.
public struct StageEntry: Sendable {
    /// What runs.
    public enum Kind: Sendable, Equatable {
        /// A stage of the catalogue.
        case use(String)
        /// A program of the user's: command and arguments, the layers it is sent and answers, and its deadline in seconds.
        case exec(command: [String], reads: [LayerName], writes: [LayerName], timeout: Double)
    }

    /// What runs.
    public var kind: Kind
    /// Name of the step.
    public var id: String
    /// The options as given, checked, in the order of the stage's fields; keys that are missing take their defaults.
    public var options: JSONValue
    /// Where `use` or `exec` stands.
    public var place: Place
}
