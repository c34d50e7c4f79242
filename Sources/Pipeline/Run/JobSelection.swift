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

    /// The files to work on.
    private(set) var jobs: [FileJob] = []
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

    /// Chooses among the files.
    mutating func choose(_ files: [InputFile], _ index: InputIndex, _ quarantine: Quarantine) {
        let published = PublishedReports(folder: folder)
        let settledBefore = Self.wallClock - Int64(settle * 1e9)
        let since = options.since.map { Int64($0.dayNumber) * 86_400_000_000_000 }
        for file in files {
            if settle > 0, file.stamp.modified > settledBefore {
                waiting += 1
                continue
            }
            if let since, file.stamp.modified < since { continue }
            let entries = quarantine.isEmpty ? [] : quarantine.entries(of: file.displayName)
            if !options.all, let entry = index[file.name], entry.stamp == file.stamp, entry.pipeline == pipeline,
                entries.allSatisfy({ $0.cause == .document }), isWhole(entry, file.name)
            {
                unchanged += entry.reports.count
                stillQuarantined += entries.count
                continue
            }
            if let limit = options.limit, jobs.count >= limit { break }
            var job = FileJob(file)
            if !options.all {
                job.known = published.keys(of: file.name)
                for entry in entries where entry.cause == .document { job.known[entry.part ?? ""] = entry.key }
            }
            jobs.append(job)
        }
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
