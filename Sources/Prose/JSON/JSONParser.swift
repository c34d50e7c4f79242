/// Reads JSON (RFC 8259) from bytes, with a limit on depth: input is hostile.
public struct JSONParser {
    /// Why bytes are no JSON.
    public struct Failure: Error, Equatable, CustomStringConvertible {
        /// Byte offset of the fault.
        public let offset: Int
        /// What was expected there.
        public let message: String
        /// `byte 12: …`: where, and what was wrong.
        public var description: String { "byte \(offset): \(message)" }
    }

    private let bytes: UnsafeBufferPointer<UInt8>
    private var position = 0
    private let maximumDepth: Int

    private init(_ bytes: UnsafeBufferPointer<UInt8>, maximumDepth: Int) {
        self.bytes = bytes
        self.maximumDepth = maximumDepth
    }

    /// The value that the bytes hold, with nothing but white space around it.
    /// - Parameter maximumDepth: nesting of arrays and objects that is still accepted.
    /// - Throws: `Failure` with the offset of the first fault.
    public static func parse(_ bytes: some Collection<UInt8>, maximumDepth: Int = 128) throws(Failure) -> JSONValue {
        let copy = ContiguousArray(bytes)
        let result: Result<JSONValue, Failure> = copy.withUnsafeBufferPointer { buffer in
            var parser = JSONParser(buffer, maximumDepth: maximumDepth)
            do throws(Failure) {
                let value = try parser.value(depth: 0)
                parser.skipSpace()
                if parser.position < buffer.count { return .failure(parser.failure("the end of the input")) }
                return .success(value)
            } catch {
                return .failure(error)
            }
        }
        return try result.get()
    }

    /// The same for a string.
    public static func parse(_ text: String) throws(Failure) -> JSONValue { try parse(Array(text.utf8)) }

    private func failure(_ expected: String) -> Failure { Failure(offset: position, message: "expected \(expected)") }

    private mutating func skipSpace() {
        while position < bytes.count, [0x20, 0x0A, 0x0D, 0x09].contains(bytes[position]) { position += 1 }
    }

    private mutating func value(depth: Int) throws(Failure) -> JSONValue {
        guard depth <= maximumDepth else { throw Failure(offset: position, message: "nested deeper than \(maximumDepth)") }
        skipSpace()
        guard position < bytes.count else { throw failure("a value") }
        switch bytes[position] {
        case UInt8(ascii: "{"): return try object(depth: depth)
        case UInt8(ascii: "["): return try array(depth: depth)
        case UInt8(ascii: "\""): return .string(try string())
        case UInt8(ascii: "t"): return try word("true", .bool(true))
        case UInt8(ascii: "f"): return try word("false", .bool(false))
        case UInt8(ascii: "n"): return try word("null", .null)
        default: return try number()
        }
    }

    private mutating func word(_ word: StaticString, _ value: JSONValue) throws(Failure) -> JSONValue {
        let count = word.utf8CodeUnitCount
        guard position + count <= bytes.count else { throw failure("\(word)") }
        for i in 0..<count where bytes[position + i] != word.utf8Start[i] { throw failure("\(word)") }
        position += count
        return value
    }

    private mutating func object(depth: Int) throws(Failure) -> JSONValue {
        position += 1
        var members: [(key: String, value: JSONValue)] = []
        skipSpace()
        if position < bytes.count, bytes[position] == UInt8(ascii: "}") {
            position += 1
            return .object([])
        }
        while true {
            skipSpace()
            guard position < bytes.count, bytes[position] == UInt8(ascii: "\"") else { throw failure("a key in quotes") }
            let key = try string()
            skipSpace()
            guard position < bytes.count, bytes[position] == UInt8(ascii: ":") else { throw failure("':'") }
            position += 1
            members.append((key, try value(depth: depth + 1)))
            skipSpace()
            guard position < bytes.count else { throw failure("',' or '}'") }
            position += 1
            if bytes[position - 1] == UInt8(ascii: "}") { return .object(members) }
            if bytes[position - 1] != UInt8(ascii: ",") {
                position -= 1
                throw failure("',' or '}'")
            }
        }
    }

