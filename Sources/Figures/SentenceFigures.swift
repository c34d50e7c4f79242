import Lexicons
import Prose

/// Makes the figures of one sentence.
struct SentenceFigures {
    let scene: FigureScene
    let multiples: MultipleFinder
    let sources: FigureSources
    let options: FiguresOptions
    let effects: EffectFinder

    func append(to figures: inout [Figures.Figure], _ bytes: UnsafeBufferPointer<UInt8>) {
        let nouns = CountedPhraseFinder(tokens: scene.tokens, sentence: scene.sentence, lexicon: scene.lexicon)
        let reader = QuantityReader(lexicon: scene.lexicon, atoms: scene.atoms, bytes: bytes, tokens: scene.tokens)
        let filter = CandidateFilter(scene: scene, nouns: nouns)
        var candidates = reader.candidates().compactMap { filter.completed($0) }
        candidates += RankFinder(scene: scene, nouns: nouns).candidates()
        candidates += multiples.candidates(in: scene)
        candidates = withoutOverlaps(candidates)
        SubjectCount(scene: scene, nouns: nouns).apply(&candidates)
        elide(&candidates)
        effects.assign(&candidates)
        let context = ContextFinder(scene: scene, effects: effects)
        let base = figures.count, concepts = ConceptFinder(scene: scene, candidates)
        for (index, candidate) in candidates.enumerated() {
            var figure = made(candidate, context, concepts)
            if index > 0, candidate.effect != nil, effects.isSubset(candidates[index - 1], candidate), candidates[index - 1].kind == .count {
                figure.of = "figure:\(base + index)"
            }
            figures.append(figure)
        }
        guard options.implied else { return }
        let implied = ImpliedVictims(scene: scene, effects: effects, context: context, taken: candidates).figures(sources)
        if !implied.isEmpty {
            figures += implied
            // Both kinds stand in the order of the text; a subset's link must follow its whole.
            FigureOrder.sort(&figures, from: base)
        }
    }

    /// In order of the text; of two that share an atom the one that says more stays.
    private func withoutOverlaps(_ candidates: [Candidate]) -> [Candidate] {
        let ordered = candidates.enumerated().sorted { a, b in
            if a.element.atoms.lowerBound != b.element.atoms.lowerBound { return a.element.atoms.lowerBound < b.element.atoms.lowerBound }
            if a.element.atoms.count != b.element.atoms.count { return a.element.atoms.count > b.element.atoms.count }
            return a.offset < b.offset
        }
        var result: [Candidate] = []
        for (_, candidate) in ordered {
            if let last = result.last, last.atoms.upperBound > candidate.atoms.lowerBound { continue }
            result.append(candidate)
        }
        return result
    }

    /// "13 soldiers and 90 others", "1,200 people were killed and 3,500 wounded": a number without a noun takes the last one's.
    private func elide(_ candidates: inout [Candidate]) {
        for index in candidates.indices.dropFirst() where (candidates[index].kind == .count || candidates[index].kind == .rate) && candidates[index].counted == nil && candidates[index].unit == nil {
            guard candidates[index].base == nil || candidates[index].base == "antecedent" else { continue }
            let previous = candidates[index - 1]
            guard previous.kind == .count || previous.kind == .rate, let counted = previous.counted else { continue }
            let gap = counted.head..<max(counted.head, scene.token(ofAtom: candidates[index].atoms.lowerBound))
            if gap.count <= 12 { (candidates[index].counted, candidates[index].isElided) = (counted, true) }
        }
        for index in candidates.indices where candidates[index].base == "antecedent" { candidates[index].base = nil }
    }

    private func made(_ candidate: Candidate, _ context: ContextFinder, _ concepts: ConceptFinder) -> Figures.Figure {
        var figure = Figures.Figure(
            span: scene.span(candidate.atoms), kind: candidate.kind, low: candidate.low, high: candidate.high, modifier: candidate.modifier, rule: candidate.rule)
        figure.unit = candidate.per.map { per in candidate.unit.map { "\($0) per \(per)" } ?? "per \(per)" } ?? candidate.unit
        if let counted = candidate.counted {
            let span = scene.tokens.span(of: counted.tokens)
            figure.counted = scene.text[span]
            figure.countedSpan = span
        } else if candidate.effect != nil, candidate.kind == .count, candidate.unit == nil {
            figure.counted = "people"
        }
        figure.dimension = candidate.dimension
        figure.effect = candidate.effect
        figure.who = context.affected(candidate)
        figure.by = context.agent(candidate, affected: figure.who)
        figure.place = context.place(candidate)
        figure.of = candidate.base
        if candidate.kind != .rank, candidate.kind != .ordinal { figure.concept = concepts.phrase(candidate).map { scene.text[scene.tokens.span(of: $0)] } }
        figure.source = sources.source(of: figure.span)
        figure.direction = candidate.direction
        return figure
    }
}
