/// A third-person pronoun.
struct Pronoun: Sendable {
    /// `any` for they.
    enum Gender: String, Sendable { case masculine = "m", feminine = "f", neuter = "n", any = "-" }
    enum Case: String, Sendable { case subject, object, possessive, reflexive }

    var gender: Gender
    var isPlural: Bool
    var grammaticalCase: Case
}
