import Prose

/// Writes tolls into the figures: number of the toll, its probability, and a figure for each victim that has none yet.
struct TollWriter {
    let text: Text
    let tokens: Tokens
    let isNews: (TollBuilder.Toll) -> Bool

    func write(_ tolls: [TollBuilder.Toll], _ mentions: [CasualtyMention], into figures: inout [Figures.Figure]) {
        // Of two effects of one number the likelier holds; a person may be abducted and killed.
        var best: [Int: Double] = [:]
        for toll in tolls { for index in toll.mentions { best[mentions[index].tokens.lowerBound] = max(best[mentions[index].tokens.lowerBound] ?? 0, toll.probability) } }
        var number = 0
        for toll in tolls {
            let accepted = isNews(toll)
            var own: Int?
            for index in toll.mentions {
                let mention = mentions[index]
                guard best[mention.tokens.lowerBound] == toll.probability || accepted && !mention.isExplicit else { continue }
                let span = tokens.span(of: mention.tokens)
                var place = mention.figure ?? figures.firstIndex { $0.rule.hasPrefix("implied") && $0.span.overlaps(span) && $0.effect == toll.effect }
                if place == nil, accepted {
                    let many = !mention.isSingle
                    var figure = Figures.Figure(
                        span: span, kind: .count, low: mention.low, high: mention.high, modifier: many ? .vague : .exact, rule: many ? "implied-plural" : "implied")
                    figure.counted = text[span]
                    figure.countedSpan = span
                    figure.effect = toll.effect
                    place = figures.count
                    figures.append(figure)
                }
                guard let place else { continue }
                // What the words around a number say of it outright stands: the model speaks where they are silent.
                if let said = figures[place].effect, said != toll.effect, !figures[place].rule.hasPrefix("implied") { continue }
                figures[place].confidence = toll.probability
                guard accepted else { continue }
                // Numbers have no gaps: one is given when the first report is written.
                if own == nil { number += 1 }
                own = own ?? number
                figures[place].toll = own
                figures[place].effect = toll.effect
            }
        }
        FigureOrder.sort(&figures, from: 0)
    }
}

/// Figures in the order of the text.
enum FigureOrder {
    /// Sorts what stands from an index on; links to figures there follow.
    static func sort(_ figures: inout [Figures.Figure], from base: Int) {
        let order = figures.indices[base...].sorted { figures[$0].span != figures[$1].span ? figures[$0].span < figures[$1].span : $0 < $1 }
        var position = [Int](repeating: 0, count: order.count)
        for (new, old) in order.enumerated() { position[old - base] = new + base }
        let sorted = order.map { old -> Figures.Figure in
            var figure = figures[old]
            if let of = figure.of, of.hasPrefix("figure:"), let number = Int(of.dropFirst(7)), number - 1 >= base, number - 1 - base < position.count {
                figure.of = "figure:\(position[number - 1 - base] + 1)"
            }
            return figure
        }
        figures.replaceSubrange(base..., with: sorted)
    }
}
