import Prose

/// What a stage can be told in the pipeline file. Decodable, with its own schema: `fields` names every key with type, default,
/// range and meaning, and is what `check`, `stages` and the JSON Schema for editors use. A key is decoded only after it was
/// checked against `fields`, and every field has a default, so that `init(from:)` sees all keys.
public protocol StageOptions: Decodable, Sendable {
    /// All keys.
    static var fields: [OptionField] { get }
}

/// The options of a stage that has none.
public struct NoOptions: StageOptions {
    /// No key.
    public static var fields: [OptionField] { [] }
    /// No option.
    public init() {}
}
