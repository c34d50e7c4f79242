import Lexicons
import Prose

/// Finds the claims of one document.
struct ClaimFinder {
    let lexicon: ClaimLexicon
    let text: Text
    let published: CivilDate?
    let tokens: Tokens
    let sentences: Sentences
    let actors: ActorIndex
    let parse: DependencyParse?
    let quotes: [Quotations.Quotation]
    let dates: [TemporalExpressions.Expression]
    let questionBlocks: Set<Int>

    /// A cue found in a sentence.
    struct Hit {
        let cue: ClaimLexicon.Cue
        let range: Range<Int>
    }

    func claims() -> [ClaimStatements.Claim] {
        var claims: [ClaimStatements.Claim] = []
        for sentence in sentences.sentences where sentence.isProse && !sentence.tokens.isEmpty {
            if tokens.flags[sentence.tokens.lowerBound].contains(.outsideProse) { continue }
            let reader = SentenceReader(tokens: tokens, range: sentence.tokens)
            if isQuestion(sentence) {
                claims.append(question(sentence))
                continue
            }
            let hits = self.hits(reader, sentence)
            for (place, hit) in hits.enumerated() {
                let part = self.part(of: place, hits, sentence.tokens)
                claims.append(claim(hit, reader, part: part, isAlone: hits.count == 1))
            }
            claims += AssessmentFinder(lexicon: lexicon, reader: reader, actors: actors)
                .claims(avoiding: hits.map(\.range), holder: holder)
        }
        return claims
    }

    // MARK: questions

    private func isQuestion(_ sentence: Sentences.Sentence) -> Bool {
        let last = tokens.spans[sentence.tokens.upperBound - 1]
        let ends = text.withBytes { bytes in
            let end = Int(last.end)
            return end > 0 && end <= bytes.count && bytes[end - 1] == 0x3F
        }
        return ends || questionBlocks.contains(sentence.block)
    }

    private func question(_ sentence: Sentences.Sentence) -> ClaimStatements.Claim {
        var claim = ClaimStatements.Claim(
            span: sentence.span, kind: .question, holder: holder(at: sentence.tokens.lowerBound, sentence.tokens), commitment: 0,
            rule: "question")
        claim.about = actors.about(sentence.tokens, first: nil)
        return claim
    }

    // MARK: cues

    private func hits(_ reader: SentenceReader, _ sentence: Sentences.Sentence) -> [Hit] {
        var hits: [Hit] = []
        var index = sentence.tokens.lowerBound
        while index < sentence.tokens.upperBound {
            guard lexicon.cues.begins(with: tokens.lemma[index]), let match = reader.match(lexicon.cues, at: index),
                stands(match.value, index..<match.end, reader, sentence) else { index += 1; continue }
            // "will likely need to" is one claim.
            if let last = hits.last, index - last.range.upperBound < 3 { index = match.end; continue }
            hits.append(Hit(cue: match.value, range: index..<match.end))
            index = match.end
        }
        return hits
    }

    /// True when the words are really the cue: a modal in use as such, no guess about the past, no future of the past.
    private func stands(_ cue: ClaimLexicon.Cue, _ range: Range<Int>, _ reader: SentenceReader, _ sentence: Sentences.Sentence) -> Bool {
        let first = range.lowerBound
        let isWord = range.count == 1
        switch cue.kind {
        case .none: return false
        case .modal:
            if isWord, tokens.upos[first] != .auxiliary, tokens.xpos[first] != .md { return false }
            // The month.
            if tokens.flags[first].contains(.capitalised), first > sentence.tokens.lowerBound { return false }
            // "was going to", "were expected to": a future of the past.
            if !isWord, tokens.xpos[first] == .vbd { return false }
            return !reader.isPerfect(after: range.upperBound) || cue.commitment == 1
        case .would:
            guard tokens.upos[first] == .auxiliary || tokens.xpos[first] == .md, !reader.isPerfect(after: range.upperBound) else { return false }
            return !isFutureOfPast(first, reader, sentence)
        case .could:
            guard tokens.upos[first] == .auxiliary || tokens.xpos[first] == .md, !reader.isPerfect(after: range.upperBound) else { return false }
            if reader.isNegated(from: first, to: range.upperBound) { return false }
            return !isFutureOfPast(first, reader, sentence)
        case .risk, .gerund:
            guard tokens.upos[first] == .verb, tokens.xpos[first] == .vbz || tokens.xpos[first] == .vbp else { return false }
            let next = range.upperBound
            if cue.kind == .gerund { return next < sentence.tokens.upperBound && tokens.xpos[next] == .vbg }
            // A person who threatens to act makes a threat; a thing that does makes a forecast.
            return actors.subject(before: first, in: sentence.tokens) == nil
        case .deontic:
            if isWord, tokens.upos[first] != .auxiliary, tokens.xpos[first] != .md { return false }
            if tokens.xpos[first] == .vbd || tokens.xpos[first] == .vbn || first == sentence.tokens.lowerBound { return false }
            return !reader.isPerfect(after: range.upperBound)
        case .impersonal:
            return !range.contains { tokens.xpos[$0] == .vbd } && !reader.isNegated(from: first, to: range.upperBound - 2)
        case .call:
            return tokens.upos[first] == .verb && (actors.subject(before: first, in: sentence.tokens) != nil || isFirstPerson(before: first))
        case .predicate:
            guard tokens.xpos[first] == .vbz || tokens.xpos[first] == .vbp || tokens.xpos[first] == .vb else { return false }
            return first > sentence.tokens.lowerBound && tokens.upos[first - 1] != .pronoun
        }
    }

