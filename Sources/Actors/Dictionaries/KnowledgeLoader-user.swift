import Lexicons
import Prose
import StageKit

/// The user's dictionaries, loaded after the program's, which they overrule.
extension KnowledgeLoader {
    /// Loads a user's file: `.tsv` has the columns of `organisations.tsv`, anything else is a PETRARCH `.actors` file.
    /// - Throws: `FileError`, or `DictionaryDiagnostic` when the file cannot be used at all.
    mutating func loadUserFile(_ path: String, in environment: StageEnvironment) throws -> [DictionaryDiagnostic] {
        let file = try environment.userFile(path)
        if knowledge.firstUserFile == Int16.max { knowledge.firstUserFile = Int16(clamping: knowledge.files.count) }
        if path.hasSuffix(".tsv") {
            try loadUserTable(ResourceTable(name: path, text: file.text))
            return []
        }
        let dictionary = PetrarchActors(file: path, bytes: file.bytes)
        guard !dictionary.records.isEmpty else {
            throw dictionary.diagnostics.first
                ?? DictionaryDiagnostic(file: path, line: 1, message: "no actor in the file: expected PETRARCH records, or a name ending in .tsv")
        }
        loadPetrarch(dictionary)
        return dictionary.diagnostics
    }

    private mutating func loadUserTable(_ table: ResourceTable) throws {
        let number = register(table.name)
        for row in table.rows {
            guard let kind = ActorMentions.Kind(rawValue: row[2]) else {
                let kinds = ActorMentions.Kind.allCases.map(\.rawValue).joined(separator: ", ")
                throw DictionaryDiagnostic(
                    file: table.name, line: row.line, message: "no kind of actor: '\(row[2])'; expected name, other names, kind, country, roles, with a kind of \(kinds)")
            }
            guard let roles = RoleNotation.parse(row[4]) else {
                throw DictionaryDiagnostic(file: table.name, line: row.line, message: "cannot read the roles '\(row[4])'; expected CODE or CODE[from..to], parted by |")
            }
            let source = RowReference(file: number, line: Int32(clamping: row.line))
            let name = String(Self.withoutArticle(row[0][...]))
            let index = replace(
                KnownActor(entity: Slug.of(name), name: row[0], kind: kind, country: row[3].isEmpty ? nil : row[3], roles: roles))
            add(row[0], .actor(index), .name, source)
            for alias in Self.list(row[1]) { add(alias, .actor(index), .alias, source) }
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

    private mutating func loadPetrarch(_ dictionary: PetrarchActors) {
        let number = register(dictionary.file)
        for record in dictionary.records {
            guard let first = record.names.first else { continue }
            let roles = record.roles.filter { !$0.code.isEmpty }
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
