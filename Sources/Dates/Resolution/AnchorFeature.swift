/// A yes-or-no property of one candidate value: a template with up to three small numbers.
struct AnchorFeature: Hashable, Sendable {
    /// What is looked at.
    enum Template: Int32, Sendable, CaseIterable {
        /// Kind of expression, side of the publication day, narrative text.
        case side
        /// Side with the verb before, the verb after, a forward word, the preposition.
        case sideBefore, sideAfter, sideForward, sidePreposition
        /// Verb before and verb after together with past or future.
        case verbs
        /// The candidate's year among the years told: rank, sentences since, narrative text.
        case story
        /// How that year was told: rank, preposition (5 in a line without a verb), as a bare year.
        case storyHow
        /// Months from the last dated mention, sentences since.
        case order
        /// The weekday in the words fits or does not.
        case weekday
        /// In a narrative, how the candidate lies to the next date that tells its year, sentences until it.
        case ahead
        /// A word close behind points forward, with no verb before (1) or with one (2), side of the publication.
        case sideForwardAfter
    }

    var template: Template
    var a: Int32
    var b: Int32
    var c: Int32

    init(_ template: Template, _ a: Int32, _ b: Int32 = 0, _ c: Int32 = 0) {
        self.template = template
        self.a = a
        self.b = b
        self.c = c
    }

    /// One number for table look-up.
    var key: UInt64 {
        func part(_ value: Int32) -> UInt64 { UInt64(UInt8(truncatingIfNeeded: value &+ 100)) }
        return (UInt64(template.rawValue + 1) << 24 | part(a) << 16 | part(b) << 8 | part(c)) &* 0x9E37_79B9_7F4A_7C15
    }

    /// Its name in the table of weights.
    var name: String { "\(template) \(a) \(b) \(c)" }
}
