import Prose
import Reports

/// The answer to "what is A's attitude towards B, where is it heading, and what do people propose?", each sentence cited.
public struct Brief: Sendable, Equatable {
    /// Name of the holder.
    public let from: String
    /// Name of the target.
    public let to: String
    /// -1 to 1; nil when no report tells.
    public let score: Double?
    /// The attitude in a word.
    public let label: StanceLabel
    /// Score of what was said alone.
    public let declared: Double?
    /// Score of what was done alone.
    public let acted: Double?
    /// Where the score is heading.
    public let trendLabel: Trend.Label
    /// Attitude, with what was said and what was done.
    public let attitude: [BriefSentence]
    /// Trend over the months.
    public let trend: [BriefSentence]
    /// Forecasts about the two.
    public let outlook: [BriefSentence]
    /// Recommendations about the two.
    public let proposals: [BriefSentence]
    /// Risks told of beside them.
    public let risks: [BriefSentence]
    /// What happened between them, in the order of time.
    public let timeline: [BriefSentence]

    /// A brief over some reports.
    /// - Parameters:
    ///   - reports: any reports, in any order; copies of one text count once.
    ///   - from: who has the attitude: a name, a slug or an ISO code.
    ///   - to: towards whom.
    /// - Throws: `BriefError` when no report names one of them.
    public static func make(reports: [Report], from: String, to: String) throws -> Brief {
        let matcher = EntityMatcher(reports)
        guard let holder = matcher.match(from) else { throw BriefError(name: from, suggestions: matcher.suggestions(for: from)) }
        guard let target = matcher.match(to) else { throw BriefError(name: to, suggestions: matcher.suggestions(for: to)) }
        return BriefWriter(collection: CorpusCollection(reports), from: holder, to: target).brief()
    }
}
