import Prose

/// A noun for a role or a group of people, as `agents.tsv` lists them.
struct AgentNoun: Sendable {
    /// How the noun is used; see the header of `agents.tsv`.
    enum Class: String, Sendable { case office, body, persons, plural, armedbody, weak, asset, anaphor }

    /// Name of the role, by which synonyms are one actor (`mil`).
    var role: String
    /// How the role is written in an actor's name (`troops`).
    var noun: String
    var kind: ActorMentions.Kind
    /// CAMEO's generic role code; empty for none.
    var code: String
    var use: Class
    /// True where the code stands before the owner's (`NGO~`).
    var codeComesFirst = false
}
