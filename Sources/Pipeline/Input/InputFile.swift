import Lexicons

/// A file of the input folder.
struct InputFile: Sendable, Equatable {
    /// Path relative to the input folder, as the system has it: names need not be UTF-8.
    var name: [UInt8]
    /// Path that can be opened.
    var path: [UInt8]
    var stamp: FileStamp
    /// Path of the file that tells its date and source; its stamp is part of this one's.
    var sidecar: [UInt8]?

    /// The name in reports: as it is when it is UTF-8, else with percent signs for the bytes that are none.
    var displayName: String {
        if let text = String(validating: name, as: UTF8.self) { return text }
        return PercentEncoding.encode(name) { $0 >= 0x20 && $0 < 0x7F && $0 != 0x25 }
    }
}
