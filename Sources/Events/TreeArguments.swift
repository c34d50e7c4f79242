import Lexicons
import Prose

/// Fills the slots of a frame by the arcs of a dependency tree.
struct TreeArguments {
    let syntax: Syntax
    let mentions: MentionIndex
    private static let by = WordHash.of("by")
    private static let relatives: WordSet = ["who", "which", "that", "whom"]

    /// Actors in a slot of a trigger.
    func fill(_ slot: ArgumentFrame.Slot, of trigger: Candidate) -> [Int] {
        if slot == .possessor, let owner = praisedOrBlamed(trigger.head) { return actors(of: owner) }
        if trigger.isAdjectival {
            guard slot == .object || slot == .subject,
                let head = slot == .object ? syntax.child(trigger.head, .nsubj) : agent(of: trigger.head) else { return [] }
            return actors(of: head, acting: slot == .subject)
        }
        guard let head = word(slot, trigger.head, isNoun: trigger.isNoun) ?? particleObject(slot, of: trigger) else { return [] }
        return actors(of: head, acting: slot == .subject || slot == .preposition(Self.by))
    }

    private func word(_ slot: ArgumentFrame.Slot, _ head: Int, isNoun: Bool) -> Int? {
        if isNoun {
            switch slot {
            case .possessor: return syntax.child(head, .nmodPoss)
            case .modifier: return modifier(of: head)
            case .preposition(let preposition): return governed(by: preposition, of: head, alsoThrough: nil)
            default: return nil
            }
        }
        let isPassive = syntax.isPassive(head)
        switch slot {
        case .subject: return isPassive ? agent(of: head) : subject(of: head)
        case .object: return isPassive ? passiveSubject(of: head) : object(of: head)
        case .indirectObject:
            return syntax.child(head, .iobj) ?? (isPassive && syntax.child(head, .obj) != nil ? passiveSubject(of: head) : nil)
        case .preposition(let preposition):
            return governed(by: preposition, of: head, alsoThrough: syntax.child(head, .obj) ?? syntax.child(head, .nsubjPass))
        default: return nil
        }
    }

    /// "took over the country": the object, where the tree has the trigger's own particle for a preposition.
    private func particleObject(_ slot: ArgumentFrame.Slot, of trigger: Candidate) -> Int? {
        guard slot == .object, !trigger.isNoun, trigger.tokens.count > 1 else { return nil }
        var found: Int?
        syntax.forEachChild(trigger.head) { child, relation in
            guard relation == .obl else { return true }
            syntax.forEachChild(child) { word, relation in
                if relation == .case, trigger.tokens.contains(word) { found = child }
                return found == nil
            }
            return found == nil
        }
        return found
    }

    private static let reasons: WordSet = ["for", "over"]

    /// "condemned Norland for its attacks": what somebody is praised or blamed for is his own deed.
    private func praisedOrBlamed(_ noun: Int) -> Int? {
        guard let owner = syntax.child(noun, .nmodPoss), syntax.tokens.xpos[owner] == .prpPossessive, syntax.relation(noun) == .obl,
            let marker = syntax.child(noun, .case), Self.reasons.contains(syntax.tokens.lower[marker]), let verb = syntax.head(noun)
        else { return nil }
        return syntax.isPassive(verb) ? syntax.child(verb, .nsubjPass) : syntax.child(verb, .obj)
    }

    private func modifier(of head: Int) -> Int? {
        var found: Int?
        syntax.forEachChild(head) { child, relation in
            if relation == .compound || relation == .amod || relation == .nmodUnmarked || relation == .nmodDesc,
                mentions.number(at: child) != nil || hasMentionBelow(child) { found = child }
            return found == nil
        }
        return found
    }

    private func hasMentionBelow(_ index: Int) -> Bool {
        var found = false
        syntax.forEachChild(index) { child, relation in
            if relation == .compound || relation == .flat, mentions.number(at: child) != nil { found = true }
            return !found
        }
        return found
    }

