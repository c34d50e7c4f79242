/// Header lines of a WARC record or an HTTP message: a first line, then `name: value` until an empty line.
struct HeaderLines {
    /// More lines than this are no header; what comes after them is passed over.
    private static let maximum = 1_000

    var firstLine = ""
    private var fields: [(name: String, value: String)] = []
    /// Where the body begins.
    var end = 0

    /// The first field of a name (lower case).
    subscript(name: String) -> String? { fields.first { $0.name == name }?.value }

    /// Nil when no empty line ends the header.
    static func read(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> HeaderLines? {
        var header = HeaderLines()
        var position = start
        var count = 0
        while position < bytes.count {
            let end = bytes.next(0x0A, from: position) ?? bytes.count
            var last = end
            if last > position, bytes[last - 1] == 0x0D { last -= 1 }
            let line = bytes.part(position..<last)
            position = min(end + 1, bytes.count)
            if line.isEmpty {
                header.end = position
                return header
            }
            if count == 0 {
                header.firstLine = String(decoding: line.prefix(8_000), as: UTF8.self)
            } else if count < maximum {
                header.add(line)
            }
            count += 1
        }
        return nil
    }

    private mutating func add(_ line: UnsafeBufferPointer<UInt8>) {
        if line[0] == 0x20 || line[0] == 0x09, !fields.isEmpty {
            guard fields[fields.count - 1].value.utf8.count < 16_000 else { return }
            fields[fields.count - 1].value += " " + String(decoding: line.prefix(8_000), as: UTF8.self).trimmed
            return
        }
        guard let colon = line.next(0x3A, from: 0) else { return }
        let name = String(decoding: line.prefix(min(colon, 200)), as: UTF8.self).trimmed.lowercased()
        fields.append((name, String(decoding: line[(colon + 1)...].prefix(8_000), as: UTF8.self).trimmed))
    }
}
