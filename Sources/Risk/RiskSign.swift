import Prose

/// One piece of evidence on its way to a score.
struct RiskSign: Sendable {
    var category: RiskAssessment.Category
    var span: Span
    /// Severity, before anything else.
    var severity: Double
    /// Severity times certainty, age, focus and topic.
    var weight: Double
    /// Threatened, feared or forecast, not happened.
    var isOutlook: Bool
    /// 1 where the text says it grows, -1 where it eases.
    var direction: Int
    var sentence: Int
    /// Same for repetitions of one term, whose weight fades.
    var key: UInt64
    var why: String

    /// Number of the category, to tell equal keys of two categories apart.
    var order: Int { RiskAssessment.Category.allCases.firstIndex(of: category) ?? 0 }
}
