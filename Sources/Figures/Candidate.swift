import Prose

/// A figure in the making: number, bounds and unit are known, what it counts is not yet.
struct Candidate {
    /// All atoms of the figure: modifier, sign, number, unit.
    var atoms: Range<Int>
    /// The atoms of the number alone.
    var number: Range<Int>
    var kind: Figures.Kind
    var low: DecimalNumber?
    var high: DecimalNumber?
    var modifier: Figures.Modifier
    var unit: String?
    var dimension: String?
    var rule: String
    /// Time spans belong to the dates stage.
    var isDuration = false
    var isPlainDigits = false
    var isFraction = false
    var isVague = false
    var takesOf = false
    var isSpelled = false
    /// The first atom of what may be counted.
    var next: Int
    var counted: CountedPhrase?
    /// The noun is that of the figure before: "1,200 were killed and 3,500 wounded".
    var isElided = false
    /// Per what ("day"), for rates.
    var per: String?
    var direction: Int?
    /// Text of the base or list ("of the population").
    var base: String?
    /// Index of the candidate of which this is a part.
    var partOf: Int?
    var effect: Figures.Effect?
    /// The trigger's token.
    var trigger: Int?
    /// False when nothing but the number was there (a name's number, a page).
    var isMoney: Bool { kind == .money }
}
