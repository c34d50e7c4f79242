/// A line of a dictionary, for `why`.
struct RowReference: Sendable, Equatable {
    /// Index into `WorldKnowledge.files`.
    var file: Int16
    /// 1-based line.
    var line: Int32
}
