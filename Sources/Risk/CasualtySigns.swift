import Lexicons
import Prose

/// Turns figures of people harmed into signs; they weigh by the logarithm of their number.
struct CasualtySigns {
    let reading: RiskReading

    func add(_ figures: Figures, to signs: inout [RiskSign]) {
        var bySentence: [Int: [Int]] = [:]
        for index in signs.indices { bySentence[signs[index].sentence, default: []].append(index) }
        for (index, figure) in figures.figures.enumerated() {
            guard let effect = figure.effect, let number = figure.low ?? figure.high, number.doubleValue >= 1,
                let sentence = reading.sentences.index(at: figure.span.start), reading.focus[sentence] > 0
            else { continue }
            let categories = Self.categories(of: effect)
            guard let category = categories.count == 1 ? categories.first : strongest(of: categories, near: sentence, in: signs, bySentence)
            else { continue }
            let magnitude = PortableMath.ln(number.doubleValue) / PortableMath.ln(10)
            let severity = min(0.6, 0.1 + 0.1 * magnitude)
            bySentence[sentence, default: []].append(signs.count)
            signs.append(
                RiskSign(
                    category: category, span: figure.span, severity: severity,
                    weight: min(0.95, severity * reading.focus[sentence] * reading.context(sentence) * reading.age(of: sentence)),
                    isOutlook: false,
                    direction: 0, sentence: sentence, key: WordHash.of(effect.rawValue), why: "figure:\(index + 1)"))
        }
    }

    /// The categories that an effect can belong to; where there are several, the text decides.
    private static func categories(of effect: Figures.Effect) -> [RiskAssessment.Category] {
        switch effect {
        case .displaced, .evacuated: [.displacement]
        case .infected: [.humanitarian]
        case .killed, .wounded, .missing: [.terrorism, .armedConflict, .unrest, .repression, .disaster, .humanitarian, .organisedCrime]
        case .abducted: [.terrorism, .armedConflict, .organisedCrime]
        case .arrested: [.repression, .unrest, .organisedCrime, .terrorism]
        case .affected: [.humanitarian, .disaster]
        case .deployed: [.militaryBuildup]
        case .destroyed: [.armedConflict, .disaster, .unrest]
        case .pledged: []
        }
    }

    private func strongest(
        of categories: [RiskAssessment.Category], near sentence: Int, in signs: [RiskSign], _ bySentence: [Int: [Int]]
    ) -> RiskAssessment.Category? {
        for distance in 0...1 {
            var best: (category: RiskAssessment.Category, weight: Double)?
            let sentences = distance == 0 ? [sentence] : [sentence - distance, sentence + distance]
            for index in sentences.flatMap({ bySentence[$0] ?? [] }).sorted() where categories.contains(signs[index].category) {
                let sign = signs[index]
                if sign.weight > (best?.weight ?? 0.1) { best = (sign.category, sign.weight) }
            }
            if let best { return best.category }
        }
        return nil
    }
}
