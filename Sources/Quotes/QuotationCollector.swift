import Prose

/// Puts together what marks and cues tell about one document.
struct QuotationCollector {
    let text: Text
    let tokens: Tokens
    let sentences: Sentences
    let parse: DependencyParse?
    let lexicon: CueLexicon

    /// Fewer words between marks without a cue are a name or a distancing, not a quotation.
    private static let shortestUncued = 5

    func quotations(with speakers: SpeakerIndex) -> [Quotations.Quotation] {
        let regions = QuotedRegion.all(in: text, tokens)
        var regionOf = [Int32](repeating: -1, count: tokens.count)
        for (number, region) in regions.enumerated() {
            for index in region.tokens { regionOf[index] = Int32(number) }
        }
        var found: [Attribution] = []
        for sentence in sentences.sentences where sentence.isProse && !sentence.tokens.isEmpty && sentence.tokens.upperBound <= tokens.count {
            let finder = AttributionFinder(
                lexicon: lexicon, tokens: tokens, sentence: sentence.tokens,
                tree: SentenceTree(parse, sentence.tokens), regionOf: regionOf, regions: regions)
            found += finder.all()
        }
        found = withUncued(found, regions)
        found.sort { a, b in
            if a.content.lowerBound != b.content.lowerBound { return a.content.lowerBound < b.content.lowerBound }
            if a.content.upperBound != b.content.upperBound { return a.content.upperBound > b.content.upperBound }
            return (a.cue?.lowerBound ?? 0) < (b.cue?.lowerBound ?? 0)
        }
        return found.map { quotation($0, regionOf, regions, speakers) }
    }

    /// Adds the quoted stretches that no cue claims; each keeps the speaker of the quotation before it in its paragraph.
    private func withUncued(_ cued: [Attribution], _ regions: [QuotedRegion]) -> [Attribution] {
        var result = cued
        var claimed = [Bool](repeating: false, count: tokens.count)
        for attribution in cued { for index in attribution.content { claimed[index] = true } }
        // In the order in which content and cue have both been read: a cue may follow its content.
        func end(_ attribution: Attribution) -> Int { max(attribution.content.lowerBound, attribution.cue?.lowerBound ?? 0) }
        let ordered = cued.filter { $0.cue != nil && $0.source != nil }.sorted { end($0) != end($1) ? end($0) < end($1) : $0.content.lowerBound < $1.content.lowerBound }
        var next = 0
        var last: Attribution?
        for region in regions {
            while next < ordered.count, end(ordered[next]) < region.tokens.lowerBound {
                last = ordered[next]
                next += 1
            }
            guard let first = region.tokens.first, !claimed[first], region.tokens.count - 2 >= Self.shortestUncued,
                !tokens.flags[first].contains(.outsideProse)
            else { continue }
            var attribution = Attribution(content: region.tokens, cue: nil, source: nil, confidence: 0.5)
            if let last, region.continuesPrevious || isNear(last, region) {
                attribution.source = last.source
                attribution.confidence = 0.7
            }
            result.append(attribution)
        }
        return result
    }

    /// In the same paragraph, or at the start of the next sentence but one.
    private func isNear(_ attribution: Attribution, _ region: QuotedRegion) -> Bool {
        guard let last = attribution.content.last, let first = region.tokens.first else { return false }
        let a = Int(tokens.sentence[max(last, attribution.cue?.last ?? 0)]), b = Int(tokens.sentence[first])
        guard sentences.sentences.indices.contains(a), sentences.sentences.indices.contains(b) else { return false }
        return b - a <= 2 && b >= a && (sentences.sentences[a].block == sentences.sentences[b].block || b - a <= 1)
    }

    private func quotation(
        _ attribution: Attribution, _ regionOf: [Int32], _ regions: [QuotedRegion], _ speakers: SpeakerIndex
    ) -> Quotations.Quotation {
        let quoted = attribution.content.reduce(0) { $0 + (regionOf[$1] >= 0 ? 1 : 0) }
        let kind: Quotations.Kind = quoted == 0 ? .indirect : quoted == attribution.content.count ? .direct : .mixed
        let sourceSpan = attribution.source.map { tokens.span(of: $0) }
        var speaker: Int?
        if let source = attribution.source, let sourceSpan {
            speaker = speakers.actor(of: sourceSpan, head: tokens.spans[head(of: source)])
        }
        return Quotations.Quotation(
            span: tokens.span(of: attribution.content), kind: kind, speaker: speaker, speakerSpan: sourceSpan,
            cue: attribution.cue.map { tokens.span(of: $0) }, confidence: attribution.confidence)
    }

    /// The token of a phrase that governs the others; without a parse its last noun before a preposition or comma.
    private func head(of phrase: Range<Int>) -> Int {
        if let parse, phrase.upperBound <= parse.heads.count {
            for index in phrase where !phrase.contains(Int(parse.heads[index])) && tokens.upos[index] != .punctuation { return index }
        }
        var head = phrase.lowerBound
        for index in phrase {
            switch tokens.upos[index] {
            case .noun, .properNoun, .pronoun: head = index
            case .adposition, .punctuation: if index > phrase.lowerBound { return head }
            default: break
            }
        }
        return head
    }
}
