/// Looks for the encoding that a page declares in a meta element (HTML Standard, "prescan a byte stream to determine its encoding"):
/// comments and other tags are passed over, a `content` counts only beside `http-equiv=content-type`.
///
/// The standard looks at the first 1,024 bytes; pages that declare it later mean it none the less.
struct MetaPrescan {
    private let bytes: ArraySlice<UInt8>
    private var position: Int

    private init(_ bytes: ArraySlice<UInt8>) {
        self.bytes = bytes
        position = bytes.startIndex
    }

    /// The labels of all meta elements, in order, until the closure takes one.
    static func first<Result>(in bytes: ArraySlice<UInt8>, _ take: (ArraySlice<UInt8>) -> Result?) -> Result? {
        var scan = MetaPrescan(bytes)
        while let label = scan.next() { if let result = take(label) { return result } }
        return nil
    }

    private mutating func next() -> ArraySlice<UInt8>? {
        while position < bytes.endIndex {
            guard bytes[position] == 0x3C else {
                position += 1
                continue
            }
            if starts("<!--") {
                // "<!-->" is a whole comment.
                position = ByteSearch.first("-->", in: bytes[(position + 2)...])?.upperBound ?? bytes.endIndex
            } else if starts("<meta"), position + 5 < bytes.endIndex, bytes[position + 5] <= 0x20 || bytes[position + 5] == 0x2F {
                position += 5
                if let label = meta() { return label }
            } else if position + 1 < bytes.endIndex, [0x21, 0x2F, 0x3F].contains(bytes[position + 1]) {
                position = bytes[position...].firstIndex(of: 0x3E) ?? bytes.endIndex
            } else if position + 1 < bytes.endIndex, (bytes[position + 1] | 0x20) &- 0x61 < 26 {
                while position < bytes.endIndex, bytes[position] > 0x20, bytes[position] != 0x3E { position += 1 }
                while attribute() != nil {}
            } else {
                position += 1
            }
        }
        return nil
    }

    /// The label of one meta element.
    private mutating func meta() -> ArraySlice<UInt8>? {
        var isContentType = false
        var declared: ArraySlice<UInt8>?, content: ArraySlice<UInt8>?
        while let (name, value) = attribute() {
            if Self.equal(name, "charset"), declared == nil { declared = value }
            if Self.equal(name, "http-equiv") { isContentType = Self.equal(value, "content-type") }
            if Self.equal(name, "content"), content == nil { content = value }
        }
        return declared ?? (isContentType ? content.flatMap(Self.label) : nil)
    }

    /// The next attribute of the tag at hand; nil at its end.
    private mutating func attribute() -> (name: ArraySlice<UInt8>, value: ArraySlice<UInt8>)? {
        while position < bytes.endIndex, bytes[position] <= 0x20 || bytes[position] == 0x2F { position += 1 }
        guard position < bytes.endIndex, bytes[position] != 0x3E else { return nil }
        let start = position
        while position < bytes.endIndex, bytes[position] > 0x20, ![0x3D, 0x2F, 0x3E].contains(bytes[position]) || position == start { position += 1 }
        let name = bytes[start..<position]
        while position < bytes.endIndex, bytes[position] <= 0x20 { position += 1 }
        guard position < bytes.endIndex, bytes[position] == 0x3D else { return (name, bytes[position..<position]) }
        position += 1
        while position < bytes.endIndex, bytes[position] <= 0x20 { position += 1 }
        guard position < bytes.endIndex else { return (name, bytes[position..<position]) }
        let quote = bytes[position]
        if quote == 0x22 || quote == 0x27, let end = bytes[(position + 1)...].firstIndex(of: quote) {
            defer { position = end + 1 }
            return (name, bytes[(position + 1)..<end])
        }
        let valueStart = position
        while position < bytes.endIndex, bytes[position] > 0x20, bytes[position] != 0x3E { position += 1 }
        return (name, bytes[valueStart..<position])
    }

    /// What stands after `charset=` in a content type.
    private static func label(in content: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
        var rest = content
        while let found = ByteSearch.first("charset", in: rest) {
            var at = found.upperBound
            while at < content.endIndex, content[at] <= 0x20 { at += 1 }
            guard at < content.endIndex, content[at] == 0x3D else {
                rest = content[found.upperBound...]
                continue
            }
            at += 1
            while at < content.endIndex, content[at] <= 0x20 || content[at] == 0x22 || content[at] == 0x27 { at += 1 }
            let start = at
            while at < content.endIndex, content[at] > 0x20, ![0x22, 0x27, 0x3B].contains(content[at]) { at += 1 }
            return start < at ? content[start..<at] : nil
        }
        return nil
    }

    private func starts(_ word: StaticString) -> Bool { FormatSniffer.startsWith(word, bytes[position...]) }

    private static func equal(_ bytes: ArraySlice<UInt8>, _ word: StaticString) -> Bool {
        bytes.count == word.utf8CodeUnitCount && FormatSniffer.startsWith(word, bytes)
    }
}
