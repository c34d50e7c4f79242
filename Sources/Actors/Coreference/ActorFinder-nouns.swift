import Lexicons
import Prose

/// Role nouns without an owner, and nouns that point back ("the country", "the group").
extension ActorFinder {
    /// The possessive pronoun that opens the noun phrase before a token, or the noun of "the country's army".
    private func possessor(before start: Int) -> Int? {
        var position = start - 1
        while position >= 0, start - position <= 4, view.sentence(position) == view.sentence(start) {
            if let pronoun = knowledge.pronouns[view.lower(position)] { return pronoun.grammaticalCase == .possessive ? position : nil }
            if view.isPossessive(position) { return taken[position - 1] ? position - 1 : nil }
            guard view.upos(position) == .adjective || view.upos(position) == .numeral || view.upos(position) == .noun else { return nil }
            position -= 1
        }
        return nil
    }

    /// A role noun behind a possessive pronoun: "its soldiers" are the troops of the state that "its" stands for.
    private mutating func resolvePossessed(_ noun: PendingNoun, by token: Int) {
        let agent = knowledge.agents[Int(noun.agent)]
        guard agent.use != .anaphor, agent.use != .weak, let owner = owner(at: token), !isModifier(noun.tokens) || noun.isPlural
        else { return }
        let found = Composition(
            agent: noun.agent, isPlural: noun.isPlural, tokens: noun.tokens, noun: noun.tokens, partner: nil, isFormer: noun.isFormer)
        if knowledge.actors[Int(owner)].lendsName {
            let actor = composed(owner: owner, agent: found.agent, partner: nil, isFormer: found.isFormer)
            mention(actor, noun.tokens, .nominal, "rule:possessed", p: 0.6)
        } else if agent.use != .office {
            mention(entry(owner), noun.tokens, .nominal, "rule:possessed", p: 0.6)
        }
    }

    /// The known actor that a resolved pronoun stands for; the state for its government.
    private func owner(at token: Int) -> Int32? {
        let index = trailIndex(before: token + 1)
        guard index >= 0, trail[index].token <= token, trail[index].token + 3 > token, trail[index].head == token else { return nil }
        let actor = trail[index].actor
        if let known = roster.traits[actor].known { return roster.actors[actor].kind == .person ? nil : known }
        guard roster.actors[actor].kind == .government, let country = roster.actors[actor].country else { return nil }
        return knowledge.state(country)
    }

    mutating func resolve(_ noun: PendingNoun) {
        let agent = knowledge.agents[Int(noun.agent)], start = noun.tokens.lowerBound
        if agent.kind == .person, !noun.isPlural, let person = apposedPerson(before: start) {
            mention(person, noun.tokens, .nominal, "rule:apposition", p: 0.85)
            return enrich(person, owner: nil, agent: noun.agent, isFormer: noun.isFormer)
        }
        if let token = possessor(before: start) { return resolvePossessed(noun, by: token) }
        let determiner = self.determiner(before: start)
        if determiner == .definite, !noun.isPlural, noun.tokens.count == 1, let same = named(by: view.lower(start), before: start) {
            mention(same, noun.tokens, .nominal, "rule:head-match", p: 0.8)
            return
        }
        // Who "the gunmen" were is often what nobody knows.
        if determiner == .definite, agent.kind == .armedGroup, agent.use == .persons, !Self.unknownHands.contains(view.lower(start)),
            let group = lastActor(before: start, where: { Self.isArmed($0, on: view.published) })
        {
            mention(group, noun.tokens, .nominal, "rule:definite-group", p: 0.65)
            return
        }
        switch agent.use {
        case .weak:
            if determiner == .definite, !noun.isPlural, Self.companies.contains(view.lower(start)),
                let company = lastActor(before: start, where: { $0.kind == .company || $0.kind == .organisation && $0.isProvisional })
            {
                mention(company, noun.tokens, .nominal, "rule:definite-company", p: 0.7)
            }
        case .asset: return
        case .anaphor:
            if determiner == .definite { resolveAnaphor(noun, agent) }
        case .office:
            guard !noun.isFormer else { return }
            if determiner == .definite, !noun.isPlural { resolveOffice(noun, agent) }
        case .armedbody:
            if determiner == .definite, let group = lastActor(before: start, where: { $0.kind == .armedGroup && $0.entity != agent.role }) {
                mention(group, noun.tokens, .nominal, "rule:definite-group", p: 0.7)
            } else {
                mentionGeneric(noun, agent)
            }
        case .body, .plural, .persons:
            if isModifier(noun.tokens), !noun.isPlural { return }
            // "use force": a singular without an article is no one.
            if agent.use == .persons, !noun.isPlural, determiner == nil { return }
            if agent.use == .body, noun.isPlural || determiner == .indefinite || determiner == nil && !noun.isPlural && agent.role != "police" { return }
            resolveApparatus(noun, agent, determiner)
        }
    }