    /// The noun under a preposition that hangs on the trigger or on its object.
    private func governed(by preposition: UInt64, of head: Int, alsoThrough object: Int?) -> Int? {
        for start in [head, object ?? head] {
            var found: Int?
            syntax.forEachChild(start) { child, relation in
                if relation == .obl || relation == .nmod || relation == .oblAgent, hasCase(child, preposition) { found = child }
                return found == nil
            }
            if let found { return found }
        }
        return nil
    }

    /// True when a phrase with this preposition hangs on a word.
    func hasPreposition(_ preposition: UInt64, _ head: Int) -> Bool { governed(by: preposition, of: head, alsoThrough: nil) != nil }

    private func hasCase(_ index: Int, _ preposition: UInt64) -> Bool {
        var found = false
        syntax.forEachChild(index) { child, relation in
            if relation == .case, syntax.tokens.lower[child] == preposition { found = true }
            return !found
        }
        return found
    }

    private func agent(of verb: Int) -> Int? {
        if let agent = syntax.child(verb, .oblAgent) { return agent }
        if let agent = governed(by: Self.by, of: verb, alsoThrough: nil) { return agent }
        // "were captured and killed by the army": one agent for both.
        if syntax.relation(verb) == .conj, let first = syntax.head(verb), syntax.isPassive(first), let agent = syntax.child(first, .oblAgent),
            agent > verb { return agent }
        var shared: Int?
        syntax.forEachChild(verb) { child, relation in
            if relation == .conj, syntax.child(child, .nsubj) == nil, syntax.isPassive(child) { shared = syntax.child(child, .oblAgent) }
            return shared == nil
        }
        return shared
    }

    private func passiveSubject(of verb: Int) -> Int? {
        if let subject = syntax.child(verb, .nsubjPass) { return isRelative(subject) ? antecedent(of: subject) ?? relativeHead(verb) ?? subject : subject }
        let relation = syntax.relation(verb)
        guard let head = syntax.head(verb) else { return misplacedSubject(of: verb) }
        switch relation {
        case .acl, .amod: return head
        case .aclRelcl: return head
        case .conj, .xcomp, .advcl: return syntax.isPassive(head) ? syntax.child(head, .nsubjPass) : syntax.child(head, .nsubj)
        default: return misplacedSubject(of: verb)
        }
    }

    private func relativeHead(_ verb: Int) -> Int? { syntax.relation(verb) == .aclRelcl ? syntax.head(verb) : nil }

    private func object(of verb: Int) -> Int? {
        if let object = syntax.child(verb, .obj) { return object }
        if syntax.relation(verb) == .aclRelcl, let head = syntax.head(verb), syntax.child(verb, .nsubj).map({ !isRelative($0) }) ?? false {
            return head
        }
        // "attacked and killed X": the object is shared.
        var shared: Int?
        syntax.forEachChild(verb) { child, relation in
            if relation == .conj, syntax.tokens.upos[child] == .verb, syntax.child(child, .nsubj) == nil { shared = syntax.child(child, .obj) }
            return shared == nil
        }
        return shared
    }

