/// Puts the environment into scalars: `${NAME}` and `${NAME:-default}`; `$${` stands for `${` itself.
struct VariableExpansion {
    /// Looks up a variable.
    let lookUp: (String) -> String?

    /// The scalar with its variables filled in, and the names that are not set and have no default.
    func expand(_ text: String) -> (text: String, unset: [String]) {
        guard text.utf8.contains(UInt8(ascii: "$")) else { return (text, []) }
        var result: [UInt8] = []
        var unset: [String] = []
        let bytes = Array(text.utf8)
        var position = 0
        while position < bytes.count {
            if bytes[position...].starts(with: Array("$${".utf8)) {
                result += Array("${".utf8)
                position += 3
                continue
            }
            guard bytes[position...].starts(with: Array("${".utf8)),
                let end = bytes[position...].firstIndex(of: UInt8(ascii: "}"))
            else {
                result.append(bytes[position])
                position += 1
                continue
            }
            let inside = String(decoding: bytes[(position + 2)..<end], as: UTF8.self)
            let parts = Self.split(inside)
            if let value = lookUp(parts.name), !value.isEmpty || parts.fallback == nil {
                result += Array(value.utf8)
            } else if let fallback = parts.fallback {
                result += Array(fallback.utf8)
            } else {
                unset.append(parts.name)
            }
            position = end + 1
        }
        return (String(decoding: result, as: UTF8.self), unset)
    }

    private static func split(_ inside: String) -> (name: String, fallback: String?) {
        var bytes = inside.utf8[...]
        while let first = bytes.first {
            if first == UInt8(ascii: ":"), bytes.dropFirst().first == UInt8(ascii: "-") {
                return (String(inside[..<bytes.startIndex]), String(decoding: bytes.dropFirst(2), as: UTF8.self))
            }
            bytes = bytes.dropFirst()
        }
        return (inside, nil)
    }
}