    private static let firstPerson: WordSet = ["i", "we"]
    private func isFirstPerson(before index: Int) -> Bool {
        (max(0, index - 3)..<index).contains { Self.firstPerson.contains(tokens.lower[$0]) }
    }

    /// "announced that it would end": told of the past, where the sentence is dated long ago or nobody said it.
    private func isFutureOfPast(_ index: Int, _ reader: SentenceReader, _ sentence: Sentences.Sentence) -> Bool {
        guard reader.hasPast(before: index), reader.condition(cue: index) == nil else { return false }
        guard reader.reportingVerb(before: index, lexicon.reporting) != nil else { return !isQuoted(index) }
        let old = dates.contains { expression in
            guard sentence.span.contains(expression.span), let published, let end = expression.end ?? expression.begin else { return false }
            return published.dayNumber &- end.dayNumber > 60
        }
        return old
    }

    private func isQuoted(_ index: Int) -> Bool {
        tokens.flags[index].contains(.quoted) || quotes.contains { $0.span.contains(tokens.spans[index]) }
    }

    // MARK: claims

    /// The part of a sentence that belongs to one of several cues: from the last comma or conjunction before it.
    private func part(of place: Int, _ hits: [Hit], _ range: Range<Int>) -> Range<Int> {
        let low = place == 0 ? range.lowerBound : border(hits[place - 1].range.upperBound, hits[place].range.lowerBound)
        let high = place + 1 == hits.count ? range.upperBound : border(hits[place].range.upperBound, hits[place + 1].range.lowerBound)
        return low..<max(high, low + 1)
    }

    private func border(_ start: Int, _ end: Int) -> Int {
        guard start < end else { return end }
        if let conjunction = (start..<end).last(where: { tokens.xpos[$0] == .comma || tokens.xpos[$0] == .colon }) { return conjunction + 1 }
        return (start..<end).last { tokens.upos[$0] == .coordinating || tokens.upos[$0] == .subordinating } ?? start
    }

    private func claim(_ hit: Hit, _ reader: SentenceReader, part: Range<Int>, isAlone: Bool) -> ClaimStatements.Claim {
        let first = hit.range.lowerBound
        let isForecast = hit.cue.kind.isForecast
        var commitment = hit.cue.commitment
        let isNegated = reader.isNegated(from: first, to: hit.range.upperBound)
        var condition: Range<Int>?
        if isForecast {
            if isNegated { commitment = commitment >= 0.7 && hit.cue.kind != .risk ? 0 : commitment }
            commitment = min(commitment, frame(reader, before: hit.range.upperBound, from: part.lowerBound))
        }
        condition = reader.condition(cue: first)
        if isForecast, condition != nil, commitment > 0.3 { commitment = 0.3 }
        let spanned = isAlone ? reader.range : part
        var claim = ClaimStatements.Claim(
            span: trimmed(spanned), kind: isForecast ? .forecast : .recommendation,
            holder: hit.cue.kind == .call ? caller(first, reader.range) : holder(at: first, reader.range), commitment: commitment,
            rule: hit.cue.rule)
        claim.cue = tokens.span(of: hit.range)
        claim.condition = condition.map { tokens.span(of: $0) }
        let subject = actors.subject(before: first, in: reader.range)
        claim.about = actors.about(spanned, first: hit.cue.kind == .call ? nil : subject)
        if !isForecast { claim.addressees = addressees(hit, reader, subject) }
        if isForecast { claim.horizon = horizon(reader, spanned) }
        let after = hit.range.upperBound..<max(hit.range.upperBound, spanned.upperBound)
        claim.direction = isForecast ? lexicon.direction(after, tokens) * (isNegated ? -1 : 1) : 0
        return claim
    }

