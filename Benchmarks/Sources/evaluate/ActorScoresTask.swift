import Glibc
import Rapporteur

/// Scores of mentions, links, roles and chains over any labelled texts; the format stands in Documentation/ActorLabels.md.
enum ActorScoresTask: Task {
    static let name = "actors"
    static let help = "labelled JSON lines (Documentation/ActorLabels.md): prints mention, linking, role and coreference scores, writes the errors"

    static func run(_ arguments: Arguments) throws {
        let stages = try Stages(["language", "actors"])
        var scores = ActorScores()
        var errors: [UInt8] = []
        for (number, record) in try Files.lines(arguments.input).enumerated() {
            let id = record[key: "id"]?.string ?? String(number)
            var metadata = Metadata()
            metadata.language = "en"
            metadata.published = record[key: "published"]?.string.flatMap { CivilDate(iso: $0) }
            let document = try stages.run(Document(id: id, text: record[key: "text"]?.string ?? "", metadata: metadata))
            let found = (try document.layerIfPresent(ActorMentions.self))?.actors ?? []
            for error in scores.add(gold: LabelledActor.read(record, document.text), found: found, in: document.text) {
                errors += Array("\(id)\t\(error)\n".utf8)
            }
        }
        try Files.write(errors, to: arguments.output)
        print(scores.lines.joined(separator: "\n"))
    }
}

/// An actor as a person labelled it.
struct LabelledActor {
    var entity: String
    var code: String?
    var kind: String?
    var mentions: [Span]

    static func read(_ record: JSONValue, _ text: Text) -> [LabelledActor] {
        (record[key: "actors"]?.array ?? []).map { actor in
            let mentions = (actor[key: "mentions"]?.array ?? []).compactMap { mention -> Span? in
                guard let start = mention[0]?.int, let end = mention[1]?.int else { return nil }
                return text.span(ofScalars: start, end)
            }
            return LabelledActor(
                entity: actor[key: "entity"]?.string ?? "", code: actor[key: "code"]?.string, kind: actor[key: "kind"]?.string, mentions: mentions)
        }
    }
}

/// Counts of what agrees, and the figures made of them.
struct ActorScores {
    private var gold = 0, found = 0, exact = 0, touching = 0
    private var linked = 0, linkable = 0, roles = 0, rolesRight = 0, kinds = 0, kindsRight = 0
    private var actors = 0, actorsOnce = 0
    private var cubed = (recall: 0.0, recallOf: 0.0, precision: 0.0, precisionOf: 0.0)

    /// Adds a document; gives a line for each error.
    mutating func add(gold labelled: [LabelledActor], found actors: [ActorMentions.Actor], in text: Text) -> [String] {
        var errors: [String] = []
        var goldOf: [Span: Int] = [:], foundOf: [Span: Int] = [:]
        for (index, actor) in labelled.enumerated() { for span in actor.mentions { goldOf[span] = index } }
        for (index, actor) in actors.enumerated() { for mention in actor.mentions { foundOf[mention.span] = index } }
        gold += goldOf.count
        found += foundOf.count
        for (span, index) in goldOf.sorted(by: { $0.key < $1.key }) {
            if foundOf[span] != nil { exact += 1 }
            guard let overlap = foundOf[span].map({ (span, $0) }) ?? foundOf.filter({ $0.key.overlaps(span) }).min(by: { $0.key < $1.key }).map({ ($0.key, $0.value) }) else {
                errors.append("missed\t\(text[span])\t\(labelled[index].entity)")
                continue
            }
            touching += 1
            guard !labelled[index].entity.isEmpty else { continue }
            linkable += 1
            if actors[overlap.1].entity == labelled[index].entity { linked += 1 } else { errors.append("link\t\(text[span])\t\(labelled[index].entity)\t\(actors[overlap.1].entity)") }
        }
        for span in foundOf.keys.sorted() where !goldOf.keys.contains(where: { $0.overlaps(span) }) { errors.append("extra\t\(text[span])\t\(foundOf[span].map { actors[$0].entity } ?? "")") }
        for actor in labelled {
            self.actors += 1
            let same = actors.filter { $0.entity == actor.entity }
            if same.count == 1 { actorsOnce += 1 } else { errors.append("actor\t\(actor.entity)\t\(same.count) times") }
            guard let match = same.first else { continue }
            if let code = actor.code {
                roles += 1
                if match.code == code { rolesRight += 1 } else { errors.append("role\t\(actor.entity)\t\(code)\t\(match.code ?? "none")") }
            }
            if let kind = actor.kind {
                kinds += 1
                if match.kind.rawValue == kind { kindsRight += 1 } else { errors.append("kind\t\(actor.entity)\t\(kind)\t\(match.kind.rawValue)") }
            }
        }
        addChains(labelled.map { Set($0.mentions) }, actors.map { Set($0.mentions.map(\.span)) })
        return errors
    }

    /// B-cubed over exact mentions (A. Bagga and B. Baldwin, 1998).
    private mutating func addChains(_ gold: [Set<Span>], _ found: [Set<Span>]) {
        func sum(_ keys: [Set<Span>], _ responses: [Set<Span>]) -> (Double, Double) {
            var part = 0.0, whole = 0.0
            for chain in keys {
                for span in chain {
                    whole += 1
                    if let other = responses.first(where: { $0.contains(span) }) { part += Double(chain.intersection(other).count) / Double(chain.count) }
                }
            }
            return (part, whole)
        }
        let recall = sum(gold, found), precision = sum(found, gold)
        cubed.recall += recall.0
        cubed.recallOf += recall.1
        cubed.precision += precision.0
        cubed.precisionOf += precision.1
    }

    /// The figures, a line each.
    var lines: [String] {
        func percent(_ part: Double, _ whole: Double) -> String { whole > 0 ? "\((part / whole * 1000).rounded() / 10)" : "-" }
        func measure(_ both: Int) -> String {
            let precision = Double(both) / Double(max(1, found)), recall = Double(both) / Double(max(1, gold))
            return "P \(percent(precision, 1)) R \(percent(recall, 1)) F1 \(percent(precision + recall > 0 ? 2 * precision * recall / (precision + recall) : 0, 1))"
        }
        let precision = cubed.precisionOf > 0 ? cubed.precision / cubed.precisionOf : 0, recall = cubed.recallOf > 0 ? cubed.recall / cubed.recallOf : 0
        return [
            "mentions, exact    \(measure(exact))  (\(gold) labelled, \(found) found)",
            "mentions, touching \(measure(touching))",
            "links              \(percent(Double(linked), Double(linkable))) of \(linkable)",
            "actors once        \(percent(Double(actorsOnce), Double(actors))) of \(actors)",
            "roles              \(percent(Double(rolesRight), Double(roles))) of \(roles)",
            "kinds              \(percent(Double(kindsRight), Double(kinds))) of \(kinds)",
            "coreference, B3    P \(percent(precision, 1)) R \(percent(recall, 1)) F1 \(percent(precision + recall > 0 ? 2 * precision * recall / (precision + recall) : 0, 1))",
        ]
    }
}
