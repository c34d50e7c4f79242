import StageKit

/// The stages that pipeline files can name.
public struct Catalogue: Sendable {
    /// All stages, in the order in which they were given.
    public let factories: [StageFactory]
    private let index: [String: Int]

    /// A catalogue; of two stages with one id the later wins, so that a program can replace a built-in one.
    public init(_ factories: [StageFactory]) {
        var kept: [StageFactory] = []
        var index: [String: Int] = [:]
        for factory in factories {
            if let old = index[factory.card.id] {
                kept[old] = factory
            } else {
                index[factory.card.id] = kept.count
                kept.append(factory)
            }
        }
        self.factories = kept
        self.index = index
    }

    /// The names of all stages.
    public var ids: [String] { factories.map(\.card.id) }
    /// A stage by its name.
    public subscript(id: String) -> StageFactory? { index[id].map { factories[$0] } }
}
