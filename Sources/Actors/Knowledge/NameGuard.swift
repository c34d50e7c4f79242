import Lexicons

/// A name of a state that is also the name of something else; the words around it decide.
struct NameGuard: Sendable {
    var supporters: WordSet
    var opponents: WordSet
    /// Code of the country to which the other thing belongs.
    var otherCountry: String?
}
