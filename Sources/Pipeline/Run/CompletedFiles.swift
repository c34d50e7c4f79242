/// The files that a run is through with, and the keys of their reports, as the index will have them: some eighty bytes a file.
struct CompletedFiles {
    private struct Record {
        var file: Int32
        var length: Int32
        var start: Int
    }

    private var records: [Record] = []
    private var bytes: [UInt8] = []

    /// Notes a file.
    /// - Parameter number: its index among the input files.
    mutating func add(_ number: Int, _ reports: [(part: String, key: String)]) {
        let encoded = InputIndex.encode(reports)
        records.append(Record(file: Int32(number), length: Int32(encoded.count), start: bytes.count))
        bytes += encoded
    }

    /// Number of files.
    var count: Int { records.count }

    /// Puts the files in the order of the input. They nearly are: files are begun in order.
    mutating func sort() { records.sort { $0.file < $1.file } }

    /// Which of the input files it is.
    func number(_ index: Int) -> Int { Int(records[index].file) }

    /// The reports of a file, as the index has them.
    func reports(_ index: Int) -> ArraySlice<UInt8> {
        let record = records[index]
        return bytes[record.start..<record.start + Int(record.length)]
    }
}
