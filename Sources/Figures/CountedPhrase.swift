import Lexicons
import Prose

/// The noun phrase that a number counts.
struct CountedPhrase {
    /// Its tokens, from the first modifier to the head.
    var tokens: Range<Int>
    /// The head noun.
    var head: Int
}
