/// A piece of content with the cue that introduces it and the phrase that names its source, as token ranges.
struct Attribution: Equatable {
    var content: Range<Int>
    var cue: Range<Int>?
    var source: Range<Int>?
    /// How sure the pattern is, 0 to 1.
    var confidence: Double
}
