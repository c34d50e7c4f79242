import Prose
import StageKit

/// Takes every file for one document: what a program uses that has no containers.
public struct WholeFileSplitter: ContainerSplitter {
    /// A splitter that does not split.
    public init() {}

    /// Hands on the whole file, without a name for a part.
    public func split(_ bytes: [UInt8], path: String?, _ body: (_ part: String?, _ payload: Source.Payload) throws -> Void) throws {
        try body(nil, .bytes(bytes))
    }
}
