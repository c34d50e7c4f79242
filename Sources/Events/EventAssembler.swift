import Lexicons
import Prose

/// Turns the candidates of a sentence into events: fills participants, applies governing words, settles the status.
struct EventAssembler {
    let lexicon: EventLexicon
    let syntax: Syntax
    let mentions: MentionIndex
    let sentence: Int
    let candidates: [Candidate]
    private let tree: TreeArguments
    private let window: WindowArguments
    private let isParsed: Bool
    private let governedPlaces: Set<Int>
    private let range: Range<Int>

    init(lexicon: EventLexicon, syntax: Syntax, mentions: MentionIndex, sentence: Int, candidates: [Candidate]) {
        self.lexicon = lexicon
        self.syntax = syntax
        self.mentions = mentions
        self.sentence = sentence
        self.candidates = candidates
        isParsed = syntax.isParsed(sentence)
        governedPlaces = Set(candidates.compactMap(\.governed))
        range = syntax.sentences[sentence].tokens
        tree = TreeArguments(syntax: syntax, mentions: mentions)
        window = WindowArguments(tokens: syntax.tokens, mentions: mentions, range: range)
    }

    /// The events, in order of their triggers.
    func drafts() -> [EventDraft] {
        var drafts: [EventDraft?] = Array(repeating: nil, count: candidates.count)
        var isDone = Array(repeating: false, count: candidates.count)
        // Plain triggers first, then governing words from the inside out.
        for place in candidates.indices where lexicon.rows[candidates[place].row].governs == nil {
            drafts[place] = plain(place)
            isDone[place] = true
        }
        var pending = candidates.indices.filter { !isDone[$0] }
        while !pending.isEmpty {
            var waiting: [Int] = []
            for place in pending.reversed() {
                if let governed = candidates[place].governed, !isDone[governed] { waiting.append(place); continue }
                govern(place, &drafts)
                isDone[place] = true
            }
            // What is left governs each other in a ring: only a broken tree does that.
            if waiting.count == pending.count { break }
            pending = waiting.reversed()
        }
        if isParsed { shareAmongNouns(&drafts) }
        return drafts.compactMap { $0.map(announced) }.sorted { candidates[$0.trigger].tokens.lowerBound < candidates[$1.trigger].tokens.lowerBound }
    }

    // MARK: participants

    /// "launched an airstrike and a drone strike against A": coordinated blows have one hand and one aim.
    private func shareAmongNouns(_ drafts: inout [EventDraft?]) {
        for place in candidates.indices where candidates[place].isNoun && syntax.relation(candidates[place].head) == .conj {
            guard var draft = drafts[place], draft.trigger == place, draft.actors.isEmpty, let first = syntax.head(candidates[place].head) else { continue }
            let verb = syntax.relation(first) == .obj ? syntax.head(first) : nil
            guard let other = candidates.indices.first(where: { other in
                (candidates[other].head == first || candidates[other].head == verb) && drafts[other]?.coding.quad == draft.coding.quad
            }), var shared = drafts[other] else { continue }
            draft.actors = shared.actors.filter { !draft.targets.contains($0) }
            if draft.targets.isEmpty { draft.targets = shared.targets }
            if shared.targets.isEmpty { shared.targets = draft.targets.filter { !shared.actors.contains($0) } }
            if draft.status == .asserted { draft.status = shared.status }
            drafts[place] = draft
            drafts[other] = shared
        }
    }

    private func fill(_ slots: [ArgumentFrame.Slot], _ candidate: Candidate, excluding: [Int] = []) -> [Int] {
        for slot in slots {
            let found = (isParsed ? tree.fill(slot, of: candidate) : window.fill(slot, of: candidate)).filter { !excluding.contains($0) }
            if !found.isEmpty { return found }
        }
        return []
    }

    private func plain(_ place: Int) -> EventDraft? {
        let candidate = candidates[place]
        let row = lexicon.rows[candidate.row]
        guard let coding = row.coding else { return nil }
        if candidate.isTaken && !isGoverned(place) { return nil }
        // The same verb governs another event: "threatened to attack" is one threat.
        if twin(of: place).map({ candidates[$0].governed != nil }) ?? false { return nil }
        var draft = EventDraft(
            coding: coding, rule: row.rule, trigger: place, actors: [], targets: [], status: status(of: candidate),
            p: candidate.isNoun ? 0.7 : 0.85)
        participants(&draft, candidate, row.frame)
        if isParsed, draft.status == .asserted, tree.isGeneric(candidate) { draft.p = 0.45 }
        return draft
    }

