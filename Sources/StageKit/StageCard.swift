import Prose

/// What a stage declares of itself. The plan, `explain`, the documentation and the enforcement all follow from it.
public struct StageCard: Sendable, Equatable {
    /// Name in pipeline files.
    public var id: String
    /// Raised whenever the stage's output changes for any input: it is part of the fingerprint.
    public var version: Int
    /// One line for the catalogue.
    public var summary: String
    /// Layers that an earlier stage must write.
    public var reads: [LayerName]
    /// Layers that make the stage better when they are there.
    public var mayRead: [LayerName]
    /// Layers that the stage writes.
    public var writes: [LayerName]
    /// Languages that the stage can read, as primary tags (`en`); empty for a stage that reads all of them. A document in another
    /// language is passed over, and its layers say `skipped:language`.
    public var languages: [String]

    /// A card.
    public init(
        id: String, version: Int, summary: String, reads: [LayerName], mayRead: [LayerName] = [], writes: [LayerName],
        languages: [String] = []
    ) {
        self.id = id
        self.version = version
        self.summary = summary
        self.reads = reads
        self.mayRead = mayRead
        self.writes = writes
        self.languages = languages
    }

    /// The access that the card grants.
    public var access: LayerAccess {
        LayerAccess(stage: id, readable: Set(reads + mayRead), writable: Set(writes))
    }
}
