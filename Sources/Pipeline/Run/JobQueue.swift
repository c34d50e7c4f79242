/// The files that are still to be worked on, in order; what is to be known of one is looked up when its turn comes.
struct JobQueue {
    /// The files of the input.
    let files: InputFiles
    /// Which of them are chosen.
    let numbers: [Int32]
    /// Keys of reports that make a part not worth doing again; nil when all is done again.
    let published: PublishedReports?

    private var next = 0
    /// Files that come back from a worker that was lost.
    private var returned: [FileJob] = []

    init(_ files: InputFiles, _ numbers: [Int32], published: PublishedReports?) {
        self.files = files
        self.numbers = numbers
        self.published = published
    }

    /// Number of files that wait.
    var count: Int { numbers.count - next + returned.count }
    var isEmpty: Bool { count == 0 }

    /// The next file.
    /// - Parameter quarantine: says which documents were set aside for their own fault.
    mutating func pop(_ quarantine: Quarantine) -> FileJob? {
        if let job = returned.popLast() { return job }
        guard next < numbers.count else { return nil }
        let number = Int(numbers[next])
        next += 1
        var job = FileJob(files[number], number: number)
        if let published {
            job.known = published.keys(of: job.file.name)
            if !quarantine.isEmpty {
                for entry in quarantine.entries(of: job.displayName) where entry.cause == .document { job.known[entry.part ?? ""] = entry.key }
            }
        }
        return job
    }

    /// Puts files back; the first of them is the next.
    mutating func putBack(_ jobs: [FileJob]) { returned.append(contentsOf: jobs.reversed()) }

    /// Lets all files wait for another run.
    mutating func clear() {
        next = numbers.count
        returned = []
    }
}