    /// The organisation whose name ends in a noun: "the International Criminal Court … the court"; the one named last.
    private mutating func named(by noun: UInt64, before start: Int) -> Int? {
        var index = trailIndex(before: start), steps = 0
        while index >= 0, steps < 200 {
            let actor = roster.actors[trail[index].actor]
            switch actor.kind {
            case .court, .internationalOrganisation, .party, .company, .ngo, .organisation, .media, .government:
                if roster.traits[trail[index].actor].role == nil, headWord(of: trail[index].actor) == noun { return trail[index].actor }
            default: break
            }
            index -= 1
            steps += 1
        }
        return nil
    }

    /// True for a group under arms that has a name.
    private static func isArmed(_ actor: ActorMentions.Actor, on day: CivilDate?) -> Bool {
        if actor.kind == .armedGroup { return !isGeneric(actor) && (actor.country != nil || actor.isProvisional || actor.name.first?.isUppercase == true) }
        return actor.kind == .party && (actor.code(on: day)?.contains("REB") ?? false)
    }

    /// The person whose name ends at the comma before a noun phrase: "Jerome Powell, its chair".
    private func apposedPerson(before start: Int) -> Int? {
        var comma = start - 1
        while comma >= 0, start - comma <= 4, !view.isComma(comma), view.sentence(comma) == view.sentence(start) { comma -= 1 }
        guard comma > 0, view.isComma(comma), taken[comma - 1] else { return nil }
        // Only an article, a possessive or a modifier stands between.
        for token in (comma + 1)..<max(comma + 1, start) {
            switch view.upos(token) {
            case .determiner, .adjective, .noun, .properNoun, .pronoun, .numeral: continue
            default: return nil
            }
        }
        var index = trailIndex(before: comma), steps = 0
        while index >= 0, steps < 6 {
            let entry = trail[index]
            if roster.actors[entry.actor].kind == .person {
                let isWhole = (entry.token..<comma).allSatisfy { taken[$0] && (view.isCapitalised($0) || view.isPunctuation($0) || view.upos($0) != .verb) }
                return isWhole && comma - entry.token <= 6 && view.upos(entry.head) == .properNoun ? entry.actor : nil
            }
            index -= 1
            steps += 1
        }
        return nil
    }

    private enum Determiner { case definite, indefinite }

    /// The determiner before a noun, over adjectives and numbers.
    private func determiner(before start: Int) -> Determiner? {
        var position = start - 1
        while position >= 0, start - position <= 4, view.sentence(position) == view.sentence(start) {
            let kind = knowledge.grammar[view.lower(position)]
            if kind.contains(.definite) { return .definite }
            if kind.contains(.indefinite) { return .indefinite }
            if view.isPossessive(position) { return .definite }
            switch view.upos(position) {
            case .adjective, .numeral, .noun: position -= 1
            default: return nil
            }
        }
        return nil
    }

    /// True for the first part of a compound: "police station".
    private func isModifier(_ range: Range<Int>) -> Bool {
        let next = range.upperBound
        guard next < view.count, view.sentence(next) == view.sentence(range.lowerBound) else { return false }
        return view.isNoun(next) && (view.relation(view.head(of: range)) == .compound || !view.isCapitalised(next))
    }

    /// The last actor mentioned before a token that fulfils a condition.
    func lastActor(before token: Int, where condition: (ActorMentions.Actor) -> Bool) -> Int? {
        // A bounded look back keeps long texts linear.
        var index = trailIndex(before: token), steps = 0
        while index >= 0, steps < 1_000 {
            steps += 1
            if condition(roster.actors[trail[index].actor]) { return trail[index].actor }
            index -= 1
        }
        return nil
    }

    /// Index of the last entry of the trail before a token; -1 for none.
    func trailIndex(before token: Int) -> Int {
        var low = 0, high = trail.count
        while low < high {
            let middle = (low + high) / 2
            if trail[middle].token < token { low = middle + 1 } else { high = middle }
        }
        return low - 1
    }

