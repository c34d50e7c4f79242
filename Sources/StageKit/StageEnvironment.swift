import Lexicons
import Synchronization

/// What a stage may use when it is made: the program's resources and the user's files. Every file that is taken from here
/// becomes part of the stage's fingerprint.
public final class StageEnvironment: Sendable {
    /// A file that a stage has used.
    public struct UsedFile: Sendable, Equatable {
        /// `Room/path` for the program's, the path as the user wrote it for the user's.
        public let name: String
        /// SHA-256 of the contents, in hexadecimal.
        public let sha256: String
        /// Where it was found.
        public let path: String
        /// What it was like when it was opened.
        public let stamp: FileStamp

        /// A file with its hash.
        public init(name: String, sha256: String, path: String, stamp: FileStamp) {
            self.name = name
            self.sha256 = sha256
            self.path = path
            self.stamp = stamp
        }
    }

    /// A folder of resources that a stage has listed: a file more in it changes the stage.
    public struct UsedFolder: Sendable, Equatable {
        /// The room.
        public let room: String
        /// The folder in the room.
        public let folder: String
        /// What was found.
        public let names: [String]

        /// A listing.
        public init(room: String, folder: String, names: [String]) {
            self.room = room
            self.folder = folder
            self.names = names
        }
    }

    /// Finds the program's resources.
    public let locator: ResourceLocator
    /// Folder to which paths in the pipeline file are relative.
    public let baseFolder: String
    /// Large files are hashed only when somebody asks.
    private struct Record: Sendable {
        let name: String
        let file: MappedFile
        var sha256: String?
    }
    private let used = Mutex<[Record]>([])
    private let listed = Mutex<[UsedFolder]>([])

    /// An environment.
    public init(locator: ResourceLocator = ResourceLocator(), baseFolder: String = ".") {
        self.locator = locator
        self.baseFolder = baseFolder
    }

    /// A resource of the program, mapped.
    /// - Throws: `ResourceLocator.Missing` or `FileError`.
    public func resource(_ path: String, in room: String) throws -> MappedFile {
        let file = try MappedFile(try locator.path(of: path, in: room))
        record("\(room)/\(path)", file)
        return file
    }

    /// A table of the program.
    public func table(_ path: String, in room: String) throws -> ResourceTable {
        ResourceTable(name: "\(room)/\(path)", text: try resource(path, in: room).text)
    }

    /// Names of the program's resources of a room below a folder, sorted.
    public func resources(below folder: String, in room: String) -> [String] {
        let names = locator.list(folder, in: room)
        listed.withLock { listed in
            if !listed.contains(where: { $0.room == room && $0.folder == folder }) {
                listed.append(UsedFolder(room: room, folder: folder, names: names))
            }
        }
        return names
    }

    /// All folders of resources that were listed so far.
    public var usedFolders: [UsedFolder] { listed.withLock { $0 } }

    /// A file of the user's, by its path in the pipeline file.
    /// - Throws: `FileError`.
    public func userFile(_ path: String) throws -> MappedFile {
        let file = try MappedFile(path.hasPrefix("/") ? path : "\(baseFolder)/\(path)")
        record(path, file)
        return file
    }

    /// All files used so far, in order of use.
    public var usedFiles: [UsedFile] {
        used.withLock { records in
            records.indices.map { index in
                let hash = records[index].sha256 ?? records[index].file.withBytes { SHA256.hexadecimal(of: $0) }
                records[index].sha256 = hash
                return UsedFile(
                    name: records[index].name, sha256: hash, path: records[index].file.path, stamp: records[index].file.stamp)
            }
        }
    }

    private func record(_ name: String, _ file: MappedFile) {
        used.withLock { records in
            if !records.contains(where: { $0.name == name }) { records.append(Record(name: name, file: file)) }
        }
    }
}
