/// The mistakes of one pipeline file, with what it takes to show them.
public struct DiagnosticList: Sendable {
    /// The file's path as the user named it.
    public let file: String
    /// The file's text.
    public let source: String
    /// The mistakes, in order of their places; of several at one place the first found comes first.
    public private(set) var all: [Diagnostic] = []

    /// No mistake yet.
    public init(file: String, source: String) {
        self.file = file
        self.source = source
    }

    /// True when nothing is wrong.
    public var isEmpty: Bool { all.isEmpty }

    /// Adds a mistake.
    public mutating func add(_ diagnostic: Diagnostic) {
        let index = all.firstIndex { diagnostic.place < $0.place } ?? all.count
        all.insert(diagnostic, at: index)
    }
}
