/// Some bytes of a view, and the file that they belong to.
public struct ViewPiece: Sendable, Equatable {
    /// Path below the output folder.
    public let path: String
    /// The bytes.
    public let bytes: [UInt8]
    /// True for a whole file; otherwise the bytes are added to what the file has.
    public let isWhole: Bool

    /// A piece of a file.
    public init(path: String, bytes: [UInt8], isWhole: Bool = false) {
        self.path = path
        self.bytes = bytes
        self.isWhole = isWhole
    }
}
