import Prose

/// One thing that a phrase can mean.
struct Reading: Sendable {
    enum Meaning: Sendable, Equatable {
        /// A known actor by name.
        case actor(Int32)
        /// The adjective of a state, group or region.
        case adjective(Int32)
        /// The people of a state; true for one of them.
        case people(Int32, one: Bool)
        /// A capital, with the state whose government it can stand for.
        case capital(Int32)
        /// A role noun; true for the plural.
        case agent(Int32, plural: Bool)
        /// A name that no dictionary knows; index into the finder's `names`.
        case name(Int32)
        /// A phrase that names no actor.
        case discard
    }

    /// What the letters of a name must look like.
    enum Letters: UInt8, Sendable { case any, capitalised, capitals, someCapital, mixed }

    var meaning: Meaning
    var form: ActorMentions.Mention.Form
    var letters: Letters
    var source: RowReference
    /// Met only behind "the": "the Fed", "the West".
    var needsArticle = false
}
