/// A table of a resource file: tab-separated rows after a header of comments.
///
/// Lines that begin with `#` are comments (the first ones tell origin, licence and date), empty lines are skipped, and a row
/// keeps its line number for error messages. Fields are trimmed of blanks.
public struct ResourceTable: Sendable {
    /// One row.
    public struct Row: Sendable {
        /// 1-based line in the file.
        public let line: Int
        /// The fields; missing ones at the end read as empty.
        public let fields: [String]
        /// The field at an index; empty when the row is shorter.
        public subscript(index: Int) -> String { index < fields.count ? fields[index] : "" }
    }

    /// Path or name, for messages.
    public let name: String
    /// The rows in order.
    public let rows: [Row]

    /// The table that a text holds.
    public init(name: String, text: String) {
        self.name = name
        var rows: [Row] = []
        var number = 0
        // By bytes: as characters, a carriage return and a line feed are one.
        for line in text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false) {
            number += 1
            let bare = line.last == 0x0D ? line.dropLast() : line
            if bare.first == UInt8(ascii: "#") || bare.allSatisfy({ $0 == 0x20 || $0 == 0x09 }) { continue }
            let fields = bare.split(separator: 0x09, omittingEmptySubsequences: false).map { field in
                let start = field.drop { $0 == 0x20 }
                let end = start.lastIndex { $0 != 0x20 }.map { start.index(after: $0) } ?? start.startIndex
                return String(decoding: start[..<end], as: UTF8.self)
            }
            rows.append(Row(line: number, fields: fields))
        }
        self.rows = rows
    }
}
