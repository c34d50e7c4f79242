/// What one document may cost. What goes beyond is left out, and the tree says so (`MarkupTree.isTruncated`).
public struct MarkupLimits: Sendable {
    /// Elements nested deeper are not kept; their text belongs to the deepest that is.
    public var depth: Int
    /// Attributes of one tag beyond this are dropped before the parser sees them (its cost is quadratic in them).
    public var attributes: Int
    /// Elements and texts that are kept.
    public var nodes: Int
    /// Bytes of input that are read.
    public var bytes: Int

    /// True where what stands inside `svg` is kept; false passes over it, for readers that show no drawings.
    public var keepsDrawings: Bool

    /// Limits; the defaults hold every honest page with room to spare.
    public init(depth: Int = 1_000, attributes: Int = 256, nodes: Int = 1_500_000, bytes: Int = 64 << 20, keepsDrawings: Bool = true) {
        self.depth = depth
        self.attributes = attributes
        self.nodes = nodes
        self.bytes = bytes
        self.keepsDrawings = keepsDrawings
    }
}
