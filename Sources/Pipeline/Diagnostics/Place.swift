/// A place in a pipeline file.
public struct Place: Sendable, Equatable, Comparable {
    /// 1-based line.
    public var line: Int
    /// 1-based column, counted in code points.
    public var column: Int
    /// Number of code points that a caret underlines; at least 1.
    public var length: Int

    /// A place.
    public init(line: Int, column: Int, length: Int = 1) {
        self.line = max(1, line)
        self.column = max(1, column)
        self.length = max(1, length)
    }

    /// By line, then column.
    public static func < (a: Place, b: Place) -> Bool { (a.line, a.column) < (b.line, b.column) }
}
