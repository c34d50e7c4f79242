import Lexicons
import Prose
import StageKit

/// The user's dictionaries, loaded after the program's, which they overrule.
extension KnowledgeLoader {
    /// Loads a user's file. Its name tells what it is: `.tsv` has the columns of `organisations.tsv`, `.yml` and `.yaml` the same as
    /// keys; among PETRARCH's, `agents`, `discards` and `issue` in the name tell those files, all others are `.actors` files.
    /// - Throws: `FileError`, or `DictionaryDiagnostic` when the file cannot be used at all.
    mutating func loadUserFile(_ path: String, petrarch2: Bool, in environment: StageEnvironment) throws -> [DictionaryDiagnostic] {
        let file = try environment.userFile(path)
        if knowledge.firstUserFile == Int16.max { knowledge.firstUserFile = Int16(clamping: knowledge.files.count) }
        let name = (path.split(separator: "/").last.map(String.init) ?? path).lowercased()
        if name.hasSuffix(".tsv") {
            try loadUserTable(ResourceTable(name: path, text: file.text))
            return []
        }
        if name.hasSuffix(".yml") || name.hasSuffix(".yaml") {
            try loadUserYAML(YAMLNode.parse(file.text, file: path), path)
            return []
        }
        if name.contains("agents") {
            let agents = PetrarchAgents(file: path, bytes: file.bytes)
            guard !agents.entries.isEmpty else { throw agents.diagnostics.first ?? DictionaryDiagnostic(file: path, line: 1, message: "no agent in the file: expected PHRASE [~CODE]") }
            loadPetrarchAgents(agents)
            return agents.diagnostics
        }
        if name.contains("discard") {
            let discards = PetrarchDiscards(file: path, bytes: file.bytes)
            let number = register(path)
            for entry in discards.entries { add(entry.words, .discard, .name, RowReference(file: number, line: Int32(clamping: entry.line)), letters: .any) }
            return discards.diagnostics
        }
        if name.contains("issue") {
            return PetrarchIssues(file: path, bytes: file.bytes).diagnostics
                + [DictionaryDiagnostic(file: path, line: 1, message: "issues name no actors; the file is read and not used by this stage")]
        }
        let dictionary = PetrarchActors(file: path, bytes: file.bytes)
        guard !dictionary.records.isEmpty else {
            throw dictionary.diagnostics.first
                ?? DictionaryDiagnostic(file: path, line: 1, message: "no actor in the file: expected PETRARCH records, or a name ending in .tsv or .yml")
        }
        loadPetrarch(dictionary, petrarch2: petrarch2)
        return dictionary.diagnostics
    }

    /// Actors as YAML: a list under `actors`, each with name, aliases, kind, country and roles.
    private mutating func loadUserYAML(_ document: YAMLNode, _ path: String) throws {
        let number = register(path)
        guard let actors = document["actors"]?.elements else {
            throw DictionaryDiagnostic(file: path, line: document.line, message: "expected a list under 'actors'")
        }
        for actor in actors {
            for member in actor.members ?? [] where !["name", "aliases", "kind", "country", "roles"].contains(member.key) {
                throw DictionaryDiagnostic(file: path, line: member.line, message: "unknown key '\(member.key)'; expected name, aliases, kind, country, roles")
            }
            guard let name = actor["name"]?.text, !name.isEmpty else { throw DictionaryDiagnostic(file: path, line: actor.line, message: "an actor without a name") }
            let aliases = (actor["aliases"]?.elements ?? []).compactMap(\.text)
            var roles: [String] = []
            for role in actor["roles"]?.elements ?? [] {
                if let text = role.text { roles.append(text); continue }
                guard let code = role["code"]?.text else { throw DictionaryDiagnostic(file: path, line: role.line, message: "a role without a code") }
                let from = role["from"]?.text ?? "", to = role["to"]?.text ?? ""
                roles.append(from.isEmpty && to.isEmpty ? code : "\(code)[\(from)..\(to)]")
            }
            try addUserActor(
                name: name, aliases: aliases[...].map { $0[...] }, kind: actor["kind"]?.text ?? "unknown", country: actor["country"]?.text ?? "",
                roles: roles.joined(separator: "|"), RowReference(file: number, line: Int32(clamping: actor.line)), path)
        }
    }

    private mutating func addUserActor(
        name: String, aliases: [Substring], kind: String, country: String, roles: String, _ source: RowReference, _ path: String
    ) throws {
        guard let found = ActorMentions.Kind(rawValue: kind) else {
            let kinds = ActorMentions.Kind.allCases.map(\.rawValue).joined(separator: ", ")
            throw DictionaryDiagnostic(
                file: path, line: Int(source.line), message: "no kind of actor: '\(kind)'; expected name, other names, kind, country, roles, with a kind of \(kinds)")
        }
        guard let list = RoleNotation.parse(roles) else {
            throw DictionaryDiagnostic(file: path, line: Int(source.line), message: "cannot read the roles '\(roles)'; expected CODE or CODE[from..to], parted by |")
        }
        let bare = String(Self.withoutArticle(name[...]))
        let index = replace(KnownActor(entity: Slug.of(bare), name: name, kind: found, country: country.isEmpty ? nil : country, roles: list))
        add(name, .actor(index), .name, source)
        for alias in aliases { add(alias, .actor(index), .alias, source) }
    }

