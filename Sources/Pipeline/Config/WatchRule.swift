/// An alert: what is watched, and the border that makes it fire.
public struct WatchRule: Sendable, Equatable {
    /// What is watched.
    public enum Subject: Sendable, Equatable {
        /// The stance of a dyad, -1 to 1.
        case dyad(from: String, to: String)
        /// A risk of a country, 0 to 100; the overall one when no category is named.
        case risk(country: String, category: String?)
    }

    /// What is watched.
    public var subject: Subject
    /// Fires when the score is lower.
    public var below: Double?
    /// Fires when the score is higher.
    public var above: Double?

    /// True when a score crosses the border.
    public func fires(at score: Double) -> Bool {
        (below.map { score < $0 } ?? false) || (above.map { score > $0 } ?? false)
    }
}
