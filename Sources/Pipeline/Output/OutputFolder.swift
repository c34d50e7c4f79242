import Lexicons

/// The output folder: where what lies, and how it is written so that a crash leaves only whole files.
struct OutputFolder: Sendable {
    let root: String
    /// The share of the inputs that this run works on; nil for all of them.
    var shard: Shard?
    var reports: String { "\(root)/reports" }
    /// Caches, counters and history: everything that is no result.
    var state: String { "\(root)/.rapporteur" }
    var quarantine: String { "\(state)/quarantine" }
    /// What a run keeps for itself: a shard must not write another's.
    var own: String { shard.map { "\(state)/shards/\($0.name)" } ?? state }
    var index: String { "\(own)/index" }
    var history: String { "\(own)/history.ndjson" }
    var runRecord: String { shard == nil ? "\(root)/run.json" : "\(own)/run.json" }
    var staging: String { "\(own)/tmp" }
    /// What the fingerprint was made of when it was last reckoned.
    var plan: String { "\(own)/plan.json" }
    /// Older fingerprints, by their beginning.
    var plans: String { "\(state)/plans" }
    /// Says what was made of the reports after a run; it is gone as soon as a report is touched. See `AfterRun`.
    var afterRun: String { "\(state)/after-run.json" }
    /// Layers of documents, for when only later stages change.
    var cache: String { "\(state)/cache" }
    var lock: String { "\(state)/lock" }

    init(_ root: String, shard: Shard? = nil) {
        self.root = root
        self.shard = shard
    }

    /// The record of an older fingerprint.
    func plan(of fingerprint: String) -> String { "\(plans)/\(fingerprint.prefix(16)).json" }

    /// Makes the folders and takes away what an interrupted run left half written. Needs the lock.
    /// - Throws: `FileError`.
    func prepare() throws(FileError) {
        for folder in [reports, quarantine, staging, plans] { try AtomicFile.makeFolders(folder) }
        for name in try FolderListing.names(Array(staging.utf8)) {
            try AtomicFile.remove("\(staging)/\(String(decoding: name, as: UTF8.self))")
        }
    }

    /// Takes the lock: a run holds the folder alone; a sharded one shares it with other shards and holds its shard alone.
    /// - Throws: `FolderLock.Held` or `FileError`.
    func takeLocks() throws -> [FolderLock] {
        guard shard != nil else { return [try FolderLock(lock)] }
        try AtomicFile.makeFolders(own)
        return [try FolderLock(lock, isShared: true), try FolderLock("\(own)/lock")]
    }

    /// Publishes a file below the output folder: it is there whole, or not at all.
    /// - Parameter syncsFolder: false when the caller syncs the folder once for many files.
    /// - Throws: `FileError`.
    func publish(_ bytes: [UInt8], as path: String, syncsFolder: Bool = true) throws(FileError) {
        try AtomicFile.write(bytes, to: path, staging: "\(staging)/writing", syncsFolder: syncsFolder)
    }
}
