import Lexicons

/// The output folder: where what lies, and how it is written so that a crash leaves only whole files.
struct OutputFolder: Sendable {
    let root: String
    var reports: String { "\(root)/reports" }
    /// Caches, counters and history: everything that is no result.
    var state: String { "\(root)/.rapporteur" }
    var quarantine: String { "\(state)/quarantine" }
    var index: String { "\(state)/index.ndjson" }
    var runRecord: String { "\(root)/run.json" }
    private var staging: String { "\(state)/tmp" }

    init(_ root: String) { self.root = root }

    /// Makes the folders and takes away what an interrupted run left half written. Needs the lock.
    /// - Throws: `FileError`.
    func prepare() throws(FileError) {
        for folder in [reports, quarantine, staging] { try AtomicFile.makeFolders(folder) }
        for name in try FolderListing.names(Array(staging.utf8)) {
            try AtomicFile.remove("\(staging)/\(String(decoding: name, as: UTF8.self))")
        }
    }

    /// Publishes a file below the output folder: it is there whole, or not at all.
    /// - Throws: `FileError`.
    func publish(_ bytes: [UInt8], as path: String) throws(FileError) {
        try AtomicFile.write(bytes, to: path, staging: "\(staging)/writing")
    }
}
