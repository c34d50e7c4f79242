import Lexicons
import Prose

/// The features of a mention.
extension CasualtyFinder {
    /// Kinds of features; the numbers are part of the model.
    private enum Kind {
        static let second: UInt64 = 64
        static let trigger: UInt64 = 1, distance: UInt64 = 2, side: UInt64 = 3, path: UInt64 = 4, pathForm: UInt64 = 5, pathTrigger: UInt64 = 6, shapeSide: UInt64 = 7, tagsBetween: UInt64 = 8
        static let wordsBetween: UInt64 = 9, between: UInt64 = 10, hypothesis: UInt64 = 11, others: UInt64 = 12, head: UInt64 = 13, shape: UInt64 = 14, previous: UInt64 = 15, next: UInt64 = 16
        static let relation: UInt64 = 17, governor: UInt64 = 18, relationGovernor: UInt64 = 19, effect: UInt64 = 20, effectShape: UInt64 = 21, effects: UInt64 = 22, triggers: UInt64 = 23, number: UInt64 = 24
        static let sentence: UInt64 = 25, context: UInt64 = 26, effectHead: UInt64 = 28, agent: UInt64 = 29, agentShape: UInt64 = 30, size: UInt64 = 31, contextShape: UInt64 = 32, ruled: UInt64 = 33, ruledShape: UInt64 = 34
    }
    private static let nameMark = WordHash.of("<name>")

    func addFeatures(_ mention: inout CasualtyMention, _ sentence: SentenceFeatures) {
        var set = FeatureSet()
        let tokens = scene.tokens, shape = mention.shape.rawValue, range = mention.tokens
        let effect = UInt64(Self.effects.firstIndex(of: mention.effect) ?? 0)
        set.add(Kind.effect, effect)
        set.add(Kind.effectShape, effect, shape)
        set.add(Kind.sentence, Self.bucket(number))
        set.add(Kind.ruled, mention.ruled, mention.isExplicit ? 1 : 0)
        set.add(Kind.ruledShape, mention.ruled, shape, effect)
        let own = triggers.filter { $0.readings.contains { $0.effect == mention.effect } }
        let nearest = own.sorted { distance($0, range) != distance($1, range) ? distance($0, range) < distance($1, range) : $0.token < $1.token }.prefix(2)
        if let first = nearest.first { mention.trigger = first.token }
        for (rank, trigger) in nearest.enumerated() { addTrigger(trigger, rank == 0 ? 0 : Kind.second, mention, shape, &set) }
        let before = range.lowerBound - 1, after = range.upperBound
        set.add(Kind.head, isName(mention.head) ? Self.nameMark : tokens.lemma[mention.head])
        set.add(Kind.shape, shape)
        if before >= scene.sentence.lowerBound { set.add(Kind.previous, isClosed(before) ? tokens.lemma[before] : tokens.upos[before].code) } else { set.add(Kind.previous) }
        if after < scene.sentence.upperBound { set.add(Kind.next, isClosed(after) ? tokens.lemma[after] : 1) } else { set.add(Kind.next) }
        if let parse = scene.parse, mention.head < parse.heads.count {
            let relation = parse.relations[mention.head].code, head = Int(parse.heads[mention.head])
            set.add(Kind.relation, relation)
            if scene.sentence.contains(head) {
                let governor = isName(head) ? Self.nameMark : tokens.lemma[head]
                set.add(Kind.governor, governor)
                set.add(Kind.relationGovernor, relation, governor)
            }
        }
        set.add(Kind.effects, UInt64(Self.effects.lazy.filter { e in triggers.contains { $0.readings.contains { $0.effect == e } } }.count))
        set.add(Kind.triggers, UInt64(min(3, own.count)))
        let isDetermined = tokens.upos[range.lowerBound] == .determiner
        set.add(Kind.number, mention.isExplicit ? 1 : 0, mention.isExplicit || !isDetermined ? 0 : tokens.lemma[range.lowerBound])
        for value in sentence.values {
            set.add(Kind.context, value)
            set.add(Kind.contextShape, value, shape)
        }
        if !isName(mention.head) { set.add(Kind.effectHead, effect, tokens.lemma[mention.head]) }
        if mention.isExplicit { set.add(Kind.size, Self.bucket(Int(max(0, min(999, mention.low.doubleValue))))) }
        if let agent = agent(of: mention.trigger) {
            let lemma = isName(agent) ? Self.nameMark : tokens.lemma[agent]
            set.add(Kind.agent, lemma)
            set.add(Kind.agentShape, lemma, shape)
        }
        addContext(&mention, effect, sentence.shared, &set)
        mention.features = set
    }

