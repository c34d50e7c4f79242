import Prose

/// Someone whom "he" or "she" may mean.
struct PronounCandidate {
    /// How sure it is that a person is meant.
    enum Kind: Int { case person, place, unnamed }

    /// One place where the candidate is named, or a pronoun that was resolved to it.
    struct Place {
        var tokens: Range<Int>
        var head: Int
        /// Index of the form in `Mention.Form`.
        var form: Int
        var isPronoun: Bool { form == Self.pronoun }
        static let pronoun = 8
    }

    var kind: Kind
    /// Index into the roster; nil for a name that is no actor yet.
    var actor: Int?
    /// The words of a name that is no actor yet.
    var name: Range<Int>?
    /// All places in order of the text.
    var places: [Place]
    /// Places that are no pronouns.
    var named: [Place]
    var sex: KnownActor.Sex
    var hasGivenName: Bool
    var wordCount: Int
    /// Pronouns that were resolved to it.
    var masculine = 0, feminine = 0

    /// Index of the first place at or after a token, among `list`.
    static func index(in list: [Place], from token: Int) -> Int {
        var low = 0, high = list.count
        while low < high {
            let middle = (low + high) / 2
            if list[middle].tokens.lowerBound < token { low = middle + 1 } else { high = middle }
        }
        return low
    }

    mutating func add(pronoun token: Int) {
        let place = Place(tokens: token..<(token + 1), head: token, form: Place.pronoun)
        places.insert(place, at: Self.index(in: places, from: token))
    }
}