    private mutating func resolveOffice(_ noun: PendingNoun, _ agent: AgentNoun) {
        let start = noun.tokens.lowerBound
        var index = trailIndex(before: start), steps = 0
        while index >= 0, steps < 1_000 {
            steps += 1
            let actor = trail[index].actor
            if roster.actors[actor].kind == .person, roster.traits[actor].offices.contains(agent.role) {
                mention(actor, noun.tokens, .nominal, "rule:definite-office", p: 0.8)
                return
            }
            index -= 1
        }
        guard agent.kind == .person, agent.code.hasPrefix("GOV"), agent.role != "spokesperson", let country = salientCountry(before: start), let state = knowledge.state(country) else { return }
        let found = Composition(agent: noun.agent, isPlural: false, tokens: noun.tokens, noun: noun.tokens, partner: nil, isFormer: false)
        let actor = composed(owner: state, agent: found.agent, partner: nil, isFormer: false)
        mention(actor, noun.tokens, .nominal, "rule:context-country", p: 0.5)
        roster.change(actor) { _, traits in traits.offices = [agent.role] }
    }

    /// "the government", "police", "militants".
    private mutating func resolveApparatus(_ noun: PendingNoun, _ agent: AgentNoun, _ determiner: Determiner?) {
        let start = noun.tokens.lowerBound
        if agent.use != .persons || determiner == .definite, let same = lastActor(before: start, where: { _ in true }), roster.traits[same].role == agent.role {
            mention(same, noun.tokens, .nominal, "rule:head-match", p: 0.85)
            return
        }
        let owned = roster.traits.indices.filter { roster.traits[$0].role == agent.role && roster.actors[$0].country != nil && roster.actors[$0].entity != agent.role }
        let apparatus = agent.kind != .person && agent.kind != .people && ["GOV", "MIL", "COP", "LEG", "JUD", "SPY", "OPP"].contains { agent.code.hasPrefix($0) }
        if apparatus || determiner == .definite {
            let before = owned.filter { isBefore($0, start) }
            let country = before.count > 1 ? salientCountry(before: start) : nil
            if let match = before.count == 1 ? before.first : before.first(where: { roster.actors[$0].country == country }) {
                mention(match, noun.tokens, .nominal, "rule:head-match", p: 0.75)
                return
            }
        }
        if apparatus, agent.use != .persons || determiner == .definite, let country = salientCountry(before: start), let state = knowledge.state(country) {
            let actor = composed(owner: state, agent: noun.agent, partner: nil, isFormer: noun.isFormer)
            mention(actor, noun.tokens, .nominal, "rule:context-country", p: 0.55)
            return
        }
        mentionGeneric(noun, agent)
    }

    private func isBefore(_ actor: Int, _ token: Int) -> Bool { roster.actors[actor].mentions.contains { $0.tokens.lowerBound < token } }

    /// An actor without a country: "militants", "refugees".
    private mutating func mentionGeneric(_ noun: PendingNoun, _ agent: AgentNoun) {
        let former = noun.isFormer
        let entity = former ? "former-\(agent.role)" : agent.role
        let actor = roster.index(of: entity) {
            (
                .init(
                    entity: entity, name: former ? "former \(agent.noun)" : agent.noun, kind: agent.kind,
                    roles: agent.code.isEmpty ? [] : [.init(code: agent.code)]),
                .init(isPlural: agent.use == .persons, role: agent.role)
            )
        }
        mention(actor, noun.tokens, .nominal, "rule:role-noun", p: 0.9)
    }

    private mutating func resolveAnaphor(_ noun: PendingNoun, _ agent: AgentNoun) {
        let start = noun.tokens.lowerBound
        if agent.kind == .state {
            if !noun.isPlural, let country = salientCountry(before: start, beside: noun.tokens.upperBound - 1), let state = knowledge.state(country) {
                mention(entry(state), noun.tokens, .nominal, "rule:definite-country", p: 0.75)
            }
            return
        }
        if agent.kind == .place { return }
        let fits: (ActorMentions.Actor) -> Bool = { actor in
            switch agent.role {
            case "group": [.armedGroup, .organisation, .ngo, .party, .internationalOrganisation].contains(actor.kind) && !Self.isGeneric(actor)
            case "institution": [.internationalOrganisation, .ngo].contains(actor.kind)
            default: actor.kind == .party
            }
        }
        if noun.isPlural {
            // "the two groups": the last two.
            guard view.lower(start - 1) == Self.two || view.lower(start - 1) == Self.both else { return }
            guard let first = lastActor(before: start, where: fits) else { return }
            let entity = roster.actors[first].entity
            guard let second = lastActor(before: start, where: { fits($0) && $0.entity != entity }) else { return }
            mention(second, noun.tokens, .nominal, "rule:definite-pair", p: 0.8)
            mention(first, noun.tokens, .nominal, "rule:definite-pair", p: 0.8)
        } else if let group = preferred(before: start, where: fits) {
            mention(group, noun.tokens, .nominal, "rule:definite-group", p: 0.75)
        }
    }

