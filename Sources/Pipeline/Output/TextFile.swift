import Lexicons

/// Files that are made anew at will: they are there whole or not at all.
public enum TextFile {
    /// Writes a file, and the folders that it lies in.
    /// - Throws: `FileError`.
    public static func write(_ text: String, to path: String) throws(FileError) {
        if let slash = path.lastIndex(of: "/"), slash != path.startIndex { try AtomicFile.makeFolders(String(path[..<slash])) }
        try AtomicFile.write(Array(text.utf8), to: path, staging: path + ".tmp")
    }
}
