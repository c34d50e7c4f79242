import Lexicons
import Prose

/// `leaders.tsv`: one row a term of office, several rows a person.
extension KnowledgeLoader {
    mutating func loadLeaders(_ table: ResourceTable) throws {
        let file = register(table.name)
        var seen: Set<String> = []
        for row in table.rows {
            let country = row[0], office = row[1], name = row[4]
            let from = row[2].isEmpty ? nil : RoleNotation.day(row[2], last: false)
            let to = row[3].isEmpty ? nil : RoleNotation.day(row[3], last: true)
            if name.isEmpty || (from == nil && !row[2].isEmpty) || (to == nil && !row[3].isEmpty) {
                throw error(table, row, "expected country, office, from, to and name")
            }
            let source = RowReference(file: file, line: Int32(clamping: row.line))
            let sex: KnownActor.Sex = row[5] == "m" ? .male : row[5] == "f" ? .female : .unknown
            let isState = country.utf8.count == 3 && country != "IGO"
            let index = add(
                KnownActor(entity: Slug.of(name), name: name, kind: .person, country: isState ? country : nil, sex: sex))
            let position = Int(index)
            let suffix = Self.code(of: office)
            if !suffix.isEmpty { knowledge.actors[position].roles.append(.init(code: country + suffix, from: from, to: to)) }
            if !knowledge.actors[position].offices.contains(office) { knowledge.actors[position].offices.append(office) }
            knowledge.terms["\(country)/\(office)", default: []].append(.init(person: index, from: from, to: to))
            if seen.insert(name).inserted {
                add(name, .actor(index), .name, source)
                for alias in Self.list(row[6]) { add(alias, .actor(index), .alias, source) }
                addSurnames(name: name, aliases: Self.list(row[6]), index)
            } else {
                for alias in Self.list(row[6]) { add(alias, .actor(index), .alias, source) }
            }
        }
        // Out of office a leader is an elite of the country, as CAMEO has it.
        for index in knowledge.actors.indices where knowledge.actors[index].kind == .person {
            if let country = knowledge.actors[index].country, !knowledge.actors[index].roles.contains(where: { $0.from == nil && $0.to == nil }) {
                knowledge.actors[index].roles.append(.init(code: country + "ELI"))
            }
        }
    }

    private mutating func addSurnames(name: String, aliases: [Substring], _ index: Int32) {
        var words = name.split(separator: " ").map(Substring.init)
        while let last = words.last, words.count > 1, last.hasSuffix(".") { words.removeLast() }
        guard words.count > 1, let last = ActorFinder.putsFamilyFirst(words) ? words.first : words.last else { return }
        var keys = [WordHash.of(last)]
        for alias in aliases where !alias.contains(" ") { keys.append(WordHash.of(alias)) }
        for key in keys where knowledge.surnames[key]?.contains(index) != true { knowledge.surnames[key, default: []].append(index) }
    }

    private static func code(of office: String) -> String {
        switch office {
        case "defence-minister": "GOVMIL"
        case "army-chief": "MIL"
        case "opposition-leader": "OPP"
        case "rebel-leader": "REB"
        case "figure": "ELI"
        case "secretary-general": ""
        default: "GOV"
        }
    }
}
