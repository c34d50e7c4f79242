import Lexicons
import Testing

@testable import Pipeline

/// The list of inputs: what is found is what was put in, in the order of the bytes.
@Suite struct InputFilesTests {
    private func stamp(_ number: Int) -> FileStamp { FileStamp(inode: UInt64(number), size: 1, modified: Int64(number), changed: 2) }

    @Test func filesAreFoundByTheirNames() {
        var files = InputFiles(below: Array("in".utf8), sidecar: ".meta.json")
        let names: [[UInt8]] = [Array("b".utf8), Array("a/b".utf8), [0xFF, 0x00 + 1], Array("a".utf8), Array("a.txt".utf8), []]
        for (number, name) in names.enumerated() { files.add(name, stamp(number)) }
        files.sort()
        #expect(files.map(\.name) == names.sorted { $0.lexicographicallyPrecedes($1) })
        for name in names {
            let number = files.find(name)
            #expect(number.map { files[$0].name } == name)
        }
        #expect(files.find(Array("aa".utf8)) == nil)
        #expect(files[1].path == Array("in/a".utf8))
        files.keep { $0.count == 1 }
        #expect(files.map(\.name) == [Array("a".utf8), Array("b".utf8)])
    }

    @Test func aSidecarBelongsToItsFileAndIsNone() throws {
        var files = InputFiles(below: Array("in".utf8), sidecar: ".meta.json")
        // Other names stand between the two.
        for name in ["x.txt", "x.txt!", "x.txt.meta.json", "orphan.meta.json", ".meta.json"] { files.add(Array(name.utf8), stamp(name.count)) }
        files.sort()
        files.attachSidecars()
        #expect(files.map { String(decoding: $0.name, as: UTF8.self) } == [".meta.json", "x.txt", "x.txt!"])
        let owner = try #require(files.find(Array("x.txt".utf8)))
        #expect(files[owner].sidecar == Array("in/x.txt.meta.json".utf8) && files[owner].stamp != stamp(5))
        #expect(files[owner + 1].sidecar == nil)
        #expect(files.orphans == 1)
    }
}
