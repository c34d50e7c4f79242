import Prose

/// An event in the making: what a candidate tells once its governing words have had their say.
struct EventDraft {
    var coding: EventCoding
    var rule: String
    /// Candidate whose words are the trigger.
    var trigger: Int
    var actors: [Int]
    var targets: [Int]
    var status: EventMentions.Status
    /// Candidates that govern it, innermost first: their subjects and dates count too.
    var carriers: [Int] = []
    /// Index of the actor who says so.
    var speaker: Int?
    var p: Double
}
