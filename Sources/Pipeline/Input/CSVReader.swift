/// Reads a CSV table row by row (RFC 4180): quoted fields may hold separators, quotes (doubled) and line breaks. Lines end with LF, CR LF, or,
/// in a file without any LF, with CR.
struct CSVReader {
    private let bytes: ArraySlice<UInt8>
    private let separator: UInt8
    private var position: Int
    private var nextLine = 1
    /// The line on which the last row began.
    private(set) var line = 1
    /// True when the last row ended with the file, inside a quoted field.
    private(set) var isUnclosed = false
    private let lineEnd: UInt8

    init(_ bytes: ArraySlice<UInt8>, separator: UInt8) {
        self.bytes = bytes
        self.separator = separator
        lineEnd = bytes.contains(0x0A) ? 0x0A : 0x0D
        // A byte order mark is no part of the first name.
        position = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.startIndex + 3 : bytes.startIndex
    }

    /// The fields of the next row; nil after the last. Linear.
    mutating func next() -> [String]? {
        guard position < bytes.endIndex else { return nil }
        line = nextLine
        var fields: [String] = []
        var field: [UInt8] = []
        var isQuoted = false
        while position < bytes.endIndex {
            let byte = bytes[position]
            position += 1
            if byte == lineEnd { nextLine += 1 }
            if isQuoted {
                if byte != 0x22 {
                    field.append(byte)
                } else if position < bytes.endIndex, bytes[position] == 0x22 {
                    field.append(byte)
                    position += 1
                } else {
                    isQuoted = false
                }
            } else if byte == 0x22, field.isEmpty {
                isQuoted = true
            } else if byte == separator {
                fields.append(String(decoding: field, as: UTF8.self))
                field.removeAll(keepingCapacity: true)
            } else if byte == lineEnd {
                break
            } else if byte != 0x0D || position < bytes.endIndex && bytes[position] != 0x0A {
                field.append(byte)
            }
        }
        isUnclosed = isQuoted
        fields.append(String(decoding: field, as: UTF8.self))
        return fields
    }
}
