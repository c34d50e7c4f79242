import Rapporteur

/// How many of the political actors that texts name the dictionaries know. Counted are names of states, bodies, groups and persons;
/// a provisional one is political when the text gives it an office or a code, or when it is an organisation with such a word.
enum CoverageTask: Task {
    static let name = "coverage"
    static let help = "JSON lines of texts: share of the named political actors that the dictionaries know; the others by frequency"

    static func run(_ arguments: Arguments) throws {
        let stages = try Stages(["language", "actors"])
        let limit = arguments.options["limit"].flatMap { Int($0) } ?? .max
        var known = 0, unknown: [String: (documents: Int, mentions: Int, kind: String)] = [:], knownEntities: Set<String> = []
        var seen: Set<String> = []
        for record in try Files.lines(arguments.input).prefix(limit) {
            for text in texts(record) where seen.insert(String(text.prefix(200))).inserted {
                var metadata = Metadata()
                metadata.language = "en"
                let document = try stages.run(Document(text: text, metadata: metadata))
                for actor in (try document.layerIfPresent(ActorMentions.self))?.actors ?? [] {
                    let names = actor.mentions.filter { [.name, .alias, .acronym, .surname, .title].contains($0.form) }.count
                    guard names > 0 else { continue }
                    if !actor.isProvisional {
                        switch actor.kind {
                        case .place, .population, .people, .collective, .refugees: continue
                        default:
                            known += names
                            knownEntities.insert(actor.entity)
                        }
                    } else if isPolitical(actor) {
                        let old = unknown[actor.entity] ?? (0, 0, actor.kind.rawValue)
                        unknown[actor.entity] = (old.documents + 1, old.mentions + names, old.kind)
                    }
                }
            }
        }
        let listed = unknown.filter { $0.value.documents > 1 }
        let missing = listed.values.reduce(0) { $0 + $1.mentions }, all = unknown.values.reduce(0) { $0 + $1.mentions }
        print("known \(knownEntities.count) actors in \(known) mentions by name")
        print("unknown and in more than one text: \(listed.count) actors in \(missing) mentions: coverage \(share(known, missing)) %")
        print("unknown in all: \(unknown.count) actors in \(all) mentions: coverage \(share(known, all)) %")
        var lines = ""
        for (entity, count) in unknown.sorted(by: { ($1.value.documents, $1.value.mentions, $0.key) < ($0.value.documents, $0.value.mentions, $1.key) }) {
            lines += "\(count.documents)\t\(count.mentions)\t\(count.kind)\t\(entity)\n"
        }
        try Files.write(Array(lines.utf8), to: arguments.output)
    }

    private static func share(_ known: Int, _ unknown: Int) -> String { "\((Double(known) / Double(max(1, known + unknown)) * 1000).rounded() / 10)" }

    private static func texts(_ record: JSONValue) -> [String] {
        for key in ["text", "body", "article", "sentence", "context"] { if let text = record[key: key]?.string { return [text] } }
        if case .array(let parts)? = record[key: "sentences"] { return [parts.compactMap { $0.string ?? $0[key: "text"]?.string }.joined(separator: " ")] }
        return []
    }

    private static func isPolitical(_ actor: ActorMentions.Actor) -> Bool {
        if actor.kind == .person { return actor.roles.contains { !$0.code.isEmpty } }
        guard actor.kind == .organisation else { return false }
        let words = actor.name.lowercased().split(separator: " ")
        return words.contains { political.contains(String($0)) }
    }

    private static let political: Set<String> = [
        "party", "front", "army", "movement", "ministry", "department", "parliament", "congress", "council", "commission", "committee", "union",
        "government", "court", "forces", "force", "brigade", "brigades", "league", "alliance", "coalition", "agency", "authority", "assembly",
        "police", "guard", "guards", "militia", "tribunal", "senate", "embassy", "bureau", "rights", "liberation", "jihad", "mujahideen",
    ]
}
