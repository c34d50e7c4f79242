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
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            number += 1
            let bare = line.hasSuffix("\r") ? line.dropLast() : line
            if bare.hasPrefix("#") || bare.allSatisfy({ $0 == " " || $0 == "\t" }) { continue }
            let fields = bare.split(separator: "\t", omittingEmptySubsequences: false).map { field in
                String(field.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
            }
            rows.append(Row(line: number, fields: fields))
        }
        self.rows = rows
    }
}
