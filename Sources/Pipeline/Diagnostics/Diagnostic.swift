/// One thing that is wrong with a pipeline file, as a value: gathered, sorted and shown together, never thrown at the first.
public struct Diagnostic: Sendable, Equatable {
    /// What kind of mistake: a stable word that editors and scripts can rely on.
    public enum Code: String, Sendable, CaseIterable {
        case unreadable, syntax, tab, alias
        case unreadableFile = "unreadable-file"
        case unknownKey = "unknown-key", duplicateKey = "duplicate-key", missingKey = "missing-key"
        case wrongType = "wrong-type", outOfRange = "out-of-range", badValue = "bad-value"
        case unsetVariable = "unset-variable"
        case unknownStage = "unknown-stage", unmetLayer = "unmet-layer", wrongOrder = "wrong-order"
        case writtenTwice = "written-twice", duplicateStage = "duplicate-stage", misplacedKey = "misplaced-key"
    }

    /// What kind of mistake.
    public var code: Code
    /// Where it stands.
    public var place: Place
    /// What is wrong, in a line.
    public var message: String
    /// What to write instead, short: it stands beside the caret.
    public var suggestion: String?
    /// What to do, where the suggestion does not say it.
    public var fix: String?

    /// A mistake.
    public init(_ code: Code, _ place: Place, _ message: String, suggestion: String? = nil, fix: String? = nil) {
        self.code = code
        self.place = place
        self.message = message
        self.suggestion = suggestion
        self.fix = fix
    }
}