    private func participants(_ draft: inout EventDraft, _ candidate: Candidate, _ frame: ArgumentFrame) {
        draft.actors = fill(frame.actors, candidate)
        draft.targets = fill(frame.targets, candidate, excluding: draft.actors)
        if isParsed, candidate.isNoun { completeSides(&draft, candidate, frame) }
        if frame.isReciprocal || isEachOther(after: candidate) { reciprocate(&draft) }
    }

    /// "between A and B", where the tree parts B from A.
    private func completeSides(_ draft: inout EventDraft, _ candidate: Candidate, _ frame: ArgumentFrame) {
        let between = ArgumentFrame.Slot.preposition(Self.between)
        guard frame.isReciprocal, draft.actors.count < 2, tree.hasPreposition(Self.between, candidate.head) else { return }
        let sides = window.fill(between, of: candidate)
        if sides.count > 1 { draft.actors = sides; draft.targets = [] }
    }

    private static let between = WordHash.of("between")
    private static let mutual: [(WordSet, WordSet)] = [(["each"], ["other"]), (["one"], ["another"])]

    private func isEachOther(after candidate: Candidate) -> Bool {
        let tokens = syntax.tokens
        var index = candidate.tokens.upperBound
        while index + 1 < range.upperBound, index < candidate.tokens.upperBound + 2 {
            if Self.mutual.contains(where: { $0.0.contains(tokens.lower[index]) && $0.1.contains(tokens.lower[index + 1]) }) { return true }
            index += 1
        }
        return false
    }

    /// Of two or more who act on each other each is the other's target.
    private func reciprocate(_ draft: inout EventDraft) {
        if draft.targets.isEmpty, draft.actors.count > 1 { draft.targets = draft.actors }
        if draft.actors.isEmpty, draft.targets.count > 1 { draft.actors = draft.targets }
    }

    /// The other candidate of the same verb.
    private func twin(of place: Int) -> Int? {
        [place - 1, place + 1].first { candidates.indices.contains($0) && candidates[$0].head == candidates[place].head }
    }

    private func isGoverned(_ place: Int) -> Bool { governedPlaces.contains(place) }

    private func status(of candidate: Candidate) -> EventMentions.Status {
        let words = lexicon.status
        if candidate.isNoun {
            let status = words.status(ofNoun: candidate.tokens.lowerBound, in: range, syntax.tokens)
            if status != .asserted { return status }
            return isParsed ? clauseStatus(above: candidate.head) : nearbyStatus(of: candidate)
        }
        var status = words.status(ofVerb: candidate.head, in: range, syntax.tokens)
        if status == .asserted, isParsed {
            switch syntax.relation(candidate.head) {
            case .xcomp, .conj, .advcl:
                // "may attack and kill": the second verb shares the first one's modal.
                if syntax.relation(candidate.head) == .conj, let up = syntax.head(candidate.head), syntax.tokens.upos[up] == .verb,
                    syntax.child(candidate.head, .nsubj) == nil, !syntax.tokens.xpos[candidate.head].isFinite || syntax.tokens.xpos[up] == .vb {
                    status = words.status(ofVerb: up, in: range, syntax.tokens)
                }
            default: break
            }
        }
        if status == .asserted, isInfinitive(candidate.head) { status = .future }
        // "Cutting ties would …": a gerund as the subject of a modal.
        if status == .asserted, candidate.head == range.lowerBound, syntax.tokens.xpos[candidate.head] == .vbg,
            range.contains(where: { syntax.tokens.xpos[$0] == .md }) { status = .hypothetical }
        return status
    }

    /// Without a tree: what the modal before the last verb ahead of a noun says, or one right after it.
    private func nearbyStatus(of candidate: Candidate) -> EventMentions.Status {
        let tokens = syntax.tokens
        for index in candidate.tokens.upperBound..<min(range.upperBound, candidate.tokens.upperBound + 3) where tokens.xpos[index] == .md {
            return lexicon.status.status(ofVerb: index + 1, in: range, tokens)
        }
        var at = candidate.tokens.lowerBound - 1
        while at >= range.lowerBound, at >= candidate.tokens.lowerBound - 10 {
            if tokens.xpos[at] == .colon || tokens.xpos[at] == .comma { return .asserted }
            if tokens.upos[at] == .verb, !tokens.xpos[at].isFinite || tokens.xpos[at] == .vbp || tokens.xpos[at] == .vbd {
                return lexicon.status.status(ofVerb: at, in: range, tokens)
            }
            at -= 1
        }
        return .asserted
    }

