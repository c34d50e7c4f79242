import Lexicons

/// What was known of each input file when it was last worked on: makes a run in which nothing changed fast. Only a help: it can
/// be thrown away, for the reports themselves are the state.
///
/// A line a file, fields between tabs: name, stamp, number of the pipeline, then `part=key` of each report. Pipelines are numbered
/// by the lines `#` that stand before their first use. Names and parts are percent-encoded. It is read and written line by line.
enum InputIndex {
    struct Entry {
        var name: [UInt8]
        var stamp: FileStamp
        /// What worked on it: the fingerprint, and the limits that decide whether a document is done at all.
        var pipeline: String
        /// Keys of the reports, by part; the empty name stands for the whole file.
        var reports: [(part: String, key: String)]
    }

    static let head = Array("rapporteur.index/2\n".utf8)

    /// Reads an index.
    /// - Returns: false when there is none, or none that this program can read to its end.
    static func forEach(_ path: String, _ body: (Entry) throws -> Void) rethrows -> Bool {
        var pipelines: [String] = []
        var isHead = true
        return try FileLines.forEach(path) { line in
            if isHead {
                isHead = false
                return line.elementsEqual(head.dropLast())
            }
            let fields = line.split(separator: 0x09, omittingEmptySubsequences: false)
            if fields.count == 2, fields[0].elementsEqual([0x23]) {
                pipelines.append(String(decoding: fields[1], as: UTF8.self))
            } else if let entry = Self.entry(fields, pipelines) {
                try body(entry)
            }
            return true
        } && !isHead
    }

    /// The entry of one file; nil when there is none.
    static func entry(of name: [UInt8], in path: String) -> Entry? {
        var found: Entry?
        _ = forEach(path) { entry in
            if entry.name == name { found = entry }
        }
        return found
    }

    /// The fields of reports as a line has them.
    static func encode(_ reports: [(part: String, key: String)]) -> [UInt8] {
        var result: [UInt8] = []
        for report in reports {
            result.append(0x09)
            encode(Array(report.part.utf8), into: &result)
            result.append(UInt8(ascii: "="))
            result.append(contentsOf: report.key.utf8)
        }
        return result
    }

    /// A line without its reports.
    static func encode(_ name: [UInt8], _ stamp: FileStamp, pipeline: Int) -> [UInt8] {
        var result: [UInt8] = []
        encode(name, into: &result)
        for number in [Int64(bitPattern: stamp.inode), stamp.size, stamp.modified, stamp.changed, Int64(pipeline)] {
            result.append(0x09)
            result.append(contentsOf: String(number).utf8)
        }
        return result
    }

    private typealias Field = Slice<UnsafeBufferPointer<UInt8>>

    private static func entry(_ fields: [Field], _ pipelines: [String]) -> Entry? {
        guard fields.count >= 6, let name = decoded(fields[0]), let inode = number(fields[1]), let size = number(fields[2]),
            let modified = number(fields[3]), let changed = number(fields[4]), let pipeline = number(fields[5]),
            pipelines.indices.contains(Int(pipeline))
        else { return nil }
        var entry = Entry(
            name: name, stamp: FileStamp(inode: UInt64(bitPattern: inode), size: size, modified: modified, changed: changed),
            pipeline: pipelines[Int(pipeline)], reports: [])
        for field in fields[6...] {
            guard let mark = field.firstIndex(of: UInt8(ascii: "=")), let part = decoded(field[..<mark]) else { return nil }
            entry.reports.append(
                (String(decoding: part, as: UTF8.self), String(decoding: field[(mark + 1)...], as: UTF8.self)))
        }
        return entry
    }

    private static func number(_ digits: Field) -> Int64? {
        var value: Int64 = 0
        var isNegative = false
        for (index, byte) in digits.enumerated() {
            if index == 0, byte == UInt8(ascii: "-") {
                isNegative = true
                continue
            }
            guard (0x30...0x39).contains(byte), index < 20 else { return nil }
            value = value &* 10 &+ Int64(byte - 0x30)
        }
        return digits.isEmpty ? nil : isNegative ? -value : value
    }

    /// Bytes that would end a field, and the sign itself, stand as `%XX`.
    private static func encode(_ bytes: [UInt8], into result: inout [UInt8]) {
        let digits = Array("0123456789ABCDEF".utf8)
        for byte in bytes {
            if byte > 0x20, byte != 0x25, byte != 0x3D, byte != 0x7F {
                result.append(byte)
            } else {
                result.append(contentsOf: [0x25, digits[Int(byte >> 4)], digits[Int(byte & 15)]])
            }
        }
    }

    private static func decoded(_ field: Field) -> [UInt8]? {
        guard field.contains(0x25) else { return Array(field) }
        var result: [UInt8] = []
        var rest = field
        while let byte = rest.popFirst() {
            guard byte == 0x25 else {
                result.append(byte)
                continue
            }
            guard rest.count >= 2, let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16) else { return nil }
            result.append(value)
            rest = rest.dropFirst(2)
        }
        return result
    }
}
