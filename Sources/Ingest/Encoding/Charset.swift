/// A character encoding as the WHATWG Encoding Standard names it, and what said so.
struct Charset: Equatable, Sendable {
    /// What an encoding was known from, the surest first.
    enum Evidence: String, Sendable {
        case byteOrderMark = "bom", header, declaration, validity, statistics, fallback
    }

    var name: String
    var evidence: Evidence

    static let utf8 = "utf-8"
}
