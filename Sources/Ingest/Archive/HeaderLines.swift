/// Header lines of a WARC record or an HTTP message: a first line, then `name: value` until an empty line.
struct HeaderLines {
    /// More lines than this are no header.
    private static let maximum = 1_000

    var firstLine = ""
    private var fields: [(name: String, value: String)] = []
    /// Where the body begins.
    var end = 0

    /// The first field of a name (lower case).
    subscript(name: String) -> String? { fields.first { $0.name == name }?.value }

    /// Nil when no empty line ends the header.
    static func read(_ bytes: [UInt8], from start: Int) -> HeaderLines? {
        var header = HeaderLines()
        var position = start
        var count = 0
        while position < bytes.count {
            var end = position
            while end < bytes.count, bytes[end] != 0x0A { end += 1 }
            var last = end
            if last > position, bytes[last - 1] == 0x0D { last -= 1 }
            let line = bytes[position..<last]
            position = min(end + 1, bytes.count)
            if line.isEmpty {
                header.end = position
                return header
            }
            if count == 0 {
                header.firstLine = String(decoding: line.prefix(2_000), as: UTF8.self)
            } else if count < maximum {
                header.add(line)
            }
            count += 1
        }
        return nil
    }

    private mutating func add(_ line: ArraySlice<UInt8>) {
        if let first = line.first, first == 0x20 || first == 0x09, !fields.isEmpty {
            fields[fields.count - 1].value += " " + String(decoding: line.prefix(2_000), as: UTF8.self).trimmed
            return
        }
        guard let colon = line.firstIndex(of: 0x3A) else { return }
        let name = String(decoding: line[..<colon], as: UTF8.self).trimmed.lowercased()
        fields.append((name, String(decoding: line[(colon + 1)...].prefix(8_000), as: UTF8.self).trimmed))
    }
}