    /// The subject of an active verb: its own, or that of the verb from which control, coordination or a relative clause takes it.
    func subject(of verb: Int) -> Int? {
        var verb = verb
        for _ in 0..<6 {
            if let own = nearestSubject(of: verb) ?? syntax.child(verb, .nsubjOuter) {
                if isRelative(own) {
                    if syntax.relation(verb) == .aclRelcl, let noun = syntax.head(verb) { return noun }
                    return antecedent(of: own) ?? own
                }
                return own
            }
            if let own = syntax.child(verb, .nsubjPass) { return own }
            if let own = misplacedSubject(of: verb) { return own }
            guard let up = syntax.head(verb) else { return nil }
            switch syntax.relation(verb) {
            case .xcomp:
                // Object control: urge, order, force somebody to act.
                if let object = syntax.child(up, .obj) ?? syntax.child(up, .iobj), syntax.tokens.upos[up] == .verb { return object }
            case .acl:
                // "troops fighting there" act; "a plan to attack" is its owner's.
                if syntax.tokens.xpos[verb] == .vbg || syntax.tokens.xpos[verb] == .vbn {
                    // "alienates people by killing": the means is the subject's.
                    guard hasMark(verb, Self.by), let governor = syntax.head(up) else { return up }
                    verb = governor
                    continue
                }
                if let owner = syntax.child(up, .nmodPoss) { return owner }
                var node = up
                if syntax.relation(up) == .obj || syntax.relation(up) == .obl, let governor = syntax.head(up) { node = governor }
                if node == up { return nil }
                verb = node
                continue
            case .aclRelcl: return up
            case .conj, .advcl, .ccomp, .parataxis, .dep:
                if syntax.relation(verb) == .ccomp && syntax.tokens.xpos[verb].isFinite { return nil }
                if syntax.tokens.upos[up] != .verb && syntax.tokens.upos[up] != .adjective { return nil }
            default: return nil
            }
            verb = up
        }
        return nil
    }

    private func hasMark(_ index: Int, _ word: UInt64) -> Bool {
        var found = false
        syntax.forEachChild(index) { child, relation in
            if relation == .mark, syntax.tokens.lower[child] == word { found = true }
            return !found
        }
        return found
    }

    /// A subject that the tree has elsewhere: before a verb with tense in a list of names ("entered the town and Norland fled"),
    /// or as modifier of a verb that was taken for a noun or an adjective.
    private func misplacedSubject(of verb: Int) -> Int? {
        let tokens = syntax.tokens
        // "The group, which attacked A, has threatened B", where the group hangs in the relative clause.
        var head: Int?
        syntax.forEachChild(verb) { child, relation in
            if child < verb, relation == .advcl, let pronoun = syntax.child(child, .nsubj) { head = antecedent(of: pronoun) }
            return head == nil
        }
        if let head { return head }
        if tokens.xpos[verb].isFinite, syntax.relation(verb) == .conj {
            var at = verb - 1
            while at >= 0, tokens.upos[at] == .adverb || tokens.upos[at] == .auxiliary { at -= 1 }
            guard let entry = mentions.entry(at: at), entry.tokens.upperBound == at + 1 else { return nil }
            var before = entry.tokens.lowerBound - 1
            if before >= 0, tokens.upos[before] == .determiner { before -= 1 }
            return before >= 0 && tokens.upos[before] == .coordinating ? entry.head : nil
        }
        guard syntax.head(verb) == nil, tokens.upos[verb] != .verb, syntax.child(verb, .cop) == nil else { return nil }
        var found: Int?
        syntax.forEachChild(verb) { child, relation in
            if child < verb, relation == .compound || relation == .amod, mentions.number(at: child) != nil { found = child }
            return found == nil
        }
        return found
    }

    /// True for what is said of a kind of thing at all times: a plural without article or name as subject of a simple present.
    func isGeneric(_ trigger: Candidate) -> Bool {
        let tokens = syntax.tokens
        var verb = trigger.head
        for _ in 0..<5 {
            if let subject = syntax.child(verb, .nsubj) {
                guard tokens.xpos[verb] == .vbp || tokens.xpos[verb] == .vb, syntax.child(verb, .aux) == nil,
                    tokens.xpos[subject] == .nns || tokens.xpos[subject] == .nnps || tokens.upos[subject] == .noun,
                    mentions.number(at: subject) == nil else { return false }
                return actors(of: subject).isEmpty && syntax.child(subject, .det) == nil && syntax.child(subject, .nummod) == nil
                    && syntax.child(subject, .nmodPoss) == nil
            }
            guard let up = syntax.head(verb) else { return false }
            switch syntax.relation(verb) {
            case .advcl, .acl, .xcomp, .conj, .obj, .nsubj: verb = up
            default: return false
            }
        }
        return false
    }

