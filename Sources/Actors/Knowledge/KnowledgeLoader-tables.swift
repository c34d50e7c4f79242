import Lexicons
import Prose

/// The tables of the program, one reader each; the columns stand in the headers of the files.
extension KnowledgeLoader {
    mutating func loadStates(_ table: ResourceTable) throws {
        let file = register(table.name)
        for row in table.rows {
            guard row.fields.count >= 6, row[0].utf8.count == 3 else { throw error(table, row, "expected a code and six columns") }
            let adjectives = Self.list(row[3])
            let actor = KnownActor(
                entity: row[0].lowercased(), name: row[1], kind: .state, country: row[0], roles: [.init(code: row[0])],
                adjective: adjectives.first.map(String.init) ?? row[1],
                peopleAdjective: Self.list(row[4]).first.flatMap { adjectives.contains($0) ? String($0) : nil })
            let source = RowReference(file: file, line: Int32(clamping: row.line))
            let index = addState(actor, code: row[0])
            add(row[1], .actor(index), .name, source)
            for name in Self.list(row[2]) { add(name, .actor(index), .alias, source) }
            // Where adjective and name are one word ("US"), the name stands for both.
            for word in adjectives where word != row[1] && !Self.list(row[2]).contains(word) {
                add(word, .adjective(index), .adjective, source)
            }
            for word in Self.list(row[4]) { add(word, .people(index, one: true), .nominal, source) }
            for word in Self.list(row[5]) { add(word, .people(index, one: false), .nominal, source) }
            for word in Self.list(row[6]) {
                add(word, .capital(index), .metonym, source)
                capitalNames.insert(WordHash.of(word))
            }
        }
    }

    mutating func loadRegions(_ table: ResourceTable) throws {
        let file = register(table.name)
        for row in table.rows {
            let source = RowReference(file: file, line: Int32(clamping: row.line))
            let roles = row[3].isEmpty ? [] : [ActorMentions.Role(code: row[3])]
            let adjectives = Self.list(row[2])
            let index = add(
                KnownActor(
                    entity: Slug.of(row[0]), name: row[0], kind: .place, country: nil, roles: roles,
                    adjective: adjectives.first.map(String.init) ?? row[0]))
            add(row[0], .actor(index), .name, source)
            for name in Self.list(row[1]) { add(name, .actor(index), .alias, source) }
            for word in adjectives { add(word, .adjective(index), .adjective, source) }
        }
    }

    mutating func loadOrganisations(_ table: ResourceTable) throws {
        let file = register(table.name)
        for row in table.rows {
            guard let kind = ActorMentions.Kind(rawValue: row[2]) else { throw error(table, row, "no kind of actor: '\(row[2])'") }
            guard let roles = RoleNotation.parse(row[4]) else { throw error(table, row, "cannot read the roles '\(row[4])'") }
            let source = RowReference(file: file, line: Int32(clamping: row.line))
            let name = String(Self.withoutArticle(Substring(row[0])))
            let index = add(
                KnownActor(
                    entity: Slug.of(name), name: row[0], kind: kind, country: row[3].isEmpty ? nil : row[3], roles: roles))
            add(row[0], .actor(index), .name, source)
            for alias in Self.list(row[1]) { add(alias, .actor(index), .alias, source) }
        }
    }

    mutating func loadGroups(_ table: ResourceTable) throws {
        let file = register(table.name)
        for row in table.rows {
            guard let kind = ActorMentions.Kind(rawValue: row[4]) else { throw error(table, row, "no kind of actor: '\(row[4])'") }
            let source = RowReference(file: file, line: Int32(clamping: row.line))
            let adjectives = Self.list(row[2])
            let index = add(
                KnownActor(
                    entity: Slug.of(row[0]), name: row[0], kind: kind, country: row[3].isEmpty ? nil : row[3],
                    roles: row[5].isEmpty ? [] : [.init(code: row[5])], adjective: adjectives.first.map(String.init) ?? row[0]))
            for word in [row[0][...]] + Self.list(row[1]) where !adjectives.contains(word) {
                add(word, .actor(index), .name, source)
            }
            for word in adjectives { add(word, .adjective(index), .adjective, source) }
        }
    }

    mutating func loadPlaces(_ table: ResourceTable) throws {
        let file = register(table.name)
        for row in table.rows {
            let source = RowReference(file: file, line: Int32(clamping: row.line))
            var place: ActorMentions.Place?
            if let latitude = Double(row[3]), let longitude = Double(row[4]) {
                place = .init(latitude: latitude, longitude: longitude)
                for name in [row[0][...]] + Self.list(row[1]) { knowledge.coordinates[WordHash.of(name)] = place }
            }
            // What a table of names knows already stands; it only learns where it lies.
            let entity = Slug.of(row[0])
            if let index = entityIndex[entity] {
                if knowledge.actors[Int(index)].kind == .place, knowledge.actors[Int(index)].place == nil { knowledge.actors[Int(index)].place = place }
                continue
            }
            guard !capitalNames.contains(WordHash.of(row[0])) else { continue }
            let index = add(
                KnownActor(
                    entity: entity, name: row[0], kind: .place, country: row[2].isEmpty ? nil : row[2], roles: [], adjective: row[0], place: place))
            add(row[0], .actor(index), .name, source)
            for alias in Self.list(row[1]) { add(alias, .actor(index), .alias, source) }
        }
    }

    /// Wikidata's ids: entity and id.
    mutating func loadIdentifiers(_ table: ResourceTable) throws {
        for row in table.rows {
            guard let index = entityIndex[row[0]] else { throw error(table, row, "no actor '\(row[0])'") }
            knowledge.actors[Int(index)].wikidata = row[1]
        }
    }

