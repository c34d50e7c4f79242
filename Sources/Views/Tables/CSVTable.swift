/// A table as comma-separated values (RFC 4180): fields are quoted where they must be, lines end with CR LF.
public struct CSVTable: Sendable {
    /// File name without folder (`events.csv`).
    public let name: String
    /// The table's bytes, UTF-8.
    public private(set) var bytes: [UInt8] = []
    private let columns: Int

    /// A table with a header line.
    public init(name: String, columns: [String]) {
        self.name = name
        self.columns = columns.count
        append(columns)
    }

    /// The bytes since the last call.
    mutating func drain() -> [UInt8] {
        defer { bytes.removeAll(keepingCapacity: true) }
        return bytes
    }

    /// Adds a row; missing fields are empty, and what is over is dropped.
    public mutating func append(_ fields: [String?]) {
        for index in 0..<columns {
            if index > 0 { bytes.append(UInt8(ascii: ",")) }
            append(field: index < fields.count ? fields[index] ?? "" : "")
        }
        bytes.append(contentsOf: [0x0D, 0x0A])
    }

    private mutating func append(field: String) {
        // A leading =, +, - or @ is run as a formula by spreadsheets: such text (not a number) is kept from it by a quote mark.
        var text = field
        if let first = text.utf8.first, [0x3D, 0x2B, 0x40].contains(first) || (first == 0x2D && Double(text) == nil) {
            text = "'" + text
        }
        guard text.utf8.contains(where: { [0x22, 0x2C, 0x0A, 0x0D].contains($0) }) else {
            bytes.append(contentsOf: text.utf8)
            return
        }
        bytes.append(0x22)
        for byte in text.utf8 {
            if byte == 0x22 { bytes.append(0x22) }
            bytes.append(byte)
        }
        bytes.append(0x22)
    }
}
