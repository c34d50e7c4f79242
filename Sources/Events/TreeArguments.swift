import Lexicons
import Prose

/// Fills the slots of a frame by the arcs of a dependency tree.
struct TreeArguments {
    let syntax: Syntax
    let mentions: MentionIndex
    private static let by = WordHash.of("by")
    private static let between = WordHash.of("between")
    private static let relatives: WordSet = ["who", "which", "that", "whom"]

    /// Actors in a slot of a trigger.
    func fill(_ slot: ArgumentFrame.Slot, of trigger: Candidate) -> [Int] {
        guard let head = word(slot, trigger.head, isNoun: trigger.isNoun) else { return [] }
        return actors(of: head)
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
        return governed(by: Self.by, of: verb, alsoThrough: nil)
    }

    private func passiveSubject(of verb: Int) -> Int? {
        if let subject = syntax.child(verb, .nsubjPass) { return subject }
        let relation = syntax.relation(verb)
        guard let head = syntax.head(verb) else { return nil }
        switch relation {
        case .acl, .amod: return head
        case .aclRelcl: return head
        case .conj, .xcomp, .advcl: return syntax.isPassive(head) ? syntax.child(head, .nsubjPass) : syntax.child(head, .nsubj)
        default: return nil
        }
    }

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
            if let own = syntax.child(verb, .nsubj) ?? syntax.child(verb, .nsubjOuter) {
                if isRelative(own), syntax.relation(verb) == .aclRelcl, let noun = syntax.head(verb) { return noun }
                return own
            }
            if let own = syntax.child(verb, .nsubjPass) { return own }
            guard let up = syntax.head(verb) else { return nil }
            switch syntax.relation(verb) {
            case .xcomp:
                // Object control: urge, order, force somebody to act.
                if let object = syntax.child(up, .obj) ?? syntax.child(up, .iobj), syntax.tokens.upos[up] == .verb { return object }
            case .acl:
                // "troops fighting there" act; "a plan to attack" is its owner's.
                if syntax.tokens.xpos[verb] == .vbg { return up }
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

    private func isRelative(_ index: Int) -> Bool { Self.relatives.contains(syntax.tokens.lower[index]) }

    // MARK: actors of a noun phrase

    /// The actors that a noun phrase names: its head's mention with those coordinated, else the nearest mention inside it.
    func actors(of head: Int) -> [Int] {
        var found: [Int] = []
        add(head, &found)
        syntax.forEachChild(head) { child, relation in
            if relation == .conj { add(child, &found) }
            return found.count < 12
        }
        return found
    }

    private func add(_ head: Int, _ found: inout [Int]) {
        if let entry = mentions.entry(at: head) {
            if !found.contains(entry.actor) { found.append(entry.actor) }
            return
        }
        for actor in inside(head, depth: 0) where !found.contains(actor) { found.append(actor) }
    }

    private func inside(_ head: Int, depth: Int) -> [Int] {
        var best: (rank: Int, actors: [Int])?
        syntax.forEachChild(head) { child, relation in
            let rank: Int
            switch relation {
            case .nmodPoss: rank = 0
            case .compound, .amod, .flat, .nmodUnmarked, .nmodDesc: rank = 1
            case .appos: rank = 2
            case .nmod: rank = 3
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
                    actors = inside(child, depth: depth + 1)
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