    /// What the verb says under which a noun stands as subject or object.
    private func clauseStatus(above noun: Int) -> EventMentions.Status {
        var node = noun
        for _ in 0..<4 {
            guard let up = syntax.head(node) else { return .asserted }
            switch syntax.relation(node) {
            case .obj, .nsubj, .nsubjPass, .obl, .nmod, .conj, .compound:
                if syntax.tokens.upos[up] == .verb { return lexicon.status.status(ofVerb: up, in: range, syntax.tokens) }
            default: return .asserted
            }
            node = up
        }
        return .asserted
    }

    private static let to = WordHash.of("to")

    /// "to attack": a purpose, unless a governing word says otherwise.
    private func isInfinitive(_ verb: Int) -> Bool {
        var at = verb - 1
        while at >= range.lowerBound, at >= verb - 3 {
            if syntax.tokens.lower[at] == Self.to { return syntax.tokens.xpos[verb] == .vb || syntax.tokens.xpos[verb] == .vbp }
            guard syntax.tokens.upos[at] == .adverb else { return false }
            at -= 1
        }
        return false
    }

    /// "will withdraw" is an agreement to withdraw, "will not withdraw" a refusal, "will attack" a threat, where nobody else foretells it.
    private func announced(_ draft: EventDraft) -> EventDraft {
        let trigger = candidates[draft.trigger]
        guard !draft.actors.isEmpty, draft.status == .future || draft.status == .negated,
            let (modal, isNegated) = ([trigger.head] + draft.carriers.map { candidates[$0].head }).lazy
                .compactMap({ lexicon.status.modal(ofVerb: $0, in: range, syntax.tokens) }).first, modal == .will,
            !["AGREE", "THREATEN", "REQUEST", "REJECT"].contains(draft.coding.type) else { return draft }
        if let speaker = draft.speaker, !draft.actors.contains(speaker), draft.coding.quad >= 3 { return draft }
        guard !isNegated || draft.coding.quad <= 2,
            let coding = lexicon.composition.coding(isNegated ? .refuse : .promise, of: draft.coding) else { return draft }
        var result = draft
        result.coding = coding
        if isNegated { result.status = .asserted }
        return result
    }

    // MARK: government

    /// "said it would help" promises, "said others must help" demands.
    private func say(_ subject: [Int], _ inner: inout EventDraft, _ verb: Int, _ rule: String) {
        guard let (modal, isNegated) = lexicon.status.modal(ofVerb: verb, in: range, syntax.tokens), !subject.isEmpty else { return }
        switch modal {
        case .would where inner.actors == subject:
            guard inner.coding.quad <= 2 || !isNegated,
                let coding = lexicon.composition.coding(isNegated ? .refuse : .promise, of: inner.coding) else { return }
            inner.coding = coding
            inner.status = isNegated ? .asserted : .future
        case .must where inner.actors != subject && !isNegated:
            guard let coding = lexicon.composition.coding(.request, of: inner.coding) else { return }
            inner.coding = coding
            inner.targets = inner.actors.filter { !subject.contains($0) }
            inner.actors = subject
            inner.status = .asserted
            inner.rule = rule
        default: return
        }
    }

    /// "said that people had been killed": who says so does nothing in a clause with a subject of its own.
    private func hasOwnClause(_ verb: Int) -> Bool {
        guard isParsed else { return WindowArguments.isPassive(verb, range, syntax.tokens) }
        if syntax.isPassive(verb) { return true }
        // What somebody announces for the future is mostly his own side's doing.
        if let (modal, _) = lexicon.status.modal(ofVerb: verb, in: range, syntax.tokens), modal != .must { return false }
        // A pronoun, or a noun with one ("its forces"), goes back to the speaker.
        guard let subject = syntax.child(verb, .nsubj), syntax.tokens.upos[subject] != .pronoun else { return false }
        return syntax.child(subject, .nmodPoss).map { syntax.tokens.upos[$0] != .pronoun } ?? true
    }

