import Rapporteur

/// Casualty groups of JSON lines, merged over the document.
enum CasualtiesTask: Task {
    static let name = "casualties"
    static let help = "casualty groups (KILL, WOUND, KIDNAP) of JSON lines {\"id\",\"text\"} (muc4_casualties.jsonl.gz)"

    private struct Group {
        var effect: String
        var who: [String]
        var words: Set<String>
        var low: DecimalNumber?
        var high: DecimalNumber?
        var isImplied: Bool
    }
    private static let effects: [Figures.Effect: String] = [.killed: "KILL", .wounded: "WOUND", .abducted: "KIDNAP"]

    static func run(_ arguments: Arguments) throws {
        let known = BuiltInStages.all.map(\.card.id)
        let stages = try Stages(["language", "dates", "actors", "quotes", "figures"].filter { known.contains($0) })
        try Files.write(try Files.lines(arguments.input), to: arguments.output) { writer, record in
            var metadata = Metadata()
            metadata.language = "en"
            var text = record[key: "text"]?.string ?? ""
            // The wire of those years knew capitals only; case is restored by lowering all.
            if arguments.options["as-is"] == nil, !text.utf8.contains(where: { (0x61...0x7A).contains($0) }) { text = text.lowercased() }
            let document = try stages.run(Document(id: record[key: "id"]?.string ?? "", text: text, metadata: metadata))
            writer.object { writer in
                writer.key("id")
                writer.string(document.id)
                writer.key("casualties")
                writer.array(groups((try? document.layer(Figures.self).figures) ?? [])) { writer, group in
                    writer.object { writer in
                        writer.key("effect")
                        writer.string(group.effect)
                        writer.key("who")
                        writer.array(group.who) { $0.string($1) }
                        writer.key("count")
                        writer.object { writer in
                            writer.key("lo")
                            if let low = group.low { writer.json(low.description.utf8) } else { writer.null() }
                            writer.key("hi")
                            if let high = group.high { writer.json(high.description.utf8) } else { writer.null() }
                        }
                    }
                }
            }
        }
    }

    /// One group for all figures of one effect whose counted nouns share a word; a number outweighs an implied one.
    private static func groups(_ figures: [Figures.Figure]) -> [Group] {
        var groups: [Group] = []
        for figure in figures {
            guard figure.kind == .count, let effect = figure.effect.flatMap({ effects[$0] }), let counted = figure.counted else { continue }
            if let low = figure.low, low == .init(0) { continue }
            let words = Set(counted.lowercased().split(separator: " ").map(stem).filter { $0.count > 2 })
            let isImplied = figure.rule.hasPrefix("implied")
            if let at = groups.firstIndex(where: { $0.effect == effect && !$0.words.isDisjoint(with: words) && ($0.isImplied || isImplied || $0.low == figure.low) }) {
                groups[at].who.append(counted)
                groups[at].words.formUnion(words)
                if groups[at].isImplied, !isImplied {
                    groups[at].low = figure.low
                    groups[at].high = figure.high
                    groups[at].isImplied = false
                }
            } else {
                groups.append(Group(effect: effect, who: [counted], words: words, low: figure.low, high: figure.high, isImplied: isImplied))
            }
        }
        return groups
    }

    private static func stem(_ word: Substring) -> String {
        word.hasSuffix("s") && word.count > 3 ? String(word.dropLast()) : String(word)
    }
}
