import Prose

/// Decodes options from a JSON value: an object of booleans, numbers, texts and lists of them.
public struct OptionDecoder: Decoder {
    /// The keys that lead to this value, for error messages.
    public let codingPath: [any CodingKey]
    /// Nothing.
    public var userInfo: [CodingUserInfoKey: Any] { [:] }
    private let value: JSONValue

    private init(_ value: JSONValue, _ path: [any CodingKey]) {
        self.value = value
        self.codingPath = path
    }

    /// The options that an object holds; keys that are missing take the default of their field.
    /// - Throws: `DecodingError` when a value has another type than the field.
    public static func decode<Options: StageOptions>(_ type: Options.Type, from value: JSONValue) throws -> Options {
        var members: [(key: String, value: JSONValue)] = []
        for field in Options.fields { members.append((field.name, value[key: field.name] ?? field.defaultValue)) }
        return try Options(from: OptionDecoder(.object(members), []))
    }

    /// The members of an object.
    public func container<Key: CodingKey>(keyedBy type: Key.Type) throws -> KeyedDecodingContainer<Key> {
        guard let members = value.object else { throw mismatch("a mapping") }
        return KeyedDecodingContainer(Keyed<Key>(members: members, codingPath: codingPath))
    }
    /// The elements of a list.
    public func unkeyedContainer() throws -> any UnkeyedDecodingContainer {
        guard let elements = value.array else { throw mismatch("a list") }
        return Unkeyed(elements: elements, codingPath: codingPath)
    }
    /// A value by itself.
    public func singleValueContainer() throws -> any SingleValueDecodingContainer {
        Single(value: value, codingPath: codingPath)
    }
    private func mismatch(_ expected: String) -> DecodingError {
        .typeMismatch(JSONValue.self, .init(codingPath: codingPath, debugDescription: "expected \(expected)"))
    }

    private struct Keyed<Key: CodingKey>: KeyedDecodingContainerProtocol {
        let members: [(key: String, value: JSONValue)]
        let codingPath: [any CodingKey]
        var allKeys: [Key] { members.compactMap { Key(stringValue: $0.key) } }
        func contains(_ key: Key) -> Bool { members.contains { $0.key == key.stringValue } }
        private func find(_ key: Key) throws -> OptionDecoder {
            guard let member = members.first(where: { $0.key == key.stringValue }) else {
                throw DecodingError.keyNotFound(key, .init(codingPath: codingPath, debugDescription: "no such option"))
            }
            return OptionDecoder(member.value, codingPath + [key])
        }
        func decodeNil(forKey key: Key) throws -> Bool { try find(key).value.isNull }
        func decode<T: Decodable>(_ type: T.Type, forKey key: Key) throws -> T { try T(from: find(key)) }
        func nestedContainer<N: CodingKey>(keyedBy type: N.Type, forKey key: Key) throws -> KeyedDecodingContainer<N> {
            try find(key).container(keyedBy: type)
        }
        func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer { try find(key).unkeyedContainer() }
        func superDecoder() throws -> any Decoder { OptionDecoder(.object(members), codingPath) }
        func superDecoder(forKey key: Key) throws -> any Decoder { try find(key) }
    }

    private struct Unkeyed: UnkeyedDecodingContainer {
        let elements: [JSONValue]
        let codingPath: [any CodingKey]
        var currentIndex = 0
        var count: Int? { elements.count }
        var isAtEnd: Bool { currentIndex >= elements.count }
        init(elements: [JSONValue], codingPath: [any CodingKey]) {
            self.elements = elements
            self.codingPath = codingPath
        }
        private mutating func next() throws -> OptionDecoder {
            guard !isAtEnd else {
                throw DecodingError.valueNotFound(JSONValue.self, .init(codingPath: codingPath, debugDescription: "end of list"))
            }
            defer { currentIndex += 1 }
            return OptionDecoder(elements[currentIndex], codingPath)
        }
        mutating func decodeNil() throws -> Bool {
            guard !isAtEnd, elements[currentIndex].isNull else { return false }
            currentIndex += 1
            return true
        }
        mutating func decode<T: Decodable>(_ type: T.Type) throws -> T { try T(from: next()) }
        mutating func nestedContainer<N: CodingKey>(keyedBy type: N.Type) throws -> KeyedDecodingContainer<N> {
            try next().container(keyedBy: type)
        }
        mutating func nestedUnkeyedContainer() throws -> any UnkeyedDecodingContainer { try next().unkeyedContainer() }
        mutating func superDecoder() throws -> any Decoder { try next() }
    }

    private struct Single: SingleValueDecodingContainer {
        let value: JSONValue
        let codingPath: [any CodingKey]
        func decodeNil() -> Bool { value.isNull }
        private func wrong(_ type: Any.Type) -> DecodingError {
            .typeMismatch(type, .init(codingPath: codingPath, debugDescription: "expected \(type)"))
        }
        private func whole<T: FixedWidthInteger>(_ type: T.Type) throws -> T {
            guard let number = value.int, let result = T(exactly: number) else { throw wrong(type) }
            return result
        }
        func decode(_ type: Bool.Type) throws -> Bool { if let flag = value.bool { flag } else { throw wrong(type) } }
        func decode(_ type: String.Type) throws -> String { if let text = value.string { text } else { throw wrong(type) } }
        func decode(_ type: Double.Type) throws -> Double { if let number = value.double { number } else { throw wrong(type) } }
        func decode(_ type: Float.Type) throws -> Float { Float(try decode(Double.self)) }
        func decode(_ type: Int.Type) throws -> Int { try whole(type) }
        func decode(_ type: Int8.Type) throws -> Int8 { try whole(type) }
        func decode(_ type: Int16.Type) throws -> Int16 { try whole(type) }
        func decode(_ type: Int32.Type) throws -> Int32 { try whole(type) }
        func decode(_ type: Int64.Type) throws -> Int64 { try whole(type) }
        func decode(_ type: UInt.Type) throws -> UInt { try whole(type) }
        func decode(_ type: UInt8.Type) throws -> UInt8 { try whole(type) }
        func decode(_ type: UInt16.Type) throws -> UInt16 { try whole(type) }
        func decode(_ type: UInt32.Type) throws -> UInt32 { try whole(type) }
        func decode(_ type: UInt64.Type) throws -> UInt64 { try whole(type) }
        func decode<T: Decodable>(_ type: T.Type) throws -> T { try T(from: OptionDecoder(value, codingPath)) }
    }
}
