#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// Finds the word lists, grammars and models that belong to the program.
///
/// Each room keeps its own in `Sources/<Room>/Resources`. They are looked for, in this order: in the folder that the variable
/// `RAPPORTEUR_RESOURCES` names (one sub-folder a room); in `<package>_<Room>.resources/Resources` beside the executable (a
/// build folder); in `../share/rapporteur/<Room>` from the executable (an installed copy).
public struct ResourceLocator: Sendable {
    /// A resource that is in none of the places.
    public struct Missing: Error, CustomStringConvertible {
        /// `Room/path`.
        public let resource: String
        /// Where it was looked for.
        public let places: [String]
        /// The error in words, for people.
        public var description: String {
            "resource \(resource) not found; looked in \(places.joined(separator: ", ")); "
                + "set RAPPORTEUR_RESOURCES to the folder that holds the rooms' resources"
        }
    }

    private let override: String?
    private let executableFolder: String

    /// A locator for the running program.
    public init() {
        override = getenv("RAPPORTEUR_RESOURCES").map { String(cString: $0) }
        var buffer = [CChar](repeating: 0, count: 4096)
        #if os(Linux)
        let length = readlink("/proc/self/exe", &buffer, buffer.count - 1)
        #else
        let length = -1
        #endif
        let path = length > 0 ? String(decoding: buffer[..<length].map { UInt8(bitPattern: $0) }, as: UTF8.self) : CommandLine.arguments[0]
        executableFolder = path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "."
    }

    /// A locator that looks in one folder only.
    public init(folder: String) {
        override = folder
        executableFolder = folder
    }

    /// Where resources are looked for first, as a text that two locators share when they find the same files.
    public var identity: String { override ?? executableFolder }

    /// The folder of a room's resources; nil when there is none.
    public func folder(of room: String) -> String? { candidates(room).first(where: Self.isFolder) }

    /// The path of a room's resource.
    /// - Throws: `Missing`, with all places that were looked in.
    public func path(of resource: String, in room: String) throws -> String {
        let places = candidates(room)
        for place in places where access("\(place)/\(resource)", R_OK) == 0 { return "\(place)/\(resource)" }
        throw Missing(resource: "\(room)/\(resource)", places: places)
    }

    /// Names of all resources of a room below a folder, sorted, relative to the room.
    public func list(_ subfolder: String, in room: String) -> [String] {
        guard let base = folder(of: room) else { return [] }
        var found: [String] = []
        func walk(_ relative: String) {
            guard let directory = opendir(relative.isEmpty ? base : "\(base)/\(relative)") else { return }
            defer { closedir(directory) }
            while let entry = readdir(directory) {
                let name = withUnsafePointer(to: &entry.pointee.d_name) {
                    $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
                }
                if name.hasPrefix(".") { continue }
                let path = relative.isEmpty ? name : "\(relative)/\(name)"
                if Self.isFolder("\(base)/\(path)") { walk(path) } else { found.append(path) }
            }
        }
        walk(subfolder)
        return found.sorted()
    }

    private func candidates(_ room: String) -> [String] {
        if let override { return ["\(override)/\(room)"] }
        return [
            "\(executableFolder)/rapporteur_\(room).resources/Resources",
            "\(executableFolder)/../share/rapporteur/\(room)",
        ]
    }

    private static func isFolder(_ path: String) -> Bool {
        var status = stat()
        return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
    }
}
