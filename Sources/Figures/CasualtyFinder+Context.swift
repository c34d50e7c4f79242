import Lexicons
import Prose

/// Features of a mention from what other stages told, and from its neighbours in the parse.
extension CasualtyFinder {
    /// Kinds of features; the numbers are part of the model.
    private enum Kind {
        static let label: UInt64 = 100, actor: UInt64 = 101, actorEffect: UInt64 = 102, date: UInt64 = 103, rule: UInt64 = 104, undated: UInt64 = 105, actorsNear: UInt64 = 106, quoted: UInt64 = 107
        static let inside: UInt64 = 108, child: UInt64 = 109, childLemma: UInt64 = 110, above: UInt64 = 111, word: UInt64 = 112, repeats: UInt64 = 113, repeatsShape: UInt64 = 114
    }

    /// What all mentions of the sentence share: its times, the kinds of actors in it, its words.
    func sharedFeatures() -> FeatureSet {
        let tokens = scene.tokens
        var set = FeatureSet(), kinds: Set<UInt64> = []
        let dates = context.dates(in: scene.sentence)
        for date in dates {
            set.add(Kind.date, date.form)
            set.add(Kind.rule, date.rule)
        }
        if dates.isEmpty { set.add(Kind.undated) }
        for token in scene.sentence {
            if context.actorKinds[token] != 0, kinds.insert(context.actorKinds[token]).inserted { set.add(Kind.actorsNear, context.actorKinds[token]) }
            if isContent(token), tokens.flags[token].contains(.hasLetter) { set.add(Kind.word, tokens.lemma[token]) }
        }
        return set
    }

    func addContext(_ mention: inout CasualtyMention, _ effect: UInt64, _ shared: FeatureSet, _ set: inout FeatureSet) {
        let tokens = scene.tokens, head = mention.head, shape = mention.shape.rawValue
        mention.label = context.labels[head]
        mention.repeats = context.repeats[tokens.upos[head] == .noun ? tokens.lemma[head] : tokens.lower[head]] ?? 0
        mention.isQuoted = tokens.flags[head].contains(.quoted)
        mention.sentenceLength = scene.sentence.count
        set.add(Kind.label, context.labels[head], shape)
        set.add(Kind.actor, context.actorCodes[head])
        set.add(Kind.actorEffect, context.actorKinds[head], effect)
        set.add(Kind.quoted, mention.isQuoted ? 1 : 0)
        let count = Self.bucket(mention.repeats)
        set.add(Kind.repeats, count)
        set.add(Kind.repeatsShape, count, shape)
        for token in mention.tokens where isContent(token) || tokens.upos[token] == .determiner { set.add(Kind.inside, tokens.lemma[token]) }
        addNeighbours(head, &set)
        set.add(shared)
        set.unite()
    }

    private func addNeighbours(_ head: Int, _ set: inout FeatureSet) {
        let tokens = scene.tokens
        guard let parse = scene.parse, parse.heads.count == tokens.count, parse.relations.count == tokens.count else { return }
        for token in scene.sentence where Int(parse.heads[token]) == head {
            set.add(Kind.child, parse.relations[token].code)
            if tokens.upos[token] == .noun || tokens.upos[token] == .verb { set.add(Kind.childLemma, parse.relations[token].code, tokens.lemma[token]) }
        }
        let governor = Int(parse.heads[head])
        guard scene.sentence.contains(governor) else { return }
        let above = Int(parse.heads[governor])
        let lemma = scene.sentence.contains(above) && tokens.upos[above] != .properNoun ? tokens.lemma[above] : 0
        set.add(Kind.above, parse.relations[head].code, parse.relations[governor].code, lemma)
    }

    private func isContent(_ token: Int) -> Bool {
        switch scene.tokens.upos[token] {
        case .noun, .verb, .adjective: true
        default: false
        }
    }
}
