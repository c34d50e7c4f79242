import Lexicons
import Prose

/// Codes the events of one document.
struct EventCoder {
    private let lexicon: EventLexicon
    private let text: Text
    private let syntax: Syntax
    private let mentions: MentionIndex
    private let circumstances: Circumstances
    private let quotes: [Quotations.Quotation]

    init(
        lexicon: EventLexicon, text: Text, published: CivilDate?, tokens: Tokens, sentences: Sentences, actors: ActorMentions,
        parse: DependencyParse?, dates: TemporalExpressions?, figures: Figures?, quotes: Quotations?, entities: Entities?
    ) {
        self.lexicon = lexicon
        self.text = text
        syntax = Syntax(tokens: tokens, sentences: sentences, parse: parse)
        mentions = MentionIndex(actors, tokenCount: tokens.count)
        circumstances = Circumstances(
            text: text, tokens: tokens, dates: dates?.expressions ?? [], figures: figures?.figures ?? [],
            entities: entities?.entities ?? [], mentions: mentions, actors: actors.actors, published: published)
        self.quotes = quotes?.quotations ?? []
    }

    func events() -> [EventMentions.Event] {
        var events: [EventMentions.Event] = []
        let finder = CandidateFinder(lexicon: lexicon, syntax: syntax, mentions: mentions)
        for number in syntax.sentences.indices {
            let sentence = syntax.sentences[number]
            guard sentence.isProse, !sentence.tokens.isEmpty, isTold(sentence.tokens) else { continue }
            let candidates = finder.candidates(in: number)
            if candidates.isEmpty || lexicon.discards.discard(sentence.tokens, in: syntax.tokens) { continue }
            let assembler = EventAssembler(
                lexicon: lexicon, syntax: syntax, mentions: mentions, sentence: number, candidates: candidates)
            let first = events.count
            for draft in assembler.drafts() where isWorthTelling(draft, candidates) {
                let event = event(draft, candidates, sentence)
                if hasCircumstance(event) { events.append(event) }
            }
            settle(&events, from: first, in: sentence)
        }
        return events
    }

    /// False for headings without a verb, and for what is no prose.
    private func isTold(_ range: Range<Int>) -> Bool {
        let flags = syntax.tokens.flags
        if flags[range.lowerBound].contains(.outsideProse) { return false }
        guard flags[range.lowerBound].contains(.heading) else { return true }
        return range.contains { syntax.tokens.upos[$0] == .verb }
    }

    /// Words without any participant tell an event only when they are grave.
    private func isWorthTelling(_ draft: EventDraft, _ candidates: [Candidate]) -> Bool {
        if !draft.actors.isEmpty || !draft.targets.isEmpty { return true }
        return draft.coding.quad == 4 && !candidates[draft.trigger].isNoun && draft.status != .future
    }

    /// True when somebody takes part, or a date, a place or a number ties the event to the world.
    private func hasCircumstance(_ event: EventMentions.Event) -> Bool {
        !event.actors.isEmpty || !event.targets.isEmpty || event.date != nil || event.place != nil
            || !circumstances.figures(in: event.clause).isEmpty
    }

    private func event(_ draft: EventDraft, _ candidates: [Candidate], _ sentence: Sentences.Sentence) -> EventMentions.Event {
        let trigger = candidates[draft.trigger]
        let clause = clause(of: trigger, in: sentence)
        var status = draft.status
        if status == .asserted, isQuestion(sentence.tokens) { status = .hypothetical }
        var event = EventMentions.Event(
            trigger: syntax.tokens.span(of: trigger.tokens), head: trigger.head, type: draft.coding.type, cameo: draft.coding.cameo,
            quad: draft.coding.quad, goldstein: draft.coding.goldstein, status: status, rule: draft.rule,
            clause: syntax.tokens.span(of: clause))
        event.mode = draft.coding.mode
        event.actors = draft.actors
        event.targets = draft.targets
        event.contexts = contexts(draft.coding.contexts, in: clause)
        event.date = circumstances.date(of: event.trigger, in: sentence.span)
        event.place = circumstances.place(after: trigger.tokens, in: sentence.tokens, excluding: draft.actors + draft.targets)
        if event.status == .asserted,
            circumstances.isHistory(event.date) || circumstances.isLongPast(event.trigger, in: sentence.span, lexicon.status) {
            event.status = .historical
        }
        event.by = source(of: event.trigger, draft.speaker)
        event.p = probability(draft)
        return event
    }

