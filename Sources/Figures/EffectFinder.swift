import Lexicons
import Prose

/// Tells what happened to those who are counted: by the arcs of the parse where there is one, else by the words around.
struct EffectFinder {
    let scene: FigureScene
    /// The triggers of the sentence, in order.
    let triggers: [(token: Int, end: Int, readings: [TriggerTable.Trigger])]

    init(_ scene: FigureScene) {
        self.scene = scene
        var found: [(token: Int, end: Int, readings: [TriggerTable.Trigger])] = []
        var token = scene.sentence.lowerBound
        while token < scene.sentence.upperBound {
            if let match = scene.lexicon.triggers.triggers(at: token, in: scene.tokens, limit: scene.sentence.upperBound) {
                found.append((token, match.end, match.triggers))
                token = match.end
            } else {
                token += 1
            }
        }
        triggers = found
    }

    /// Sets effect and trigger of all candidates of the sentence.
    func assign(_ candidates: inout [Candidate]) {
        guard !triggers.isEmpty else { return }
        for index in candidates.indices where candidates[index].kind == .count || candidates[index].kind == .money || candidates[index].kind == .percent || candidates[index].kind == .ratio || candidates[index].kind == .rate {
            let previous = index > 0 ? candidates[index - 1] : nil
            if let (effect, trigger) = own(candidates[index], previous) ?? directlyBefore(candidates[index]) ?? arcs(candidates[index]) ?? before(candidates[index], previous) ?? after(candidates[index]) {
                candidates[index].effect = effect
                candidates[index].trigger = trigger
            }
        }
        // Coordination shares: "13 soldiers and more than 90 Afghans", both ways.
        for index in candidates.indices.dropFirst() where candidates[index].effect == nil && candidates[index].kind == .count {
            let previous = candidates[index - 1]
            if let effect = previous.effect, let trigger = previous.trigger, areCoordinated(previous, candidates[index]) || isSubset(previous, candidates[index]) {
                candidates[index].effect = effect
                candidates[index].trigger = trigger
            }
        }
        for index in candidates.indices.dropLast().reversed() where candidates[index].effect == nil && candidates[index].kind == .count {
            let next = candidates[index + 1]
            if let effect = next.effect, let trigger = next.trigger, areCoordinated(candidates[index], next) {
                candidates[index].effect = effect
                candidates[index].trigger = trigger
            }
        }
    }

    private func end(of candidate: Candidate) -> Int {
        max(candidate.counted?.tokens.upperBound ?? 0, scene.token(ofAtom: candidate.number.upperBound))
    }
    private func start(of candidate: Candidate) -> Int { scene.token(ofAtom: candidate.atoms.lowerBound) }

    /// "8 dead", "3,500 wounded", "12 deaths", "12 refugees", "thousands of lives".
    private func own(_ candidate: Candidate, _ previous: Candidate?) -> (Figures.Effect, Int)? {
        guard candidate.kind == .count || candidate.kind == .rate else { return nil }
        let next = scene.token(ofAtom: candidate.number.upperBound)
        for trigger in triggers {
            for reading in trigger.readings {
                guard let effect = reading.effect else { continue }
                switch reading.role {
                case .adjective:
                    // Directly after the number, or after the counted noun ("12 people dead").
                    let follows = trigger.token == next || (!candidate.isElided && candidate.counted?.tokens.upperBound == trigger.token && !scene.isVerb(trigger.token))
                    let isInside = !candidate.isElided && candidate.counted?.tokens.contains(trigger.token) ?? false
                    if follows || isInside { return (effect, trigger.token) }
                case .noun, .head:
                    if candidate.counted?.head == trigger.token { return (effect, trigger.token) }
                case .life:
                    if candidate.counted?.head == trigger.token, hasCost(before: start(of: candidate)) || scene.tokens.lower[trigger.token] == scene.lexicon.lives { return (effect, trigger.token) }
                default: break
                }
            }
        }
        return nil
    }

    private func hasCost(before end: Int) -> Bool { end > scene.sentence.lowerBound }

    // MARK: Arcs

