import Prose

/// The smallest piece that a figure is made of: a token, or a part of one where digits, letters and signs stand together
/// (`$1.25bn`, `27-nation`, `24703m2`).
struct Atom {
    enum Kind { case text, number, identifier }
    var span: Span
    /// The token it stands in.
    var token: Int
    /// Hash of the lower-cased piece.
    var hash: UInt64
    var kind: Kind
    /// Nothing stands between it and the atom before.
    var isGlued: Bool
    /// The value of a number.
    var value = DecimalNumber.zero
    /// How the digits of a number were written.
    var digits = Digits()

    struct Digits {
        /// Number of digits before the point.
        var whole = 0
        var isGrouped = false
        var hasPoint = false
        var isVulgar = false
    }
}
