/// A role noun without an owner, kept until all names are known.
struct PendingNoun {
    var tokens: Range<Int>
    var agent: Int32
    var isPlural: Bool
    var isFormer: Bool
}
