import Prose

/// What the words around a place in the text do to a sign there.
struct ClauseCues: Sendable {
    /// 1 asserted, 0 denied.
    var certainty = 1.0
    var isOutlook = false
    var direction = 0
    /// 1 of today, less for what is long past.
    var recency = 1.0

    private static let reach = 6

    /// Reads the clause around `place`.
    /// - Parameters:
    ///   - place: the sign's words, as positions of the compact sentence.
    ///   - cues: the cues of the sentence, by position.
    ///   - borders: positions at which a clause begins, ascending; 0 first.
    ///   - coordinated: true when the sign stands in a list, where "no A or B" denies both.
    init(at place: Range<Int>, cues: [(cue: RiskLexicon.Cue, range: Range<Int>)], borders: [Int], count: Int) {
        var start = 0, end = count
        for border in borders {
            if border <= place.lowerBound { start = border } else {
                end = border
                break
            }
        }
        for (cue, range) in cues where !range.overlaps(place) {
            let isBefore = range.upperBound <= place.lowerBound
            let distance = isBefore ? place.lowerBound - range.upperBound : range.lowerBound - place.upperBound
            let isInClause = range.lowerBound >= start && range.upperBound <= end
            switch cue {
            case .negation where isBefore && isInClause && distance <= Self.reach: certainty = min(certainty, 0.05)
            case .averted where isBefore && isInClause && distance <= Self.reach: certainty = min(certainty, 0.35)
            case .hedge where isInClause && distance <= Self.reach: certainty = min(certainty, 0.8)
            case .hypothetical where isInClause:
                certainty = min(certainty, 0.55)
                isOutlook = true
            case .outlook where isInClause && distance <= Self.reach + 2:
                certainty = min(certainty, 0.65)
                isOutlook = true
            case .rising where distance <= Self.reach: direction = 1
            case .falling where distance <= Self.reach && direction == 0: direction = -1
            case .historical where isInClause: recency = min(recency, 0.6)
            default: break
            }
        }
    }
}