    private mutating func array(depth: Int) throws(Failure) -> JSONValue {
        position += 1
        var elements: [JSONValue] = []
        skipSpace()
        if position < bytes.count, bytes[position] == UInt8(ascii: "]") {
            position += 1
            return .array([])
        }
        while true {
            elements.append(try value(depth: depth + 1))
            skipSpace()
            guard position < bytes.count else { throw failure("',' or ']'") }
            position += 1
            if bytes[position - 1] == UInt8(ascii: "]") { return .array(elements) }
            if bytes[position - 1] != UInt8(ascii: ",") {
                position -= 1
                throw failure("',' or ']'")
            }
        }
    }

    private mutating func number() throws(Failure) -> JSONValue {
        let start = position
        func isDigit() -> Bool { position < bytes.count && (0x30...0x39).contains(bytes[position]) }
        if position < bytes.count, bytes[position] == UInt8(ascii: "-") { position += 1 }
        guard isDigit() else {
            position = start
            throw failure("a value")
        }
        while isDigit() { position += 1 }
        if position < bytes.count, bytes[position] == UInt8(ascii: ".") {
            position += 1
            guard isDigit() else { throw failure("a digit") }
            while isDigit() { position += 1 }
        }
        if position < bytes.count, bytes[position] | 0x20 == UInt8(ascii: "e") {
            position += 1
            if position < bytes.count, bytes[position] == UInt8(ascii: "+") || bytes[position] == UInt8(ascii: "-") { position += 1 }
            guard isDigit() else { throw failure("a digit") }
            while isDigit() { position += 1 }
        }
        return .number(String(decoding: bytes[start..<position], as: UTF8.self))
    }

    private mutating func string() throws(Failure) -> String {
        position += 1
        var collected: [UInt8] = []
        while position < bytes.count {
            let runStart = position
            while position < bytes.count, bytes[position] != UInt8(ascii: "\""), bytes[position] != UInt8(ascii: "\\") {
                position += 1
            }
            collected.append(contentsOf: bytes[runStart..<position])
            guard position < bytes.count else { break }
            if bytes[position] == UInt8(ascii: "\"") {
                position += 1
                return String(decoding: collected, as: UTF8.self)
            }
            position += 1
            guard position < bytes.count else { break }
            let escape = bytes[position]
            position += 1
            switch escape {
            case UInt8(ascii: "n"): collected.append(0x0A)
            case UInt8(ascii: "t"): collected.append(0x09)
            case UInt8(ascii: "r"): collected.append(0x0D)
            case UInt8(ascii: "b"): collected.append(0x08)
            case UInt8(ascii: "f"): collected.append(0x0C)
            case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): collected.append(escape)
            case UInt8(ascii: "u"):
                var value = UInt32(try hexadecimal())
                if (0xD800...0xDBFF).contains(value), position + 1 < bytes.count, bytes[position] == UInt8(ascii: "\\"),
                    bytes[position + 1] == UInt8(ascii: "u")
                {
                    let mark = position
                    position += 2
                    let low = UInt32(try hexadecimal())
                    if (0xDC00...0xDFFF).contains(low) {
                        value = 0x10000 + (value - 0xD800) << 10 + (low - 0xDC00)
                    } else {
                        position = mark
                    }
                }
                // A lone surrogate has no UTF-8 form.
                let scalar = Unicode.Scalar(value) ?? "\u{FFFD}"
                collected.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
            default:
                position -= 1
                throw failure("an escape sequence")
            }
        }
        throw failure("the closing quote")
    }

    private mutating func hexadecimal() throws(Failure) -> UInt16 {
        guard position + 4 <= bytes.count else { throw failure("four hexadecimal digits") }
        var value: UInt16 = 0
        for _ in 0..<4 {
            let byte = bytes[position]
            let digit: UInt8
            switch byte {
            case 0x30...0x39: digit = byte - 0x30
            case 0x41...0x46: digit = byte - 0x41 + 10
            case 0x61...0x66: digit = byte - 0x61 + 10
            default: throw failure("four hexadecimal digits")
            }
            value = value << 4 | UInt16(digit)
            position += 1
        }
        return value
    }
}
