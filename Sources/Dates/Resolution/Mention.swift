import Prose

/// An expression while it is being resolved.
struct Mention: Sendable {
    var span: Span
    /// First and last token.
    var tokens: ClosedRange<Int>
    var sentence: Int
    var reading: Reading
    var rule: String
    /// True in lines that are no prose: found, but never an anchor.
    var outsideProse: Bool

    /// What joins it to the mention before it: 0 nothing, 1 a word or sign of range, 2 "and" or "or", 3 a comma.
    var joint: Int32 = 0
    /// Start of "between" or "from" right before it; nil when there is none.
    var opener: Int32?

    // What resolution adds.
    var kind = TemporalExpressions.Kind.date
    var value = ""
    /// The calendar value, when there is one.
    var calendar: CalendarValue?
    var begin: CivilDate?
    var end: CivilDate?
    var granularity: TimeUnit?
    var quant: String?
    var freq: String?
    var mod: String?
    /// Index of the mention it was reckoned from; nil for the publication date or nothing.
    var anchor: Int?
    var beginPoint: Int?
    var endPoint: Int?
    var confidence = 1.0
    var alternatives: [(value: String, confidence: Double)] = []
    /// The year was in the words themselves.
    var isExplicit = false
    /// The value hangs on the day of publication alone, so that it tells nothing of the story.
    var isDeictic = false
}
