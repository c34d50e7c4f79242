import Lexicons

/// A file of the input folder.
struct InputFile: Sendable, Equatable {
    /// What tells whether a file was touched.
    struct Stamp: Sendable, Equatable {
        var inode: UInt64
        var size: Int64
        /// Nanoseconds since 1970.
        var modified: Int64
        /// Nanoseconds since 1970.
        var changed: Int64
    }

    /// Path relative to the input folder, as the system has it: names need not be UTF-8.
    var name: [UInt8]
    /// Path that can be opened.
    var path: [UInt8]
    var stamp: Stamp

    /// The name in reports: as it is when it is UTF-8, else with percent signs for the bytes that are none.
    var displayName: String {
        if let text = String(validating: name, as: UTF8.self) { return text }
        return PercentEncoding.encode(name) { $0 >= 0x20 && $0 < 0x7F && $0 != 0x25 }
    }
}
