import Prose

/// A key of a pipeline file.
struct ConfigKey: Sendable {
    var name: String
    var shape: ConfigShape
    var isRequired = false
    /// The value when the key is not given, for the reference.
    var defaultValue: JSONValue?
    var meaning: String

    init(_ name: String, _ shape: ConfigShape, required: Bool = false, default defaultValue: JSONValue? = nil, _ meaning: String) {
        self.name = name
        self.shape = shape
        self.isRequired = required
        self.defaultValue = defaultValue
        self.meaning = meaning
    }
}
