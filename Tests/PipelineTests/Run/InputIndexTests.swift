import Lexicons
import Testing

@testable import Pipeline

/// The index of the inputs: what is written is read, and what is damaged is no index.
@Suite struct InputIndexTests {
    @Test func whatIsWrittenIsRead() throws {
        let folder = try TemporaryFolder()
        var index = InputIndex("\(folder.path)/none")
        #expect(!index.wasFound)
        let names: [[UInt8]] = [Array("a b\tc\n%.html".utf8), [0x66, 0xFF, 0x3D], Array("plain/name".utf8)]
        for (number, name) in names.enumerated() {
            index[name] = InputIndex.Entry(
                stamp: FileStamp(inode: UInt64.max - UInt64(number), size: 5, modified: -7, changed: 1_700_000_000_123_456_789),
                pipeline: number == 0 ? "p1" : "p2", reports: [("", "k1"), ("urn:a=b\t%", "k2")])
        }
        let path = try folder.write("index", String(decoding: index.bytes(), as: UTF8.self))
        let read = InputIndex(path)
        #expect(read.wasFound && read.entries.count == 3)
        for name in [names[0], names[2]] {
            #expect(read[name]?.stamp == index[name]?.stamp && read[name]?.pipeline == index[name]?.pipeline)
            #expect(read[name]?.reports.map(\.part) == ["", "urn:a=b\t%"])
        }
    }

    @Test func garbageIsNoIndexAndABrokenLineCostsItsOwnEntry() throws {
        let folder = try TemporaryFolder()
        #expect(!InputIndex(try folder.write("a", "garbage\n{}\n")).wasFound)
        let read = InputIndex(try folder.write("b", "rapporteur.index/2\n#\tp\nx\t1\t2\t3\t4\t0\t=k\ny\t1\tno\nz\t1\t2\t3\t4\t9\t=k\n"))
        #expect(read.entries.keys.map { String(decoding: $0, as: UTF8.self) } == ["x"])
    }

    @Test func percentilesOfManyDurations() {
        var sketch = TimeSketch()
        for value in 1...10_000 { sketch.add(value) }
        #expect(sketch.count == 10_000)
        #expect(abs(sketch.percentile(50) - 5000) < 150)
        #expect(abs(sketch.percentile(99) - 9900) < 300)
    }
}
