import Lexicons

/// Writes an index line by line; it is there whole or not at all.
struct IndexWriter {
    private let file: StagedFile
    private let path: String
    private var numbers: [String: Int] = [:]

    /// Begins an index.
    /// - Throws: `FileError`.
    init(_ path: String, staging: String) throws(FileError) {
        self.path = path
        file = try StagedFile(path, staging: staging)
        try file.append(InputIndex.head)
    }

    /// Adds a file's line. Lines come in the order of the files' names.
    /// - Parameter reports: as `InputIndex.encode` gives them.
    /// - Throws: `FileError`.
    mutating func add(_ name: [UInt8], _ stamp: FileStamp, pipeline: String, reports: some Sequence<UInt8>) throws(FileError) {
        let number = numbers[pipeline] ?? numbers.count
        if number == numbers.count {
            numbers[pipeline] = number
            try file.append(Array("#\t\(pipeline)\n".utf8))
        }
        try file.append(InputIndex.encode(name, stamp, pipeline: number) + reports + [0x0A])
    }

    /// Puts the index in its place.
    /// - Throws: `FileError`.
    func publish() throws(FileError) {
        try file.publish()
        try AtomicFile.synchroniseFolder(of: path)
    }
}
