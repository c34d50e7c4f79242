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
    /// Seconds after midnight of `begin` that a time covers.
    var clock: Range<Int32>?
    /// A clock time that names no day.
    var isClockAlone = false
    /// Number of days of a holiday.
    var holidayDays = 1
    /// The side of an open interval, by the word before.
    var bound: Bound?
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

extension Mention {
    /// The annotation that the layer keeps.
    var expression: TemporalExpressions.Expression {
        var result = TemporalExpressions.Expression(span: span, kind: kind, value: value, rule: rule, confidence: confidence)
        result.begin = begin
        result.end = end
        result.clock = begin == nil ? nil : clock
        result.bound = bound.map { "\($0)" }
        result.granularity = granularity?.name
        result.mod = mod
        result.quant = quant
        result.freq = freq
        result.anchor = anchor
        result.beginPoint = beginPoint
        result.endPoint = endPoint
        result.alternatives = alternatives
        return result
    }
}
