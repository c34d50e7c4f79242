import Prose

/// Cuts containers (feeds, web archives, files of several articles) into their parts, before any stage runs. The runner knows
/// only this contract; ingest has the one that the program ships.
public protocol ContainerSplitter: Sendable {
    /// Calls `body` once for each part, in order, with the name of the part (guid, atom:id, WARC-Record-ID; nil when it has
    /// none) and its payload; the whole file is one part named nil when it is no container.
    func split(_ bytes: [UInt8], path: String?, _ body: (_ part: String?, _ payload: Source.Payload) throws -> Void) throws
}
