import Prose

/// A number as read, before units and modifiers.
struct NumberPhrase {
    /// Its atoms.
    var atoms: Range<Int>
    var low: DecimalNumber
    var high: DecimalNumber
    /// An interval word (`dozens`, `several hundred`).
    var isVague = false
    /// A part of a whole (`two thirds`).
    var isFraction = false
    /// A part told with its whole (`one in ten`).
    var isShare = false
    /// Digits without grouping, point or magnitude: may be a year or a name's number.
    var isPlainDigits = false
    /// Only words.
    var isSpelled = false
    /// The factor of its last magnitude (`million`); one when it has none.
    var magnitude = DecimalNumber.one
    /// Ends in a plural that takes `of` (`dozens of`).
    var takesOf = false

    init(_ atoms: Range<Int>, _ value: DecimalNumber) {
        self.atoms = atoms
        low = value
        high = value
    }

    func scaled(by factor: DecimalNumber) -> NumberPhrase? {
        guard let low = low.times(factor), let high = high.times(factor) else { return nil }
        var copy = self
        copy.low = low
        copy.high = high
        return copy
    }
}
