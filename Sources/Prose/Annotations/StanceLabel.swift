/// The closed words for an attitude.
public enum StanceLabel: String, Sendable, CaseIterable {
    case hostile, critical, neutral, cooperative, supportive, mixed, insufficient
}
