import Prose

/// An input file on its way through a run.
struct FileJob {
    let file: InputFile
    /// Its index among the input files.
    let number: Int
    let displayName: String
    /// Keys that make a part not worth doing again: of reports, and of documents that were set aside for their own fault.
    var known: [String: String] = [:]
    /// Parts that are done with in this run, for when the file is sent again after a crash.
    var skip: Set<String> = []
    /// How often each part (the empty name: the file before its first part) brought a worker down.
    var crashes: [String: Int] = [:]
    /// Keys of the reports that stand at the end, by part.
    var reports: [(part: String, key: String)] = []
    /// Parts that are set aside at the end.
    var failed: Set<String> = []

    init(_ file: InputFile, number: Int) {
        self.file = file
        self.number = number
        displayName = file.displayName
    }

    /// The request that a worker is sent.
    /// - Parameter cache: folder in which the layers of documents are kept.
    func request(cache: String? = nil) -> [UInt8] {
        var writer = JSONWriter()
        let path = String(validating: file.path, as: UTF8.self)
        writer.object { writer in
            writer.key("id")
            writer.string(displayName)
            writer.key("path")
            writer.string(path ?? displayName)
            writer.key("supervision")
            writer.object { writer in
                writer.key("name")
                writer.string(displayName)
                if path == nil {
                    writer.key("raw")
                    writer.array(file.path) { $0.integer(Int($1)) }
                }
                if let sidecar = file.sidecar {
                    writer.key("sidecar")
                    writer.array(sidecar) { $0.integer(Int($1)) }
                }
                if let cache {
                    writer.key("cache")
                    writer.string(cache)
                }
                writer.key("known")
                writer.object { writer in
                    for (part, key) in known.sorted(by: { $0.key < $1.key }) {
                        writer.key(part)
                        writer.string(key)
                    }
                }
                writer.key("skip")
                writer.array(skip.sorted()) { $0.string($1) }
            }
        }
        return writer.bytes + [0x0A]
    }
}
