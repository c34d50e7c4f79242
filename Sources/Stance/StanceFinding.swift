import Prose

/// One piece of evidence on its way to a stance.
struct StanceFinding: Sendable {
    /// Index of the holder; -1 is the author.
    var from: Int
    /// Index of the target.
    var to: Int
    var span: Span
    /// -1 to 1.
    var polarity: Double
    /// Strength of the evidence, 0 to 1.
    var p: Double
    /// How far the text vouches for it, 0 to 1.
    var commitment: Double
    /// Done, not only said.
    var isActed: Bool
    var why: String
    /// The mention that is judged, where sentiment towards it can be asked about.
    var target: Range<Int>?

    /// Found by a learnt model alone.
    var isLearned: Bool { why == "encoder" || why == "model" }
}
