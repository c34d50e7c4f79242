import Lexicons
import Prose

/// Makes the actors that are composed of an owner and a role.
extension ActorFinder {
    /// The actor of an owner's role: "Afghan" + "troops" is `afg-mil`.
    mutating func composed(owner: Int32, agent index: Int32, partner: Int?, isFormer: Bool) -> Int {
        let index = soldierly(index)
        let known = knowledge.actors[Int(owner)], agent = knowledge.agents[Int(index)]
        if partner == nil, !isFormer, known.kind == .state, let country = known.country, let institution = knowledge.institutions["\(country)/\(agent.role)"] {
            let actor = entry(institution)
            roster.change(actor) { _, traits in traits.role = agent.role }
            return actor
        }
        let key = known.kind == .state ? known.entity.lowercased() : known.entity
        var entity = "\(key)-\(agent.role)"
        let adjective = known.adjective.isEmpty ? known.name : known.adjective
        var name = "\(agent.kind == .population ? known.peopleAdjective ?? adjective : adjective) \(agent.noun)"
        if let partner {
            let word = words(partner..<(partner + 1)).lowercased()
            entity = "\(key)-\(word)-\(agent.role)"
            name = "\(adjective)-\(word) \(agent.noun)"
        }
        if isFormer {
            entity = "\(key)-former-\(agent.role)"
            name = "former \(name)"
        }
        let owned = known.roles
        let published = view.published
        return roster.index(of: entity) {
            let base = known.kind == .state ? known.country ?? "" : Self.ownerCode(owned, on: published)
            let code = isFormer && agent.code.hasPrefix("GOV") ? base + "ELI" : agent.codeComesFirst ? agent.code + base : base.hasSuffix(agent.code) ? base : base + agent.code
            return (
                ActorMentions.Actor(
                    entity: entity, name: name, kind: agent.kind, country: known.country,
                    roles: code.isEmpty ? [] : [.init(code: code)]),
                ActorRoster.Traits(isPlural: agent.use == .persons || agent.use == .plural || agent.use == .weak, role: agent.role)
            )
        }
    }

    /// The role of soldiers for "officers" in a text of soldiers.
    mutating func soldierly(_ index: Int32) -> Int32 {
        let agent = knowledge.agents[Int(index)]
        guard agent.role == "police", agent.use == .persons, speaksOfSoldiers(),
            let other = knowledge.agents.firstIndex(where: { $0.role == "mil" && $0.use == .persons })
        else { return index }
        return Int32(clamping: other)
    }

    static func ownerCode(_ roles: [ActorMentions.Role], on day: CivilDate?) -> String {
        ActorMentions.Actor(entity: "", name: "", kind: .unknown, roles: roles).code(on: day) ?? ""
    }

    /// A mention of a composed actor; of the holder of an office where the day of publication tells who it was.
    mutating func mentionComposed(owner: Int32, _ found: Composition, _ range: Range<Int>, why: String) {
        let agent = knowledge.agents[Int(found.agent)], known = knowledge.actors[Int(owner)]
        if let person = apposed(before: range.lowerBound), agent.kind == .person, !found.isPlural {
            mention(person, range, .nominal, "rule:apposition", p: 0.95)
            enrich(person, owner: owner, agent: found.agent, isFormer: found.isFormer)
            return
        }
        if let name = nameApposed(to: found.noun, agent, isPlural: found.isPlural) {
            let person = person(named: name, office: agent.role, owner: owner)
            mention(person, range, .nominal, "rule:apposition", p: 0.95)
            enrich(person, owner: owner, agent: found.agent, isFormer: found.isFormer)
            return
        }
        if agent.use == .office, !found.isPlural, !found.isFormer, found.partner == nil, let country = known.country, known.kind == .state,
            let day = view.published, let person = knowledge.holder(of: agent.role, in: country, on: day), !isNext(range)
        {
            mention(entry(person), range, .nominal, "rule:office-holder", p: 0.8)
            return
        }
        let actor = composed(owner: owner, agent: found.agent, partner: found.partner, isFormer: found.isFormer)
        mention(actor, range, .nominal, why)
        if agent.kind == .person, !found.isPlural { roster.change(actor) { _, traits in traits.offices = [agent.role] } }
    }

    /// The person whose name stands just before, as in "Ashraf Ghani, the Afghan president".
    func apposed(before start: Int) -> Int? {
        guard let last = lastPerson else { return nil }
        var position = start - 1
        while position >= 0, position >= last.end, start - position <= 5,
            !view.isComma(position), knowledge.grammar[view.lower(position)].contains(.definite) || view.upos(position) == .adjective || view.upos(position) == .noun
                || knowledge.grammar[view.lower(position)].contains(.former) || knowledge.grammar[view.lower(position)].contains(.indefinite)
        { position -= 1 }
        return view.isComma(position) && position == last.end ? last.actor : nil
    }

    private func isNext(_ range: Range<Int>) -> Bool {
        for index in max(0, range.lowerBound - 2)..<range.lowerBound where Self.future.contains(view.lower(index)) { return true }
        return view.isHyphen(range.upperBound) && knowledge.grammar[view.lower(range.upperBound + 1)].contains(.elect)
    }

    /// What a title tells of a person that no dictionary knows.
    mutating func enrich(_ actor: Int, owner: Int32?, agent index: Int32, isFormer: Bool) {
        let agent = knowledge.agents[Int(index)]
        let known = owner.map { knowledge.actors[Int($0)] }
        let base = known.map { $0.kind == .state ? $0.country ?? "" : Self.ownerCode($0.roles, on: view.published) } ?? ""
        roster.change(actor) { actor, traits in
            if !traits.offices.contains(agent.role) { traits.offices.append(agent.role) }
            guard actor.isProvisional, actor.roles.isEmpty else { return }
            if actor.country == nil { actor.country = known?.country }
            let code = base + (isFormer && agent.code.hasPrefix("GOV") ? "ELI" : agent.code)
            if !code.isEmpty { actor.roles = [.init(code: code)] }
        }
    }

    private static let future: WordSet = ["next", "new", "future", "first", "any"]
}
