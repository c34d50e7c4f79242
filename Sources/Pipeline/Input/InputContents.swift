import Lexicons

/// Files of the user for work outside a run: read in order of their names, links to folders not followed; written whole or not at all.
public enum InputContents {
    /// Writes a file that is there whole or not at all.
    /// - Throws: `FileError`.
    public static func publish(_ bytes: [UInt8], to path: String) throws { try AtomicFile.write(bytes, to: path, staging: path + ".part") }

    /// Calls `body` for each file that can be read.
    /// - Returns: how many files cannot be read.
    /// - Throws: `FileError` when the folder itself cannot be read, or what `body` throws.
    public static func forEach(below folder: String, _ body: (_ name: String, _ bytes: [UInt8]) throws -> Void) throws -> Int {
        let (files, unreadable) = try InputWalk(root: folder, filter: PathFilter([]), output: "").files()
        var failed = unreadable.count
        for file in files {
            guard let bytes = try? FileBytes.contents(rawPath: file.path) else {
                failed += 1
                continue
            }
            try body(file.displayName, bytes)
        }
        return failed
    }
}