    private func addTrigger(_ trigger: (token: Int, end: Int, readings: [TriggerTable.Trigger]), _ rank: UInt64, _ mention: CasualtyMention, _ shape: UInt64, _ set: inout FeatureSet) {
        let tokens = scene.tokens, range = mention.tokens
        let isVerb = scene.isVerb(trigger.token)
        let form: UInt64 = isVerb && EffectFinder.isPassive(trigger.token, scene) ? 1 : 2 + tokens.upos[trigger.token].code * 64 + tokens.xpos[trigger.token].code
        let side: UInt64 = range.contains(trigger.token) ? 0 : trigger.token < range.lowerBound ? 1 : 2
        let gap = side == 0 ? 0..<0 : side == 1 ? trigger.end..<max(trigger.end, range.lowerBound) : range.upperBound..<max(range.upperBound, trigger.token)
        let lemma = trigger.end - trigger.token > 1 ? WordHash.joined(tokens.lemma[trigger.token], tokens.lemma[trigger.end - 1]) : tokens.lemma[trigger.token]
        let far = Self.bucket(distance(trigger, range)), path = path(mention.head, trigger.token)
        set.add(rank + Kind.trigger, lemma, form)
        set.add(rank + Kind.distance, side, far)
        set.add(rank + Kind.side, side, form, far)
        set.add(rank + Kind.path, path)
        set.add(rank + Kind.pathForm, path, form)
        set.add(rank + Kind.pathTrigger, path, lemma)
        set.add(rank + Kind.shapeSide, shape, side, form)
        if gap.count <= 5 { set.add(rank + Kind.tagsBetween, side, form, gap.reduce(7) { WordHash.joined($0, tokens.upos[$1].code) }) }
        if gap.count <= 3 { set.add(rank + Kind.wordsBetween, side, form, gap.reduce(7) { WordHash.joined($0, tokens.lemma[$1]) }) }
        for token in gap {
            if scene.isVerb(token) { set.add(rank + Kind.between, side, 1) } else if scene.lexicon.linkWord.contains(tokens.lemma[token]) { set.add(rank + Kind.between, side, tokens.lemma[token]) }
        }
        for token in max(scene.sentence.lowerBound, trigger.token - 5)..<max(scene.sentence.lowerBound, trigger.token) where scene.lexicon.hypothetical.contains(tokens.lemma[token]) {
            set.add(rank + Kind.hypothesis, tokens.lemma[token])
        }
        let low = min(trigger.token, range.lowerBound), high = max(trigger.token, range.upperBound)
        set.add(rank + Kind.others, UInt64(min(2, triggers.lazy.filter { $0.token != trigger.token && $0.token > low && $0.token < high }.count)))
    }

    /// The noun that does what a trigger tells: its subject in the active voice, or what follows "by".
    private func agent(of trigger: Int) -> Int? {
        guard let parse = scene.parse, parse.heads.count == scene.tokens.count, parse.relations.count == parse.heads.count else { return nil }
        for token in scene.sentence where Int(parse.heads[token]) == trigger && scene.isNoun(token) {
            switch parse.relations[token] {
            case .nsubj, .oblAgent: return token
            default: continue
            }
        }
        return nil
    }

    private func distance(_ trigger: (token: Int, end: Int, readings: [TriggerTable.Trigger]), _ range: Range<Int>) -> Int {
        trigger.token >= range.upperBound ? trigger.token - range.upperBound + 1 : trigger.end <= range.lowerBound ? range.lowerBound - trigger.end + 1 : 0
    }
    private func isName(_ token: Int) -> Bool { scene.tokens.upos[token] == .properNoun }
    private func isClosed(_ token: Int) -> Bool {
        switch scene.tokens.upos[token] {
        case .adposition, .coordinating, .subordinating, .punctuation, .verb, .auxiliary, .pronoun: true
        default: false
        }
    }

    /// The arcs from a noun up to what it shares with a trigger and down again; 0 when longer than five.
    private func path(_ from: Int, _ to: Int) -> UInt64 {
        guard let parse = scene.parse, parse.heads.count == scene.tokens.count, parse.relations.count == parse.heads.count else { return 0 }
        func chain(_ start: Int) -> [Int] {
            var nodes = [start]
            while nodes.count < 7, let last = nodes.last, scene.sentence.contains(Int(parse.heads[last])) { nodes.append(Int(parse.heads[last])) }
            return nodes
        }
        let up = chain(from), down = chain(to)
        for (x, node) in up.enumerated() {
            guard let y = down.firstIndex(of: node) else { continue }
            guard x + y <= 5 else { return 0 }
            var hash: UInt64 = 11
            for index in 0..<x { hash = WordHash.joined(hash, parse.relations[up[index]].code) }
            hash = WordHash.joined(hash, 999)
            for index in stride(from: y - 1, through: 0, by: -1) { hash = WordHash.joined(hash, parse.relations[down[index]].code) }
            return hash
        }
        return 0
    }

    static func bucket(_ value: Int) -> UInt64 {
        for bound in [0, 1, 2, 3, 5, 8, 12, 20, 40] where value <= bound { return UInt64(bound) }
        return 99
    }
}

extension PartOfSpeech {
    /// A number for features.
    var code: UInt64 { UInt64(rawValue) }
}

extension PennTag {
    /// A number for features.
    var code: UInt64 { UInt64(rawValue) }
}

extension DependencyRelation {
    /// A number for features.
    var code: UInt64 { UInt64(rawValue) }
}
