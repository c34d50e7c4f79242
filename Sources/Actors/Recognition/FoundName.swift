import Prose

/// A name that the entity layer or the text's own signs give, and no dictionary.
struct FoundName {
    var tokens: Range<Int>
    var label: Entities.Label
    var probability: Double
    var why: String
}