    private func govern(_ place: Int, _ drafts: inout [EventDraft?]) {
        let candidate = candidates[place]
        let row = lexicon.rows[candidate.row]
        guard let kind = row.governs else { return }
        let subject = fill(row.frame.actors, candidate)
        let own = status(of: candidate)
        guard let governed = candidate.governed, var inner = drafts[governed] else {
            // A governing word alone.
            guard let coding = row.coding, !candidate.isTaken || isGoverned(place), twin(of: place) == nil else { return }
            var draft = EventDraft(coding: coding, rule: row.rule, trigger: place, actors: [], targets: [], status: own, p: 0.6)
            participants(&draft, candidate, row.frame)
            drafts[place] = draft
            return
        }
        drafts[governed] = nil
        // "ordered the release of A": what the governed noun names is its own, not the governing verb's object.
        let isObject = isParsed && syntax.head(candidates[governed].head) == candidate.head && syntax.relation(candidates[governed].head) == .obj
        let objects = fill(isObject ? row.frame.targets.filter { $0 != .object } : row.frame.targets, candidate, excluding: subject)
        inner.carriers.append(place)
        // The infinitive's own "to" says nothing once a governing word is known.
        if inner.status == .future, !candidates[governed].isNoun, isInfinitive(candidates[governed].head) { inner.status = .asserted }
        func carry() {
            if inner.actors.isEmpty { inner.actors = subject.filter { !inner.targets.contains($0) } }
            if inner.targets.isEmpty, candidates[governed].isNoun { inner.targets = objects.filter { !inner.actors.contains($0) } }
            if own != .asserted { inner.status = own }
        }
        func compose(actors: [Int], targets: [Int], p: Double = 0.8) -> Bool {
            guard let coding = lexicon.composition.coding(kind, of: inner.coding) else { return false }
            inner.coding = coding
            inner.rule = row.rule
            inner.trigger = place
            inner.actors = actors
            inner.targets = targets.filter { !actors.contains($0) }
            inner.status = own
            inner.p = p
            return true
        }
        switch kind {
        case .promise, .threaten:
            if !compose(actors: subject.isEmpty ? inner.actors : subject, targets: inner.targets.isEmpty ? objects : inner.targets) {
                if inner.status == .asserted { inner.status = own == .asserted ? .future : own }
            }
            if row.frame.isReciprocal, inner.targets.isEmpty, inner.actors.count > 1 { inner.targets = inner.actors }
        case .intend:
            if !compose(actors: subject.isEmpty ? inner.actors : subject, targets: inner.targets.isEmpty ? objects : inner.targets, p: 0.6) {
                carry()
            }
            if inner.status == .asserted { inner.status = .future }
        case .refuse, .stop, .ease, .allow, .force:
            let targets = kind == .refuse || inner.targets.isEmpty ? (inner.targets + objects) : inner.targets
            if !compose(actors: subject.isEmpty ? inner.actors : subject, targets: targets.isEmpty ? inner.actors : targets) {
                if kind == .refuse { carry(); inner.status = .negated } else if kind == .stop || kind == .ease { drafts[place] = nil; return } else { carry() }
            }
        case .request:
            if !compose(actors: subject, targets: objects.isEmpty ? (inner.actors.isEmpty ? inner.targets : inner.actors) : objects) {
                inner.status = .ordered
                if inner.actors.isEmpty { inner.actors = objects }
            }
        case .accuse:
            if let coding = row.coding {
                var accusation = EventDraft(
                    coding: coding, rule: row.rule, trigger: place, actors: subject,
                    targets: objects.isEmpty ? inner.actors.filter { !subject.contains($0) } : objects, status: own, p: 0.8)
                accusation.coding.contexts = inner.coding.contexts
                drafts[place] = accusation
            }
            if inner.actors.isEmpty || inner.actors == subject { inner.actors = objects }
            inner.targets.removeAll { inner.actors.contains($0) }
            inner.status = .hypothetical
            inner.speaker = subject.first
            drafts[governed] = inner
            return
        case .deny:
            carry()
            inner.status = .denied
            inner.speaker = subject.first
        case .order:
            if inner.actors.isEmpty || inner.actors == subject { inner.actors = objects.isEmpty ? subject : objects }
            inner.targets.removeAll { inner.actors.contains($0) }
            inner.status = .ordered
        case .fail:
            carry()
            if let coding = lexicon.composition.coding(.fail, of: inner.coding) {
                inner.coding = coding
            } else {
                inner.status = .negated
            }
        case .aspect, .light, .help:
            carry()
        case .announce:
            if candidates[governed].isNoun {
                carry()
            } else {
                if inner.actors.isEmpty, !hasOwnClause(candidates[governed].head) { inner.actors = subject.filter { !inner.targets.contains($0) } }
                inner.speaker = subject.first
                say(subject, &inner, candidates[governed].head, row.rule)
            }
        }
        drafts[place] = inner
    }
}