    private func arcs(_ candidate: Candidate) -> (Figures.Effect, Int)? {
        guard let parse = scene.parse, parse.heads.count == scene.tokens.count, parse.relations.count == parse.heads.count else { return nil }
        // An elided noun stands with the figure before, and what happened to that one.
        let number = scene.token(ofAtom: candidate.number.lowerBound)
        var node = candidate.isElided ? number : candidate.counted?.head ?? number
        for _ in 0..<4 {
            guard node >= 0, node < parse.heads.count else { return nil }
            let head = Int(parse.heads[node])
            guard scene.sentence.contains(head) else { return nil }
            let relation = parse.relations[node]
            switch relation {
            case .conj, .nummod, .appos, .compound: node = head
            case .nmod, .obl:
                if let found = role(of: head, accepting: [.noun]) { return found }
                return nil
            case .nsubjPass: return role(of: head, accepting: [.object, .shot, .people, .money, .things], candidate)
            case .obj, .iobj: return role(of: head, accepting: [.object, .shot, .people, .money, .things], candidate)
            case .nsubj: return role(of: head, accepting: [.subject, .adjective])
            case .acl, .aclRelcl: return nil
            default: return nil
            }
        }
        return nil
    }

    private func role(of token: Int, accepting roles: [TriggerTable.Role], _ candidate: Candidate? = nil) -> (Figures.Effect, Int)? {
        guard let trigger = triggers.first(where: { $0.token <= token && token < $0.end }) else { return nil }
        for reading in trigger.readings where roles.contains(reading.role) {
            guard let effect = reading.effect else { continue }
            if let candidate, !fits(reading.role, candidate) { continue }
            return (effect, trigger.token)
        }
        return nil
    }

    private func fits(_ role: TriggerTable.Role, _ candidate: Candidate) -> Bool {
        switch role {
        case .money: return candidate.kind == .money || candidate.counted != nil
        case .people, .shot: return isPeople(candidate)
        case .things: return !isPeople(candidate) && candidate.kind == .count
        default: return candidate.kind != .money
        }
    }

    func isPeople(_ candidate: Candidate) -> Bool {
        guard let head = candidate.counted?.head else { return candidate.kind == .count && candidate.unit == nil }
        return scene.lexicon.persons.contains(scene.tokens.lemma[head]) || scene.lexicon.persons.contains(scene.tokens.lower[head]) || scene.actors.actor(at: head) != nil
    }

    // MARK: Words around

    /// "wounded 40 others", "wounding at least 30": the verb stands at the number; however the parse joins them, it tells of it.
    private func directlyBefore(_ candidate: Candidate) -> (Figures.Effect, Int)? {
        let first = start(of: candidate)
        guard let trigger = triggers.last(where: { $0.end <= first && first - $0.end <= 2 }) else { return nil }
        let between = trigger.end..<first
        guard between.allSatisfy({ scene.tokens.upos[$0] == .adverb || scene.tokens.upos[$0] == .determiner || Words.isPossessive(scene.tokens.lower[$0]) }), !isPassive(trigger.token) else { return nil }
        for reading in trigger.readings {
            guard let effect = reading.effect, fits(reading.role, candidate) else { continue }
            switch (reading.role, scene.tokens.xpos[trigger.token]) {
            case (.object, .vbd), (.object, .vbn), (.object, .vbg), (.object, .vb), (.object, .vbz), (.object, .vbp), (.shot, .vbd), (.shot, .vbn), (.shot, .vbg): return (effect, trigger.token)
            default: continue
            }
        }
        return nil
    }

    /// "killed 12 soldiers", "the deaths of 13", "left 8 dead": the trigger stands before, with nothing but modifiers between.
    private func before(_ candidate: Candidate, _ previous: Candidate?) -> (Figures.Effect, Int)? {
        let first = start(of: candidate)
        for trigger in triggers.reversed() where trigger.end <= first && first - trigger.end <= 4 {
            guard (trigger.end..<first).allSatisfy({ isLight($0) }) else { continue }
            for reading in trigger.readings {
                guard let effect = reading.effect else { continue }
                switch reading.role {
                case .object, .shot, .people, .money, .things:
                    if scene.isVerb(trigger.token), !isPassive(trigger.token), fits(reading.role, candidate) { return (effect, trigger.token) }
                case .noun:
                    if scene.isNoun(trigger.token), (trigger.end..<first).contains(where: { scene.tokens.lower[$0] == Words.of }) { return (effect, trigger.token) }
                default: break
                }
            }
        }
        return toll(candidate, first)
    }

    /// "The death toll rose to 52", "the number of dead could climb to well over a hundred".
    private func toll(_ candidate: Candidate, _ first: Int) -> (Figures.Effect, Int)? {
        guard candidate.counted == nil || isPeople(candidate) else { return nil }
        var token = first - 1
        while token >= scene.sentence.lowerBound, first - token < 14 {
            if scene.tokens.lower[token] == Words.comma { return nil }
            if scene.lexicon.toll.contains(scene.tokens.lemma[token]) {
                for trigger in triggers where abs(trigger.token - token) <= 4 && trigger.token < first {
                    if let effect = trigger.readings.first(where: { $0.role == .noun || $0.role == .adjective })?.effect { return (effect, trigger.token) }
                }
                if scene.tokens.lower[token] == scene.lexicon.tollWord { return (.killed, token) }
            }
            token -= 1
        }
        return nil
    }

