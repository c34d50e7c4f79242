import Prose

/// The stances of several documents as one.
public struct DyadSummary: Sendable, Equatable {
    /// -1 to 1: mean of the documents' scores by confidence.
    public let score: Double
    /// The attitude in a word.
    public let label: StanceLabel
    /// What was said alone.
    public let declared: Double?
    /// What was done alone.
    public let acted: Double?

    /// Joins the readings of some documents.
    public init(_ readings: [DyadSeries.Reading]) {
        func mean(_ value: (DyadStances.Dyad) -> Double?) -> Double? {
            var sum = 0.0, weight = 0.0
            for reading in readings {
                guard let value = value(reading.dyad) else { continue }
                let w = max(reading.dyad.confidence, 0.05)
                sum += w * value
                weight += w
            }
            return weight > 0 ? sum / weight : nil
        }
        score = mean { $0.score } ?? 0
        declared = mean { $0.declared }
        acted = mean { $0.acted }
        var positive = 0.0, negative = 0.0
        for evidence in readings.flatMap(\.dyad.evidence) {
            let mass = evidence.p * (evidence.polarity ?? 0)
            if mass > 0 { positive += mass } else { negative -= mass }
        }
        let mass = positive + negative
        if readings.allSatisfy({ $0.dyad.label == .insufficient }) {
            label = .insufficient
        } else if mass > 0, min(positive, negative) / mass > 0.25 {
            label = .mixed
        } else {
            switch score {
            case ..<(-0.42): label = .hostile
            case ..<(-0.12): label = .critical
            case ..<0.12: label = .neutral
            case ..<0.42: label = .cooperative
            default: label = .supportive
            }
        }
    }
}