    private static func isGeneric(_ actor: ActorMentions.Actor) -> Bool { actor.country == nil && actor.roles.first?.code == "UAF" }

    /// Of the actors of the last sentence that has any the one named last, which in most texts is the one spoken of.
    private func preferred(before token: Int, where condition: (ActorMentions.Actor) -> Bool) -> Int? {
        guard let last = lastActor(before: token, where: condition) else { return nil }
        return last
    }

    /// The country that the text is about at a token: nearness and frequency count, and whether it was named as the place.
    /// - Parameter noun: the word "country" itself, whose clause may tell whose it is.
    func salientCountry(before token: Int, beside noun: Int? = nil) -> String? {
        let sentence = view.sentence(token)
        var scores: [(country: String, score: Double)] = []
        var index = trailIndex(before: token)
        var seen = 0
        while index >= 0, seen < 200 {
            let entry = trail[index]
            index -= 1
            seen += 1
            guard let country = roster.actors[entry.actor].country, knowledge.state(country) != nil else { continue }
            let kind = roster.actors[entry.actor].kind
            guard kind != .person else { continue }
            let distance = sentence - view.sentence(entry.token)
            var weight = distance == 0 ? 0.5 : distance == 1 ? 1 : distance == 2 ? 0.7 : distance == 3 ? 0.45 : 0.15
            // Where something happens is what "the country" points to, more than who acts.
            let before = view.lower(entry.token - 1)
            let isPlace = Self.within.contains(before) || Self.within.contains(view.lower(entry.token - 2)) && before == Self.the
            // A town of a country that the text never speaks of bears another's name: San Vicente is in many.
            if kind == .place, !spokenCountries.contains(country) { continue }
            if isPlace { weight *= 2 } else if kind != .state, kind != .place { weight *= 0.4 }
            // Who does something is spoken of more than what stands beside it.
            if kind == .state, SyntaxClasses.role(view.relation(entry.head)) == 0 { weight *= 1.5 }
            // "The rebels took over the country": theirs; a state that acts upon "the country" acts upon another.
            if let noun, distance == 0, view.governor(entry.head) >= 0, view.governor(entry.head) == view.governor(noun), SyntaxClasses.role(view.relation(entry.head)) == 0 {
                weight = kind == .state ? 0.1 : 1
            }
            if let position = scores.firstIndex(where: { $0.country == country }) {
                scores[position].score += weight
            } else {
                scores.append((country, weight))
            }
        }
        var best: (country: String, score: Double)?
        for entry in scores where best.map({ entry.score > $0.score }) ?? true { best = entry }
        return best?.country ?? mainCountry()
    }

    /// The country of which the whole text names most, for a noun before its first name; nil where two are named as often.
    private func mainCountry() -> String? {
        var counts: [String: Int] = [:]
        for actor in roster.actors where actor.kind != .person {
            if let country = actor.country, knowledge.state(country) != nil { counts[country, default: 0] += actor.mentions.count }
        }
        let sorted = counts.sorted { ($0.value, $1.key) > ($1.value, $0.key) }
        guard let first = sorted.first, sorted.count == 1 || sorted[1].value < first.value else { return nil }
        return first.key
    }

    private static let the = WordHash.of("the")
    private static let within: WordSet = ["in", "inside", "within", "across", "throughout", "around", "over"]
    private static let unknownHands: WordSet = ["gunmen", "gunman", "attackers", "attacker", "assailants", "bomber", "bombers", "terrorists", "kidnappers"]
    private static let companies: WordSet = ["company", "firm", "bank", "lender", "retailer", "manufacturer", "corporation"]
    private static let two = WordHash.of("two")
    private static let both = WordHash.of("both")
}
