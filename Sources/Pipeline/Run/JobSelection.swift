import Lexicons
import Prose

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// Which input files are to be worked on: those whose stamp, pipeline or reports are not as the index has them.
struct JobSelection {
    let options: RunOptions
    let folder: OutputFolder
    /// Seconds that a file must have been left alone.
    let settle: Double
    /// What works on them now, as the index names it.
    let pipeline: String

    /// The files to work on, by their index among the input files.
    private(set) var jobs: [Int32] = []
    /// False when there was no index, or none that this program can read.
    private(set) var hasIndex = false
    /// Files that were worked on earlier and are no longer there, with the reports that they left.
    private(set) var gone: [GoneFiles.Item] = []
    /// Reports that stand as they are.
    private(set) var unchanged = 0
    /// Documents that were set aside earlier and are not tried again.
    private(set) var stillQuarantined = 0
    /// Files that are too young.
    private(set) var waiting = 0

    init(options: RunOptions, folder: OutputFolder, settle: Double, pipeline: String) {
        self.options = options
        self.folder = folder
        self.settle = settle
        self.pipeline = pipeline
    }

    /// What lies below a folder that cannot be read now is not gone.
    /// - Parameter root: the input folder.
    mutating func spare(_ unreadable: [FileError], below root: String) {
        for folder in unreadable {
            gone.removeAll { "\(root)/\(String(decoding: $0.name, as: UTF8.self))".hasPrefix(folder.path + "/") }
        }
    }

    /// Chooses among the files.
    mutating func choose(_ files: InputFiles, _ quarantine: Quarantine) {
        let standing = readIndex(files, quarantine)
        let settledBefore = Self.wallClock - Int64(settle * 1e9)
        let since = options.since.map { Int64($0.dayNumber) * 86_400_000_000_000 }
        for number in files.indices {
            let stamp = files.stamp(number)
            if settle > 0, stamp.modified > settledBefore {
                waiting += 1
                continue
            }
            if let since, stamp.modified < since { continue }
            if !options.all, standing[number] >= 0 {
                unchanged += Int(standing[number])
                if !quarantine.isEmpty { stillQuarantined += quarantine.entries(of: files[number].displayName).count }
                continue
            }
            if let limit = options.limit, jobs.count >= limit { break }
            jobs.append(Int32(number))
        }
    }

    /// For each file the number of its reports that stand as they are; -1 when it is to be worked on.
    private mutating func readIndex(_ files: InputFiles, _ quarantine: Quarantine) -> [Int32] {
        var standing = [Int32](repeating: -1, count: files.count)
        var missing: [GoneFiles.Item] = []
        hasIndex = InputIndex.forEach(folder.index) { entry in
            guard let number = files.find(entry.name) else {
                missing.append(GoneFiles.Item(entry, in: folder))
                return
            }
            guard !options.all, entry.stamp == files.stamp(number), entry.pipeline == pipeline,
                quarantine.isEmpty || quarantine.entries(of: files[number].displayName).allSatisfy({ $0.cause == .document }),
                isWhole(entry, entry.name)
            else { return }
            standing[number] = Int32(entry.reports.count)
        }
        gone = hasIndex ? missing.sorted { $0.name.lexicographicallyPrecedes($1.name) } : GoneFiles(folder).find(present: files)
        return standing
    }

    private func isWhole(_ entry: InputIndex.Entry, _ name: [UInt8]) -> Bool {
        entry.reports.allSatisfy { report in
            let part = report.part.isEmpty ? nil : report.part
            return AtomicFile.exists("\(folder.reports)/\(ReportName.path(of: name, part: part))")
        }
    }

    /// Nanoseconds since 1970.
    static var wallClock: Int64 {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return Int64(time.tv_sec) &* 1_000_000_000 &+ Int64(time.tv_nsec)
    }
}
