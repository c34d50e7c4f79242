import Lexicons
import Prose

/// What was known of each input file when it was last worked on: makes a run in which nothing changed fast. Only a help: it can
/// be thrown away, for the reports themselves are the state.
struct InputIndex {
    struct Entry {
        var displayName: String
        var stamp: InputFile.Stamp
        /// Fingerprint of the pipeline that worked on it.
        var pipeline: String
        /// Keys of the reports, by part; the empty name stands for the whole file.
        var reports: [(part: String, key: String)]
    }

    private(set) var entries: [[UInt8]: Entry] = [:]

    /// The index of an output folder; empty when there is none or it cannot be read.
    init(_ path: String) {
        guard let bytes = try? FileBytes.contents(path) else { return }
        for line in bytes.split(separator: 0x0A) {
            guard let value = try? JSONParser.parse(line), let name = Self.bytes(value[key: "raw"]?.string),
                let inode = value[key: "inode"]?.string.flatMap({ UInt64($0) }), let size = value[key: "size"]?.int,
                let modified = value[key: "modified"]?.string.flatMap({ Int64($0) }),
                let changed = value[key: "changed"]?.string.flatMap({ Int64($0) }),
                let pipeline = value[key: "pipeline"]?.string, let reports = value[key: "reports"]?.object
            else { continue }
            entries[name] = Entry(
                displayName: value[key: "name"]?.string ?? "",
                stamp: InputFile.Stamp(inode: inode, size: Int64(size), modified: modified, changed: changed), pipeline: pipeline,
                reports: reports.compactMap { member in member.value.string.map { (member.key, $0) } })
        }
    }

    subscript(name: [UInt8]) -> Entry? {
        get { entries[name] }
        set { entries[name] = newValue }
    }

    /// The index as its file holds it, sorted by name.
    func bytes() -> [UInt8] {
        var result: [UInt8] = []
        for (name, entry) in entries.sorted(by: { $0.key.lexicographicallyPrecedes($1.key) }) {
            var writer = JSONWriter()
            writer.object { writer in
                writer.key("name")
                writer.string(entry.displayName)
                writer.key("raw")
                writer.string(PercentEncoding.encode(name) { $0 > 0x20 && $0 < 0x7F && $0 != 0x25 })
                writer.key("inode")
                writer.string(String(entry.stamp.inode))
                writer.key("size")
                writer.integer(Int(entry.stamp.size))
                writer.key("modified")
                writer.string(String(entry.stamp.modified))
                writer.key("changed")
                writer.string(String(entry.stamp.changed))
                writer.key("pipeline")
                writer.string(entry.pipeline)
                writer.key("reports")
                writer.object { writer in
                    for report in entry.reports {
                        writer.key(report.part)
                        writer.string(report.key)
                    }
                }
            }
            result += writer.bytes + [0x0A]
        }
        return result
    }

    private static func bytes(_ encoded: String?) -> [UInt8]? {
        guard let encoded else { return nil }
        var result: [UInt8] = []
        var rest = Array(encoded.utf8)[...]
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
