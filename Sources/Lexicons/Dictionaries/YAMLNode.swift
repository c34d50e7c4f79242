/// A node of the part of YAML that dictionaries need: block mappings and sequences, flow sequences of scalars, plain and quoted
/// scalars, comments. Anchors, tags, multi-line scalars and flow mappings are errors.
public indirect enum YAMLNode: Sendable, Equatable {
    case scalar(String, line: Int)
    case sequence([YAMLNode], line: Int)
    case mapping([Member], line: Int)

    /// A key with its value.
    public struct Member: Sendable, Equatable {
        /// The key, without quotation marks.
        public let key: String
        /// Its value.
        public let value: YAMLNode
        /// 1-based line of the key.
        public let line: Int
    }

    /// 1-based line on which the node begins.
    public var line: Int {
        switch self {
        case .scalar(_, let line), .sequence(_, let line), .mapping(_, let line): line
        }
    }
    /// The text of a scalar; nil for other nodes.
    public var text: String? { if case .scalar(let text, _) = self { text } else { nil } }
    /// The elements of a sequence; nil for other nodes.
    public var elements: [YAMLNode]? { if case .sequence(let elements, _) = self { elements } else { nil } }
    /// The members of a mapping; nil for other nodes.
    public var members: [Member]? { if case .mapping(let members, _) = self { members } else { nil } }
    /// The value of a key.
    public subscript(key: String) -> YAMLNode? { members?.first { $0.key == key }?.value }

    /// Reads a document. Linear time; nesting is limited to 16.
    /// - Throws: `DictionaryDiagnostic` with the line of the first mistake.
    public static func parse(_ text: String, file: String) throws(DictionaryDiagnostic) -> YAMLNode {
        var reader = YAMLNodeReader(file: file, text: text)
        return try reader.document()
    }
}