    private func trimmed(_ range: Range<Int>) -> Span {
        var high = range.upperBound
        while high > range.lowerBound + 1, tokens.xpos[high - 1] == .comma || tokens.upos[high - 1] == .coordinating { high -= 1 }
        return tokens.span(of: range.lowerBound..<high)
    }

    /// The least commitment of the words before a cue that weaken it ("it is not certain if").
    private func frame(_ reader: SentenceReader, before cue: Int, from start: Int) -> Double {
        var least = 1.0
        var index = max(start, cue - 14)
        // Some words after the cue: "will probably", "will be more likely to".
        let limit = min(reader.range.upperBound, cue + 3)
        while index < limit {
            if lexicon.frames.begins(with: tokens.lemma[index]), let match = lexicon.frames.longestMatch(in: tokens.lemma, at: index, limit: limit),
                let value = match.values.first {
                if index < cue || value >= 0.4 { least = min(least, value) }
                index = match.end
            } else {
                index += 1
            }
        }
        return least
    }

    private func horizon(_ reader: SentenceReader, _ range: Range<Int>) -> Span? {
        for index in range {
            if let match = lexicon.horizons.longestMatch(in: tokens.lemma, at: index, limit: range.upperBound) {
                return tokens.span(of: index..<match.end)
            }
        }
        let span = tokens.span(of: range)
        return dates.first { expression in
            guard span.contains(expression.span), expression.kind == .date || expression.kind == .time else { return false }
            guard let published else { return true }
            return (expression.end ?? expression.begin).map { $0 > published } ?? (expression.value == "FUTURE_REF")
        }?.span
    }

    // MARK: people

    private func addressees(_ hit: Hit, _ reader: SentenceReader, _ subject: Int?) -> [Int] {
        switch hit.cue.kind {
        case .deontic, .predicate:
            // "civilians must be protected" tells nobody to act.
            let next = hit.range.upperBound..<min(reader.range.upperBound, hit.range.upperBound + 3)
            let isPassive = next.contains { tokens.lemma[$0] == Self.be && $0 + 1 < reader.range.upperBound && tokens.xpos[$0 + 1] == .vbn }
            if hit.cue.kind == .deontic, isPassive { return [] }
            return subject.map { actors.list(endingWith: $0, before: hit.range.lowerBound, in: reader.range) } ?? []
        default:
            return actors.first(after: hit.range.upperBound, in: reader.range)
        }
    }
    private static let be = WordHash.of("be")

    private func caller(_ verb: Int, _ range: Range<Int>) -> String {
        actors.subject(before: verb, in: range).map { "actor:\($0 + 1)" } ?? "author"
    }

    /// Who makes the claim: the speaker of the innermost quotation, else the subject of a verb of saying before it, else the author.
    private func holder(at index: Int, _ range: Range<Int>) -> String {
        let span = tokens.spans[index]
        var best: Quotations.Quotation?
        for quote in quotes {
            if quote.span.start > span.start { break }
            if quote.span.contains(span), quote.speaker != nil, best.map({ quote.span.count < $0.span.count }) ?? true { best = quote }
        }
        if let speaker = best?.speaker { return "actor:\(speaker + 1)" }
        let reader = SentenceReader(tokens: tokens, range: range)
        if let verb = reader.reportingVerb(before: index, lexicon.reporting), index - verb < 16,
            let actor = actors.subject(before: verb, in: range) { return "actor:\(actor + 1)" }
        return "author"
    }
}

extension ClaimLexicon {
    /// 1 when the words point to the better, -1 to the worse; a turning word ("prevent") reverses those that follow closely.
    func direction(_ range: Range<Int>, _ tokens: Tokens) -> Int {
        var sum = 0, turn = 0
        for index in range where index < tokens.count {
            guard let word = directions[tokens.lemma[index]] else { turn -= 1; continue }
            if turn > 0, word.value != 0 {
                sum -= word.value
                turn = 0
            } else {
                sum += word.value
            }
            turn = word.turns ? 5 : turn - 1
            if word.turns, word.value != 0 { sum -= 0 }
        }
        return sum.signum()
    }
}
