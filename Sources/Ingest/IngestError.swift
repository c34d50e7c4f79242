/// Why a document could not be read. It is put into quarantine with this message.
public enum IngestError: Error, Equatable, CustomStringConvertible {
    /// Nothing but white space.
    case empty
    /// Bytes of a format that holds no article, by its name ("PNG image").
    case notText(String)
    /// Well-formed input of a known format without any running text.
    case noText(format: String)
    /// An archive or feed that must be cut into parts first.
    case container(String)
    /// Compressed data that is damaged or grows beyond the limit.
    case badCompression(String)

    /// The error in words, for people.
    public var description: String {
        switch self {
        case .empty: "the document is empty"
        case .notText(let found): "no article: the bytes are \(found)"
        case .noText(let format): "no running text found in this \(format) document"
        case .container(let format): "this is a container (\(format)) without any readable part"
        case .badCompression(let reason): "compressed data cannot be read: \(reason)"
        }
    }
}
