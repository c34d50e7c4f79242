import Lexicons
import Prose
import StageKit

/// Cuts JSON lines and CSV tables into their records; everything else goes to the splitter below it.
///
/// JSON lines are known by what they are: a JSON object a line. A table is known by its name (`.csv`, `.tsv`), or, when the
/// pipeline file maps columns, by a first line that has the column of the text.
public struct RecordSplitter: ContainerSplitter {
    private let below: any ContainerSplitter
    private let columns: RecordColumns

    /// A splitter over another.
    public init(over below: any ContainerSplitter, columns: RecordColumns = RecordColumns()) {
        self.below = below
        self.columns = columns
    }

    /// Calls the closure for each record, named by its id where it has one.
    /// - Throws: after all others were handed on, a `StageFailure` that names the records that cannot be read.
    public func split(_ bytes: [UInt8], path: String?, _ body: (_ part: String?, _ payload: Source.Payload) throws -> Void) throws {
        let isNamed = Self.suffixes.contains { path?.hasSuffix($0) ?? false }
        // Only what is to be records is recoded; of everything else the reader finds the encoding itself.
        let text = isNamed || bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? RecordText.utf8(bytes) : bytes
        if Self.isJSONLines(text, path) { return try lines(text, body) }
        if let separator = separator(text, path) { return try table(text, separator, body) }
        try below.split(bytes, path: path, body)
    }

    private static let suffixes = [".csv", ".tsv", ".jsonl", ".ndjson"]

    private static let text = "record:text", html = "record:html"

    /// What a record's part is to be worked on as; nil for parts of other containers.
    static func payload(_ format: String, _ bytes: [UInt8]) -> Source.Payload? {
        switch format {
        case text: .text(bytes)
        case html: .html(bytes)
        default: nil
        }
    }

    // MARK: JSON lines

    private static func isJSONLines(_ bytes: [UInt8], _ path: String?) -> Bool {
        guard let start = bytes.firstIndex(where: { $0 > 0x20 }), bytes[start] == UInt8(ascii: "{") else { return false }
        let end = bytes[start...].firstIndex(of: 0x0A) ?? bytes.endIndex
        if [".jsonl", ".ndjson"].contains(where: { path?.hasSuffix($0) ?? false }) { return true }
        // A JSON document that is laid out over lines has none that is an object of its own; a single line is a document.
        guard let next = bytes[end...].firstIndex(where: { $0 > 0x20 }), bytes[next] == UInt8(ascii: "{") else { return false }
        return (try? JSONParser.parse(bytes[start..<end]))?.object != nil
    }

    private func lines(_ bytes: [UInt8], _ body: (_ part: String?, _ payload: Source.Payload) throws -> Void) throws {
        var faults: [String] = []
        var number = 0
        for line in bytes.split(separator: 0x0A, omittingEmptySubsequences: false) {
            number += 1
            if line.allSatisfy({ $0 <= 0x20 }) { continue }
            guard let value = try? JSONParser.parse(line), value.object != nil else {
                faults.append("line \(number) is no JSON object")
                continue
            }
            func field(_ name: String) -> String? {
                switch value[key: columns[name]] {
                case .string(let text)?: text
                case .number(let digits)?: digits
                case .array(let elements)?: elements.compactMap(\.string).joined(separator: "; ")
                default: nil
                }
            }
            if try !record(field, body) { faults.append("line \(number) has neither '\(columns["text"])' nor '\(columns["html"])'") }
            if let fault = dayFault(field) { faults.append("line \(number): \(fault)") }
        }
        try complain(faults)
    }

    // MARK: Tables

    private func separator(_ bytes: [UInt8], _ path: String?) -> UInt8? {
        let isTable = [".csv", ".tsv"].contains { path?.hasSuffix($0) ?? false }
        guard isTable || !columns.isPlain else { return nil }
        let usual: UInt8 = path?.hasSuffix(".tsv") ?? false ? 0x09 : 0x2C
        // Spreadsheets of some countries write semicolons into files that they call comma-separated.
        for separator in [usual, 0x2C, 0x09, 0x3B] {
            var reader = CSVReader(bytes.prefix(1 << 16), separator: separator)
            if let names = reader.next(), names.contains(columns["text"]) || names.contains(columns["html"]), isTable || names.count > 1 {
                return separator
            }
        }
        return isTable ? usual : nil
    }

    private func table(
        _ bytes: [UInt8], _ separator: UInt8, _ body: (_ part: String?, _ payload: Source.Payload) throws -> Void
    ) throws {
        var reader = CSVReader(bytes[...], separator: separator)
        let names = reader.next() ?? []
        guard names.contains(columns["text"]) || names.contains(columns["html"]) else { throw StageFailure(stage: "input", message: noText(names)) }
        if let twice = RecordColumns.fields.map({ columns[$0.name] }).first(where: { name in names.count { $0 == name } > 1 }) {
            throw StageFailure(stage: "input", message: "the table has two columns '\(twice)': rename one, or name another with 'input: { columns: … }'")
        }
        var count = 0
        var faults: [String] = []
        while let row = reader.next() {
            if row.count == 1, row[0].isEmpty { continue }
            count += 1
            if reader.isUnclosed {
                faults.append("line \(reader.line) opens a quotation mark that is never closed: what follows it is not read")
                continue
            }
            guard row.count == names.count else {
                faults.append("line \(reader.line) has \(row.count) fields, not \(names.count)")
                continue
            }
            func field(_ name: String) -> String? { names.firstIndex(of: columns[name]).map { row[$0] } }
            if try !record(field, body) { faults.append("line \(reader.line) has no text") }
            if let fault = dayFault(field) { faults.append("line \(reader.line): \(fault)") }
        }
        if count == 0 { faults.append("the table has no row") }
        try complain(faults)
    }

    private func noText(_ names: [String]) -> String {
        let wanted = columns["text"]
        if names.allSatisfy(\.isEmpty) { return "the table is empty" }
        let meant = Suggestion.nearest(to: wanted, among: names).map { "; did you mean '\($0)'?" } ?? ""
        let found = names.prefix(12).map { "'\($0.prefix(40))'" }.joined(separator: ", ") + (names.count > 12 ? ", …" : "")
        return "the table has no column '\(wanted)' but \(found)\(meant.isEmpty ? ";" : meant) name the column of the text with 'input: { columns: { text: … } }'"
    }

    // MARK: Records

    /// A day that cannot be read: the record is worked on without it, but not in silence.
    private func dayFault(_ field: (String) -> String?) -> String? {
        guard let day = field("published"), !day.isEmpty, CivilDate(iso: day) == nil else { return nil }
        return "'\(columns["published"])' is '\(day.prefix(40))', which is no YYYY-MM-DD; the record is taken without a day"
    }

    private func record(
        _ field: (String) -> String?, _ body: (_ part: String?, _ payload: Source.Payload) throws -> Void
    ) throws -> Bool {
        func filled(_ name: String) -> String? { field(name).flatMap { $0.isEmpty ? nil : $0 } }
        let text = filled("text")
        guard let words = text ?? filled("html") else { return false }
        let hints = GivenMetadata.metadata(filled)
        try body(filled("id"), .part(format: text == nil ? Self.html : Self.text, bytes: Array(words.utf8), hints: hints))
        return true
    }

    private func complain(_ faults: [String]) throws {
        guard !faults.isEmpty else { return }
        let more = faults.count > 5 ? "; and \(faults.count - 5) more" : ""
        throw StageFailure(stage: "input", message: faults.prefix(5).joined(separator: "; ") + more)
    }
}
