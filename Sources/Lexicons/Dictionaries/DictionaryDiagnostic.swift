/// Something in a user's dictionary that was not understood or was repaired; the rest of the file is used.
public struct DictionaryDiagnostic: Error, Sendable, Equatable, CustomStringConvertible {
    /// The file, as the user named it.
    public let file: String
    /// 1-based line.
    public let line: Int
    /// What is wrong, and what was done.
    public let message: String

    /// A diagnostic.
    public init(file: String, line: Int, message: String) {
        self.file = file
        self.line = line
        self.message = message
    }

    /// `file:line: message`.
    public var description: String { "\(file):\(line): \(message)" }
}
