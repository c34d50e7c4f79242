/// The basic dependency tree of every sentence, as parallel arrays over the tokens.
public struct DependencyParse: Layer {
    /// The layer's name in cards, pipeline files and reports.
    public static let name = LayerName.parse

    /// Index of the governing token in the whole document; -1 for the root of a sentence.
    public var heads: [Int32]
    /// Relation to the governor.
    public var relations: [DependencyRelation]

    /// A parse; both arrays are as long as the tokens.
    public init(heads: [Int32], relations: [DependencyRelation]) {
        self.heads = heads
        self.relations = relations
    }
}
