/// One place of a pattern: what may stand there and what is kept of it.
struct PatternElement: Sendable {
    enum Test: Sendable {
        /// Any of these classes, or of the words at these places of the grammar's list; `negated` turns the test round.
        case item(classes: UInt64, words: Range<Int32>, negated: Bool)
        /// A rule group, by index.
        case group(Int)
    }
    enum Role: Sendable {
        /// Consumes what it matches.
        case consume
        /// Must (or must not) follow, is not consumed.
        case ahead
        /// Must (or must not) stand before, relative to this place.
        case behind
    }

    var test: Test
    var role = Role.consume
    /// How many places before, for what stands before.
    var back = 1
    var optional = false
    /// Slot that takes the value, with the class whose value it is; nil when nothing is kept.
    var capture: Field?
    /// True when the item must be written without white space before it; false when white space must be there.
    var glued: Bool?
    /// Must begin with a capital.
    var capital = false
    /// Must not be tagged as a verb.
    var noVerb = false
}

/// A rule of the grammar: a pattern and what it builds.
struct PatternRule: Sendable {
    var name: String
    var group: Int
    var elements: [PatternElement]
    var assignments: [(field: Field, value: Int32)]
    /// Line in the pattern file.
    var line: Int
}

/// An example beside a rule: what a text must give, or (`expected` nil) that nothing may be found in it.
struct PatternExample: Sendable {
    var text: String
    var published: String?
    var expected: String?
    var file: String
    var line: Int
    var register: Register
}
