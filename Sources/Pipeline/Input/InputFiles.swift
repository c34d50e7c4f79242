import Lexicons

/// The files of the input, sorted by the bytes of their names, in little memory: some fifty bytes a file beside its name.
struct InputFiles: Sendable, RandomAccessCollection {
    private struct Record {
        var start: Int
        var length: Int32
        var hasSidecar = false
        var stamp: FileStamp
    }

    /// What stands before a name in the path that can be opened; nil when `single` says it.
    private let root: [UInt8]
    /// The path of an input that is one file.
    private let single: [UInt8]?
    /// What the name of a sidecar adds to its input's.
    private let suffix: [UInt8]
    private var names: [UInt8] = []
    private var records: [Record] = []
    /// Number of sidecars whose file is not there.
    private(set) var orphans = 0

    /// No file yet, below a folder.
    init(below root: [UInt8], sidecar: String) {
        self.root = root + [0x2F]
        self.suffix = Array(sidecar.utf8)
        single = nil
    }

    /// One file.
    init(_ file: InputFile) {
        root = []
        single = file.path
        suffix = file.sidecar.map { Array($0.dropFirst(file.path.count)) } ?? []
        add(file.name, file.stamp)
        records[0].hasSidecar = file.sidecar != nil
    }

    var startIndex: Int { 0 }
    var endIndex: Int { records.count }

    subscript(index: Int) -> InputFile {
        let record = records[index]
        let name = name(record)
        let path = single ?? root + name
        return InputFile(name: name, path: path, stamp: record.stamp, sidecar: record.hasSidecar ? path + suffix : nil)
    }

    /// The stamp of a file, without making its name.
    func stamp(_ index: Int) -> FileStamp { records[index].stamp }
    /// The name of a file.
    func name(_ index: Int) -> [UInt8] { name(records[index]) }

    private func name(_ record: Record) -> [UInt8] { Array(names[record.start..<record.start + Int(record.length)]) }

    /// Adds a file; `sort` must follow before anything is looked for.
    mutating func add(_ name: [UInt8], _ stamp: FileStamp) {
        records.append(Record(start: names.count, length: Int32(name.count), stamp: stamp))
        names += name
    }

    /// Sorts the files by their names.
    mutating func sort() {
        names.withUnsafeBufferPointer { bytes in
            func slice(_ record: Record) -> Slice<UnsafeBufferPointer<UInt8>> { bytes[record.start..<record.start + Int(record.length)] }
            records.sort { slice($0).lexicographicallyPrecedes(slice($1)) }
        }
    }

    /// The index of the file of a name, by binary search.
    func find(_ name: [UInt8]) -> Int? {
        names.withUnsafeBufferPointer { bytes in
            var low = 0, high = records.count
            while low < high {
                let middle = (low + high) / 2
                let record = records[middle]
                if bytes[record.start..<record.start + Int(record.length)].lexicographicallyPrecedes(name) { low = middle + 1 } else { high = middle }
            }
            guard low < records.count else { return nil }
            let record = records[low]
            return bytes[record.start..<record.start + Int(record.length)].elementsEqual(name) ? low : nil
        }
    }

    /// Keeps the files whose names a test takes.
    mutating func keep(_ isTaken: ([UInt8]) -> Bool) { records = records.filter { isTaken(name($0)) } }

    /// Takes the sidecars out of the files and gives each to its input. The files must be sorted.
    mutating func attachSidecars() {
        if suffix.isEmpty || single != nil { return }
        let isSidecar = records.map { Int($0.length) > suffix.count && names[..<($0.start + Int($0.length))].suffix(suffix.count).elementsEqual(suffix) }
        guard isSidecar.contains(true) else { return }
        for index in records.indices where isSidecar[index] {
            guard let owner = find(Array(name(index).dropLast(suffix.count))), !isSidecar[owner] else {
                orphans += 1
                continue
            }
            records[owner].hasSidecar = true
            records[owner].stamp = Self.joined(records[owner].stamp, records[index].stamp)
        }
        var number = -1
        records.removeAll { _ in
            number += 1
            return isSidecar[number]
        }
    }

    /// A change of either changes the two together, also when one is put back or taken away.
    static func joined(_ own: FileStamp, _ sidecar: FileStamp) -> FileStamp {
        FileStamp(
            inode: own.inode ^ sidecar.inode &* 0x9E37_79B9, size: own.size &+ sidecar.size,
            modified: Swift.max(own.modified, sidecar.modified), changed: Swift.max(own.changed, sidecar.changed))
    }
}
