import Lexicons

/// Where the report of a document goes: the input's path with its suffix, the part in a folder of that name, and `.json`.
///
/// The mapping is one to one, so that two inputs never write one report: percent signs and what file systems dislike are
/// encoded, a folder's name never ends like a report's, and names too long for a file system are cut and hashed.
enum ReportName {
    /// Longest name before the suffixes that are added to it.
    private static let longest = 200

    /// The path of the report below the reports' folder.
    static func path(of name: [UInt8], part: String?) -> String {
        var names = name.split(separator: 0x2F).map { encode(Array($0), isPart: false) }
        let last: String
        if let part { last = encode(Array(part.utf8), isPart: true) } else { last = names.popLast() ?? "report" }
        return (names.map(folder(named:)) + [last + ".json"]).joined(separator: "/")
    }

    /// The folder of the reports of a container's parts.
    static func folder(of name: [UInt8]) -> String {
        name.split(separator: 0x2F).map { folder(named: encode(Array($0), isPart: false)) }.joined(separator: "/")
    }

    /// A folder's name; `.json` at its end is encoded, so that no report can have the same name.
    private static func folder(named encoded: String) -> String {
        encoded.hasSuffix(".json") ? encoded.dropLast(5) + "%2Ejson" : encoded
    }

    private static func encode(_ component: [UInt8], isPart: Bool) -> String {
        let isText = String(validating: component, as: UTF8.self) != nil
        var first = true
        let encoded = PercentEncoding.encode(component) { byte in
            defer { first = false }
            if byte == 0x2E { return !first }
            if byte == 0x25 || byte == 0x2F || byte < 0x20 || byte == 0x7F { return false }
            if byte >= 0x80 { return isText && !isPart }
            // Parts are addresses as a rule: only what is plain in every shell and file system stays.
            if isPart { return Self.isPlain(byte) }
            return true
        }
        guard encoded.utf8.count > longest else { return encoded }
        var head = ""
        for character in encoded {
            if head.utf8.count + character.utf8.count > 120 { break }
            head.append(character)
        }
        return "\(head)~\(SHA256.hexadecimal(of: component).prefix(32))"
    }

    private static func isPlain(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
        default: Array("-_.~=+,@".utf8).contains(byte)
        }
    }
}
