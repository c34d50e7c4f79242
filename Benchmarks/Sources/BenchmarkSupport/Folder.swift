import Glibc

/// All regular files below a folder.
public enum Folder {
    /// Paths in byte order, so that two runs see the same order.
    public static func files(below folder: String) -> [String] {
        var status = stat()
        if stat(folder, &status) == 0, status.st_mode & S_IFMT == S_IFREG { return [folder] }
        guard let directory = opendir(folder) else { return [] }
        defer { closedir(directory) }
        var found: [String] = []
        while let entry = readdir(directory) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if !name.hasPrefix(".") { found += files(below: "\(folder)/\(name)") }
        }
        return found.sorted { Array($0.utf8).lexicographicallyPrecedes(Array($1.utf8)) }
    }
}