    /// "12 soldiers were killed", "90 Afghans who fled died": the verb stands after, past what hangs on the noun.
    private func after(_ candidate: Candidate) -> (Figures.Effect, Int)? {
        let end = end(of: candidate)
        for trigger in triggers where trigger.token >= end && trigger.token - end <= 25 {
            guard isClear(end..<trigger.token) else { return nil }
            for reading in trigger.readings {
                guard let effect = reading.effect, fits(reading.role, candidate) else { continue }
                switch reading.role {
                case .object, .shot, .people, .money, .things:
                    if scene.isVerb(trigger.token) || scene.tokens.xpos[trigger.token] == .vbn || scene.tokens.upos[trigger.token] == .adjective, isPassive(trigger.token) || isReduced(trigger.token, end) { return (effect, trigger.token) }
                case .subject:
                    if scene.isVerb(trigger.token) || scene.tokens.upos[trigger.token] == .auxiliary || scene.tokens.upos[trigger.token] == .adjective { return (effect, trigger.token) }
                case .adjective:
                    if hasCopula(end..<trigger.token) { return (effect, trigger.token) }
                default: break
                }
            }
            if scene.isVerb(trigger.token) { return nil }
        }
        return nil
    }

    /// Nothing between a noun and its verb but prepositional phrases, relative words and auxiliaries.
    private func isClear(_ range: Range<Int>) -> Bool {
        var verbs = 0, commas = 0
        for token in range {
            if scene.tokens.upos[token] == .verb { verbs += 1 }
            if scene.tokens.lower[token] == Words.comma { commas += 1 }
            if scene.tokens.upos[token] == .subordinating, token > range.lowerBound { return false }
        }
        return verbs <= 1 && (commas == 0 || commas == 2)
    }
    private func isLight(_ token: Int) -> Bool {
        switch scene.tokens.upos[token] {
        case .determiner, .adjective, .adverb, .adposition, .numeral, .pronoun: true
        default: false
        }
    }
    /// Right after the noun a participle needs no auxiliary ("12 people killed").
    private func isReduced(_ token: Int, _ end: Int) -> Bool {
        token == end && (scene.tokens.xpos[token] == .vbn || scene.tokens.xpos[token] == .vbd || scene.tokens.upos[token] == .adjective)
            && (token + 1 >= scene.sentence.upperBound || !startsObject(token + 1))
    }
    private func startsObject(_ token: Int) -> Bool {
        switch scene.tokens.upos[token] {
        case .noun, .properNoun, .determiner, .numeral, .pronoun: true
        default: false
        }
    }
    private func hasCopula(_ range: Range<Int>) -> Bool { range.contains { scene.lexicon.copula.contains(scene.tokens.lemma[$0]) } }

    func isPassive(_ token: Int) -> Bool { Self.isPassive(token, scene) }

    /// True for a participle that "be" or "get" governs.
    static func isPassive(_ token: Int, _ scene: FigureScene) -> Bool {
        var index = token - 1
        while index >= scene.sentence.lowerBound, token - index <= 5 {
            if scene.lexicon.copula.contains(scene.tokens.lemma[index]) { return scene.tokens.xpos[token] != .vbg || scene.tokens.lower[index] == scene.lexicon.being }
            let part = scene.tokens.upos[index]
            // A participle before it may share the auxiliary: "were killed and wounded".
            if part == .adverb || part == .auxiliary || part == .coordinating || part == .particle || scene.tokens.xpos[index] == .vbn || scene.tokens.xpos[index] == .vbd && part == .verb { index -= 1; continue }
            return false
        }
        return false
    }

    private func areCoordinated(_ a: Candidate, _ b: Candidate) -> Bool {
        let from = end(of: a), to = start(of: b)
        guard from <= to, to - from <= 6 else { return false }
        let between = from..<to
        if between.isEmpty { return false }
        return between.allSatisfy { !scene.isVerb($0) && scene.tokens.upos[$0] != .auxiliary } && between.contains { scene.tokens.upos[$0] == .coordinating || scene.tokens.lower[$0] == Words.comma }
    }
    func isSubset(_ a: Candidate, _ b: Candidate) -> Bool {
        let from = end(of: a), to = start(of: b)
        guard from <= to, to - from <= 12 else { return false }
        return (from..<to).contains { scene.lexicon.including.contains(scene.tokens.lower[$0]) }
    }
}
