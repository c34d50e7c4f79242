/// How far a run is: what a progress bar shows.
public struct RunProgress: Sendable {
    /// Files that are to be worked on.
    public var total: Int
    /// Files that are done with.
    public var finished: Int
    /// Documents that were set aside.
    public var quarantined: Int
    /// Seconds since the first was begun.
    public var seconds: Double
}
