/// A role noun behind the name of its owner: "US-led | forces", "Afghan | President".
struct Composition {
    var agent: Int32
    var isPlural: Bool
    /// The role noun and its modifiers, from the first after the owner.
    var tokens: Range<Int>
    /// Tokens of the role noun alone.
    var noun: Range<Int>
    /// The word of "US-led", "Iran-backed"; nil for none.
    var partner: Int?
    var isFormer: Bool
}
