import Prose

/// A date read from a string.
struct FoundDate: Equatable, Sendable {
    var day: CivilDate
    /// Date and time with zone as ISO 8601, where a time was written.
    var time: String?
    /// Bytes of the date in what was read.
    var range: Range<Int>
    /// True when the order of day and month was a guess.
    var isAmbiguous = false
    /// True for a form that is a number of something else as often: 8.5.12.
    var isLoose = false
    /// Where numbers admit one order of day and month only, that order.
    var provenOrder: DayOrder?
}