    /// Of two subjects the one nearer to the verb: the other is a dateline or a topic.
    private func nearestSubject(of verb: Int) -> Int? {
        var found: Int?
        syntax.forEachChild(verb) { child, relation in
            if relation == .nsubj, child < verb || found == nil { found = child }
            return true
        }
        return found
    }

    private static let commentingRelatives: WordSet = ["who", "which"]

    /// The noun before ", which" or ", who".
    private func antecedent(of pronoun: Int) -> Int? {
        let tokens = syntax.tokens
        guard Self.commentingRelatives.contains(tokens.lower[pronoun]), pronoun > 1, tokens.xpos[pronoun - 1] == .comma else { return nil }
        let noun = pronoun - 2
        guard tokens.sentence[noun] == tokens.sentence[pronoun], tokens.upos[noun] == .noun || tokens.upos[noun] == .properNoun else { return nil }
        return mentions.entry(at: noun)?.head ?? noun
    }

    private func isRelative(_ index: Int) -> Bool { Self.relatives.contains(syntax.tokens.lower[index]) }

    // MARK: actors of a noun phrase

    /// The actors that a noun phrase names: its head's mention with those coordinated, else the nearest mention inside it.
    /// - Parameter acting: the phrase tells who acts, so that a place in it is where it happened: "killed by violence in Mali".
    func actors(of head: Int, acting: Bool = false) -> [Int] {
        var found: [Int] = []
        add(head, acting, &found)
        syntax.forEachChild(head) { child, relation in
            if relation == .conj { add(child, acting, &found) }
            return found.count < 12
        }
        return found
    }

    private func add(_ head: Int, _ acting: Bool, _ found: inout [Int]) {
        if let entry = mentions.entry(at: head) {
            if !found.contains(entry.actor) { found.append(entry.actor) }
            return
        }
        for actor in inside(head, acting, depth: 0) where !found.contains(actor) { found.append(actor) }
    }

    private static let comparisons: WordSet = ["than", "like", "unlike", "except", "besides", "despite", "as"]

    /// "more radical than the rebels": what something is compared with takes no part.
    private func isComparison(_ noun: Int) -> Bool {
        var found = false
        syntax.forEachChild(noun) { child, relation in
            if relation == .case || relation == .mark, Self.comparisons.contains(syntax.tokens.lower[child]) { found = true }
            return !found
        }
        return found
    }

    private static let places: WordSet = ["in", "at", "near", "across", "around", "inside", "outside", "along", "throughout", "within"]

    /// "violence in Mali": a noun that says where.
    private func isPlace(_ noun: Int) -> Bool {
        var found = false
        syntax.forEachChild(noun) { child, relation in
            if relation == .case { found = Self.places.contains(syntax.tokens.lower[child]) }
            return !found
        }
        return found
    }

    private func inside(_ head: Int, _ acting: Bool, depth: Int) -> [Int] {
        var best: (rank: Int, actors: [Int])?
        syntax.forEachChild(head) { child, relation in
            let rank: Int
            switch relation {
            case .nmodPoss: rank = 0
            case .compound, .amod, .flat, .nmodUnmarked, .nmodDesc: rank = 1
            case .appos: rank = 2
            case .nmod where !isComparison(child) && !(acting && isPlace(child)): rank = 3
            default: return true
            }
            if best.map({ rank < $0.rank }) ?? true {
                var actors: [Int] = []
                if let entry = mentions.entry(at: child) {
                    actors = [entry.actor]
                    syntax.forEachChild(child) { other, relation in
                        if relation == .conj, let more = mentions.entry(at: other), !actors.contains(more.actor) { actors.append(more.actor) }
                        return true
                    }
                } else if depth < 2 {
                    actors = inside(child, acting, depth: depth + 1)
                }
                if !actors.isEmpty { best = (rank, actors) }
            }
            return true
        }
        return best?.actors ?? []
    }
}

extension PennTag {
    /// A form with tense.
    var isFinite: Bool { self == .vbd || self == .vbz || self == .vbp || self == .md }
}
