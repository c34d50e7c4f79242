/// A unit of the grammar: a word, a number, a sign, or a shape such as `2021-08-31` and `10:30` that was put together.
struct Item: Sendable {
    /// Byte offsets.
    var start: Int32
    var end: Int32
    /// The token in which it begins, and the one in which it ends.
    var token: Int32
    var lastToken: Int32
    /// Hash of the lower-cased form.
    var hash: UInt64
    /// Bits of `WordClass`.
    var classes: UInt64 = 0
    /// Entry of the lexicon; -1 when it has none.
    var entry: Int32 = -1
    /// Numbers: the value, or the parts of a shape.
    var a: Int32 = 0
    var b: Int32 = 0
    var c: Int32 = 0
    /// Digits of `a`, so that `01` and `1` differ.
    var digits: Int8 = 0
    /// No white space before it.
    var glued = false
    var capitalised = false
    var allCaps = false
    /// A figure or a word of time, near which expressions are looked for.
    var isHot = false

    func has(_ cls: WordClass) -> Bool { classes & cls.bit != 0 }
    mutating func add(_ cls: WordClass) { classes |= cls.bit }
}
