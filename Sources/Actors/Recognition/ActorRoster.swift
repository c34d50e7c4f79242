import Prose

/// The actors found so far, one a real-world entity, with their mentions.
struct ActorRoster {
    /// What pronouns and nouns that point back must know of an actor.
    struct Traits {
        var sex = KnownActor.Sex.unknown
        /// Named by a plural noun ("militants").
        var isPlural = false
        /// Index of the known actor; nil for one that was composed or is provisional.
        var known: Int32?
        /// Offices of a person (`president`).
        var offices: [String] = []
        /// The role noun by which the actor was composed.
        var role: String?
        /// Hash of a person's last name; 0 for none.
        var surname: UInt64 = 0
        /// The same as this text writes it ("Gonzalez" for González); 0 for none.
        var writtenSurname: UInt64 = 0
    }

    private(set) var actors: [ActorMentions.Actor] = []
    private(set) var traits: [Traits] = []
    private var byEntity: [String: Int] = [:]

    /// The actor with an entity id; nil when it was not found yet.
    func index(of entity: String) -> Int? { byEntity[entity] }

    /// The actor with the entity of `make()`, made when it is new.
    mutating func index(of entity: String, make: () -> (ActorMentions.Actor, Traits)) -> Int {
        if let index = byEntity[entity] { return index }
        let (actor, traits) = make()
        actors.append(actor)
        self.traits.append(traits)
        byEntity[entity] = actors.count - 1
        return actors.count - 1
    }

    mutating func addMention(_ mention: ActorMentions.Mention, to actor: Int) {
        actors[actor].mentions.append(mention)
    }

    /// Moves some mentions of an actor to another.
    mutating func move(from: Int, to: Int, where condition: (ActorMentions.Mention) -> Bool) {
        let moved = actors[from].mentions.filter(condition)
        actors[from].mentions.removeAll(where: condition)
        actors[to].mentions += moved
    }

    mutating func change(_ actor: Int, _ body: (inout ActorMentions.Actor, inout Traits) -> Void) { body(&actors[actor], &traits[actor]) }

    /// The layer: mentions by place, actors by first mention, codes on the day of publication.
    func layer(published: CivilDate?) -> ActorMentions {
        var result = actors.filter { !$0.mentions.isEmpty }
        for index in result.indices {
            result[index].mentions.sort { $0.span < $1.span }
            var previous: Span?
            result[index].mentions.removeAll { mention in
                defer { previous = mention.span }
                return mention.span == previous
            }
            if result[index].code == nil { result[index].code = result[index].code(on: published) }
        }
        result.sort { a, b in
            let first = a.mentions[0].span, second = b.mentions[0].span
            return first != second ? first < second : a.entity < b.entity
        }
        return ActorMentions(result)
    }
}
