/// A JSON value. Objects keep the order of their keys, so that what is written again has the same bytes.
public enum JSONValue: Sendable, Equatable {
    case null
    case bool(Bool)
    /// A number as written: nothing is lost between reading and writing.
    case number(String)
    case string(String)
    case array([JSONValue])
    case object([(key: String, value: JSONValue)])

    /// An integer.
    public static func integer(_ value: Int) -> JSONValue { .number(String(value)) }

    /// The member of an object; nil for a missing key or another kind of value. Linear in the number of keys.
    public subscript(key key: String) -> JSONValue? {
        guard case .object(let members) = self else { return nil }
        return members.first { $0.key == key }?.value
    }

    /// The element of an array; nil when out of range.
    public subscript(index: Int) -> JSONValue? {
        guard case .array(let elements) = self, elements.indices.contains(index) else { return nil }
        return elements[index]
    }

    /// The string; nil for other kinds.
    public var string: String? { if case .string(let value) = self { value } else { nil } }
    /// The whole number; nil for other kinds and for fractions.
    public var int: Int? {
        guard case .number(let digits) = self else { return nil }
        if let value = Int(digits) { return value }
        guard let value = Double(digits), value == value.rounded(), abs(value) < 9e15 else { return nil }
        return Int(value)
    }
    /// The number; nil for other kinds.
    public var double: Double? { if case .number(let digits) = self { Double(digits) } else { nil } }
    /// The truth value; nil for other kinds.
    public var bool: Bool? { if case .bool(let value) = self { value } else { nil } }
    /// The elements; nil for other kinds.
    public var array: [JSONValue]? { if case .array(let value) = self { value } else { nil } }
    /// The members; nil for other kinds.
    public var object: [(key: String, value: JSONValue)]? { if case .object(let value) = self { value } else { nil } }
    /// True for null.
    public var isNull: Bool { if case .null = self { true } else { false } }

    /// True for the same values; objects also in the order of their members.
    public static func == (a: JSONValue, b: JSONValue) -> Bool {
        switch (a, b) {
        case (.null, .null): true
        case (.bool(let x), .bool(let y)): x == y
        case (.number(let x), .number(let y)): x == y || Double(x) == Double(y)
        case (.string(let x), .string(let y)): x == y
        case (.array(let x), .array(let y)): x == y
        case (.object(let x), .object(let y)):
            x.count == y.count && zip(x, y).allSatisfy { $0.key == $1.key && $0.value == $1.value }
        default: false
        }
    }
}