    /// Role nouns of the user's, which win over the program's.
    private mutating func loadPetrarchAgents(_ agents: PetrarchAgents) {
        let number = register(agents.file)
        for entry in agents.entries {
            guard let first = entry.singular.first else { continue }
            let source = RowReference(file: number, line: Int32(clamping: entry.line))
            let index = Int32(clamping: knowledge.agents.count)
            var agent = AgentNoun(
                role: Slug.of(first), noun: (entry.plural.first ?? first).lowercased(), kind: Self.kind(of: "XXX" + entry.code, isDated: false), code: entry.code,
                use: .persons)
            if agent.kind == .unknown { agent.kind = .people }
            agent.codeComesFirst = entry.comesFirst
            knowledge.agents.append(agent)
            for words in entry.singular { add(words, .agent(index, plural: false), .nominal, source, letters: .any) }
            for words in entry.plural { add(words, .agent(index, plural: true), .nominal, source, letters: .any) }
        }
    }

    private mutating func loadUserTable(_ table: ResourceTable) throws {
        let number = register(table.name)
        for row in table.rows {
            try addUserActor(
                name: row[0], aliases: Self.list(row[1]), kind: row[2], country: row[3], roles: row[4],
                RowReference(file: number, line: Int32(clamping: row.line)), table.name)
        }
    }

    /// Adds an actor, or replaces what the program knows of the same entity.
    private mutating func replace(_ actor: KnownActor) -> Int32 {
        guard let index = entityIndex[actor.entity] else { return add(actor) }
        let position = Int(index)
        knowledge.actors[position].name = actor.name
        knowledge.actors[position].kind = actor.kind
        if let country = actor.country { knowledge.actors[position].country = country }
        if !actor.roles.isEmpty { knowledge.actors[position].roles = actor.roles }
        return index
    }

    private mutating func loadPetrarch(_ dictionary: PetrarchActors, petrarch2: Bool) {
        let number = register(dictionary.file)
        for record in dictionary.records {
            guard let first = record.names.first else { continue }
            let all = petrarch2 ? PetrarchActors.petrarch2Roles(record.roles) : record.roles
            let roles = all.filter { !$0.code.isEmpty }
            let nullOnly = roles.isEmpty && !record.roles.isEmpty
            let code = roles.first { $0.from == nil && $0.to == nil }?.code ?? roles.first?.code ?? ""
            let source = RowReference(file: number, line: Int32(clamping: first.line))
            let index: Int32
            if let state = stateNamed(by: code) {
                index = state
            } else {
                let name = Self.titleCased(first.words)
                let country = String(code.prefix(3))
                index = replace(
                    KnownActor(
                        entity: Slug.of(name), name: name, kind: Self.kind(of: code, isDated: roles.contains { $0.from != nil || $0.to != nil }),
                        country: isState(country) ? country : nil, roles: roles))
            }
            for (position, name) in record.names.enumerated() {
                let place = RowReference(file: number, line: Int32(clamping: name.line))
                add(
                    name.words, nullOnly ? .discard : .actor(index), position == 0 ? .name : .alias,
                    position == 0 ? source : place, letters: .someCapital)
            }
        }
    }

    private func isState(_ code: String) -> Bool { code.utf8.count == 3 && entityIndex[code.lowercased()] != nil }
    private func stateNamed(by code: String) -> Int32? { code.utf8.count == 3 ? entityIndex[code.lowercased()] : nil }

    /// What an actor is, as far as its CAMEO code tells.
    static func kind(of code: String, isDated: Bool) -> ActorMentions.Kind {
        let prefix = code.prefix(3)
        if prefix == "IGO" { return isDated ? .person : .internationalOrganisation }
        if prefix == "NGO" { return .ngo }
        if prefix == "MNC" { return .company }
        if isDated { return .person }
        switch code.dropFirst(3).prefix(3) {
        case "GOV": return .government
        case "MIL": return .military
        case "COP": return .police
        case "JUD": return .court
        case "BUS": return .company
        case "MED": return .media
        case "PTY": return .party
        case "REF": return .refugees
        case "CVL": return .population
        case "REB", "UAF", "INS", "SEP", "RAD": return .armedGroup
        case "ELI", "SPY": return .person
        default: return .unknown
        }
    }

    /// `ASHRAF GHANI` becomes `Ashraf Ghani`.
    static func titleCased(_ words: String) -> String {
        words.split(separator: " ").map { word in
            isAcronymLike(word) ? String(word) : String(word.prefix(1)) + word.dropFirst().lowercased()
        }.joined(separator: " ")
    }

    private static func isAcronymLike(_ word: Substring) -> Bool { word.contains(".") || word.utf8.count <= 2 }
}
