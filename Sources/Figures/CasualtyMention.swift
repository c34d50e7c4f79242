import Prose

/// Persons who may have been killed, wounded or abducted, as one sentence names them.
struct CasualtyMention {
    /// What kind of noun names them.
    enum Shape: UInt64 { case titled = 1, person, persons, victim, name, names, longName, noun, nouns, bare }

    var effect: Figures.Effect
    var sentence: Int
    var tokens: Range<Int>
    var head: Int
    var shape: Shape
    /// How many; one or several where no number is told.
    var low: DecimalNumber
    var high: DecimalNumber?
    var isExplicit: Bool
    /// Index in the layer of the figure that tells the number.
    var figure: Int?
    /// For a number without a noun of its own: the noun phrase that it takes up.
    var counted: Range<Int>?
    /// The token of the nearest trigger.
    var trigger: Int
    /// Lemmas of its nouns, names and adjectives.
    var words: Set<UInt64>
    var names: Set<UInt64>
    /// What kind of name it is, from 1; 0 for none.
    var label: UInt64 = 0
    /// In how many sentences its head stands.
    var repeats = 0
    var isQuoted = false
    /// Tokens of its sentence.
    var sentenceLength = 0
    var features = FeatureSet()
    var probability = 0.0

    /// What the rules say of it: 0 nothing, 1 this effect, 2 another one.
    var ruled: UInt64 = 0

    var isSingle: Bool { low == .one && high == .one }
}