    private func probability(_ draft: EventDraft) -> Double {
        var p = draft.p
        if draft.actors.isEmpty { p -= 0.15 }
        if draft.targets.isEmpty { p -= 0.1 }
        return (p * 100).rounded() / 100
    }

    private func isQuestion(_ range: Range<Int>) -> Bool {
        let last = syntax.tokens.spans[range.upperBound - 1]
        return text.withBytes { bytes in
            let end = Int(last.end)
            return end > 0 && end <= bytes.count && bytes[end - 1] == 0x3F
        }
    }

    /// The trigger's part of its sentence: between semicolons, and no further than what its tree holds.
    private func clause(of trigger: Candidate, in sentence: Sentences.Sentence) -> Range<Int> {
        var low = trigger.tokens.lowerBound, high = trigger.tokens.upperBound
        while low > sentence.tokens.lowerBound, !isBorder(low - 1) { low -= 1 }
        while high < sentence.tokens.upperBound, !isBorder(high) { high += 1 }
        return low..<high
    }

    private func isBorder(_ index: Int) -> Bool {
        switch syntax.tokens.xpos[index] {
        case .colon, .period: return true
        case .comma:
            // A comma ends a clause when a finite verb follows soon, not within lists.
            return (index + 1..<min(index + 6, syntax.tokens.count)).contains { syntax.tokens.xpos[$0].isFinite }
        default: return false
        }
    }

    private func contexts(_ own: [String], in clause: Range<Int>) -> [String] {
        var found = own
        for index in clause {
            if let context = lexicon.contexts[syntax.tokens.lemma[index]], !found.contains(context) { found.append(context) }
        }
        return found.sorted()
    }

    /// Who vouches for the event: the innermost quotation's speaker, else the subject of a verb of saying, else the author.
    private func source(of trigger: Span, _ speaker: Int?) -> String {
        var best: Quotations.Quotation?
        for quote in quotes {
            if quote.span.start > trigger.start { break }
            if quote.span.contains(trigger), quote.speaker != nil, best.map({ quote.span.count < $0.span.count }) ?? true { best = quote }
        }
        if let index = best?.speaker ?? speaker { return "actor:\(index + 1)" }
        return "author"
    }

    // MARK: what only the whole sentence can tell

    private func settle(_ events: inout [EventMentions.Event], from first: Int, in sentence: Sentences.Sentence) {
        guard events.count > first else { return }
        assignFigures(&events, first, sentence)
    }

    /// Casualties go to the nearest assault, other figures to the event in whose clause they stand.
    private func assignFigures(_ events: inout [EventMentions.Event], _ first: Int, _ sentence: Sentences.Sentence) {
        for index in circumstances.figures(in: sentence.span) {
            let figure = circumstances.figures[index]
            var best: (place: Int, cost: Int)?
            for place in first..<events.count {
                let event = events[place]
                var cost = Int(abs(event.trigger.start &- figure.span.start))
                switch figure.effect {
                case .killed?, .wounded?, .missing?: cost += event.type == "ASSAULT" ? 0 : 100_000
                case .abducted?, .arrested?, .displaced?: cost += event.quad == 4 ? 0 : 100_000
                case nil where !event.clause.contains(figure.span): continue
                default: break
                }
                if cost >= 100_000, event.quad != 4 { continue }
                if best == nil || cost < best?.cost ?? 0 { best = (place, cost) }
            }
            if let best { events[best.place].figures.append(index) }
        }
    }
}