    /// A point within each state.
    mutating func loadStateCoordinates(_ table: ResourceTable) throws {
        for row in table.rows {
            guard let latitude = Double(row[1]), let longitude = Double(row[2]), let index = entityIndex[row[0].lowercased()] else {
                throw error(table, row, "expected a state, latitude and longitude")
            }
            knowledge.actors[Int(index)].place = .init(latitude: latitude, longitude: longitude)
        }
    }

    /// ISO 3166-1: alpha-2 and alpha-3.
    mutating func loadCodes(_ table: ResourceTable) throws {
        for row in table.rows { knowledge.alpha3[row[0]] = row[1] }
    }

    mutating func loadAgents(_ table: ResourceTable) throws {
        let file = register(table.name)
        for row in table.rows {
            guard let kind = ActorMentions.Kind(rawValue: row[3]) else { throw error(table, row, "no kind of actor: '\(row[3])'") }
            guard let use = AgentNoun.Class(rawValue: row[5]) else { throw error(table, row, "no class of role nouns: '\(row[5])'") }
            let source = RowReference(file: file, line: Int32(clamping: row.line))
            let singular = Self.list(row[0]), plural = Self.list(row[1])
            let isMany = use == .persons || use == .weak || use == .plural || use == .armedbody
            let own = (isMany ? plural.first : singular.first) ?? singular.first ?? ""
            // Synonyms are one actor, so the first of them gives it its name.
            let noun = knowledge.agents.first { $0.role == row[2] }?.noun ?? String(own)
            let index = Int32(clamping: knowledge.agents.count)
            knowledge.agents.append(AgentNoun(role: row[2], noun: noun, kind: kind, code: row[4], use: use))
            for word in singular {
                add(word, .agent(index, plural: use == .plural), .nominal, source, letters: word.utf8.contains { $0 &- 0x41 < 26 } ? nil : .any)
            }
            for word in plural { add(word, .agent(index, plural: true), .nominal, source, letters: word.utf8.contains { $0 &- 0x41 < 26 } ? nil : .any) }
        }
    }

    /// After the agents: an institution and the role noun that names it behind its state.
    mutating func loadInstitutionRoles(_ table: ResourceTable) throws {
        for row in table.rows {
            guard let index = entityIndex[row[0]], let country = knowledge.actors[Int(index)].country else { throw error(table, row, "no actor '\(row[0])' with a country") }
            guard knowledge.agents.contains(where: { $0.role == row[1] }) else { throw error(table, row, "no role '\(row[1])'") }
            knowledge.institutions["\(country)/\(row[1])"] = index
        }
    }

    mutating func loadDiscards(_ table: ResourceTable) throws {
        let file = register(table.name)
        for row in table.rows {
            add(row[0], .discard, .name, RowReference(file: file, line: Int32(clamping: row.line)))
        }
    }

    mutating func loadGrammar(_ table: ResourceTable) throws {
        var words: [(String, GrammarWords.Class)] = []
        for row in table.rows {
            guard let kind = GrammarWords.Class(name: row[0]) else { throw error(table, row, "no class of words: '\(row[0])'") }
            words.append((row[1], kind))
        }
        knowledge.grammar = GrammarWords(words)
    }

    mutating func loadPronouns(_ table: ResourceTable) throws {
        var words: [(String, Pronoun)] = []
        for row in table.rows {
            guard let gender = Pronoun.Gender(rawValue: row[1]), let grammaticalCase = Pronoun.Case(rawValue: row[3]) else {
                throw error(table, row, "cannot read the pronoun")
            }
            words.append((row[0], Pronoun(gender: gender, isPlural: row[2] == "p", grammaticalCase: grammaticalCase)))
        }
        knowledge.pronouns = WordTable(words: words)
    }

    mutating func loadGuards(_ table: ResourceTable) throws {
        for row in table.rows {
            knowledge.guards[WordHash.of(row[0])] = NameGuard(
                supporters: WordSet(Self.list(row[1]).map(String.init)), opponents: WordSet(Self.list(row[2]).map(String.init)),
                otherCountry: row[3].isEmpty ? nil : row[3])
        }
    }

    mutating func loadGivenNames(_ table: ResourceTable) throws {
        var words: [(String, KnownActor.Sex)] = []
        for row in table.rows {
            let sex: KnownActor.Sex = row[0] == "m" ? .male : row[0] == "f" ? .female : .unknown
            for name in Self.list(row[1]) { words.append((String(name), sex)) }
        }
        knowledge.givenNames = WordTable(words: words)
    }

    mutating func loadVerbClasses(_ table: ResourceTable) throws {
        var words: [(String, UInt8)] = []
        for row in table.rows {
            guard let kind = UInt8(row[0]), (1...15).contains(kind) else { throw error(table, row, "no class of verbs: '\(row[0])'") }
            for lemma in Self.list(row[1]) { words.append((String(lemma), kind)) }
        }
        knowledge.verbClasses = WordTable(words: words)
    }

    func error(_ table: ResourceTable, _ row: ResourceTable.Row, _ message: String) -> KnowledgeError {
        KnowledgeError(file: table.name, line: row.line, message: message)
    }

    /// A name without its article, which stays outside an entity's id and its mentions.
    static func withoutArticle(_ name: Substring) -> Substring {
        name.hasPrefix("the ") || name.hasPrefix("The ") ? name.dropFirst(4) : name
    }
}
