import Lexicons
import Testing

@testable import Pipeline

/// The index of the inputs: what is written is read, and what is damaged is no index.
@Suite struct InputIndexTests {
    private func entries(_ path: String) -> [InputIndex.Entry]? {
        var found: [InputIndex.Entry] = []
        return InputIndex.forEach(path) { found.append($0) } ? found : nil
    }

    @Test func whatIsWrittenIsRead() throws {
        let folder = try TemporaryFolder()
        #expect(entries("\(folder.path)/none") == nil)
        let names: [[UInt8]] = [Array("a b\tc\n%.html".utf8), [0x66, 0xFF, 0x3D], Array("plain/name".utf8)]
        let path = "\(folder.path)/index"
        var writer = try IndexWriter(path, staging: path + ".new")
        for (number, name) in names.enumerated() {
            let stamp = FileStamp(inode: UInt64.max - UInt64(number), size: 5, modified: -7, changed: 1_700_000_000_123_456_789)
            try writer.add(name, stamp, pipeline: number == 1 ? "p2" : "p1", reports: InputIndex.encode([("", "k1"), ("urn:a=b\t%", "k2")]))
        }
        #expect(entries(path) == nil)
        try writer.publish()
        let read = try #require(entries(path))
        #expect(read.map(\.name) == names && read.map(\.pipeline) == ["p1", "p2", "p1"])
        for (number, entry) in read.enumerated() {
            #expect(entry.stamp == FileStamp(inode: UInt64.max - UInt64(number), size: 5, modified: -7, changed: 1_700_000_000_123_456_789))
            #expect(entry.reports.map(\.part) == ["", "urn:a=b\t%"] && entry.reports.map(\.key) == ["k1", "k2"])
        }
        #expect(InputIndex.entry(of: names[1], in: path)?.pipeline == "p2" && InputIndex.entry(of: [0x61], in: path) == nil)
        #expect(!AtomicFile.exists(path + ".new"))
    }

    @Test func garbageIsNoIndexAndABrokenLineCostsItsOwnEntry() throws {
        let folder = try TemporaryFolder()
        #expect(entries(try folder.write("a", "garbage\n{}\n")) == nil)
        #expect(entries(try folder.write("c", "")) == nil)
        let read = try #require(entries(try folder.write("b", "rapporteur.index/2\n#\tp\nx\t1\t2\t3\t4\t0\t=k\ny\t1\tno\nz\t1\t2\t3\t4\t9\t=k\n")))
        #expect(read.map { String(decoding: $0.name, as: UTF8.self) } == ["x"])
    }

    @Test func linesAreWholeHoweverLongTheFile() throws {
        let folder = try TemporaryFolder()
        let lines = (0..<3000).map { String(repeating: "x", count: $0 % 700) + "\($0)" }
        for end in ["\n", ""] {
            var read: [String] = []
            let file = try folder.write("f", lines.joined(separator: "\n") + end)
            let isWhole = FileLines.forEach(file) { line in
                read.append(String(decoding: line, as: UTF8.self))
                return true
            }
            #expect(isWhole && read == lines)
        }
    }

    @Test func percentilesOfManyDurations() {
        var sketch = TimeSketch()
        for value in 1...10_000 { sketch.add(value) }
        #expect(sketch.count == 10_000)
        #expect(abs(sketch.percentile(50) - 5000) < 150)
        #expect(abs(sketch.percentile(99) - 9900) < 300)
    }
}
