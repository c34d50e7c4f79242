import Figures
import Rapporteur

/// Casualty groups of JSON lines: the tolls that the figures stage found.
enum CasualtiesTask: Task {
    static let name = "casualties"
    static let help = "casualty groups (KILL, WOUND, KIDNAP) of JSON lines {\"id\",\"text\"} (muc4_casualties.jsonl.gz); with --rows what the models decide on"

    private struct Group {
        var effect: String
        var who: [String]
        var low: DecimalNumber?
        var high: DecimalNumber?
        var isImplied: Bool
    }
    private static let effects: [Figures.Effect: String] = [.killed: "KILL", .wounded: "WOUND", .abducted: "KIDNAP"]

    static func run(_ arguments: Arguments) throws {
        let known = BuiltInStages.all.map(\.card.id)
        let isForTraining = arguments.options["rows"] != nil
        let stages = try Stages((["language", "dates", "actors", "quotes"] + (isForTraining ? [] : ["figures"])).filter { known.contains($0) })
        func document(_ record: JSONValue) throws -> Document {
            var metadata = Metadata()
            metadata.language = "en"
            return try stages.run(Document(id: record[key: "id"]?.string ?? "", text: record[key: "text"]?.string ?? "", metadata: metadata))
        }
        let lines = try Files.lines(arguments.input)
        if isForTraining {
            let stage = try FiguresStage(FiguresOptions(), in: StageEnvironment())
            var rows: [UInt8] = []
            for record in lines {
                let made = try document(record)
                for row in try stage.casualtyRows(of: made) { rows += Array("\(made.id)\t\(row)\n".utf8) }
            }
            return try Files.write(rows, to: arguments.output)
        }
        try Files.write(lines, to: arguments.output) { writer, record in
            let document = try document(record)
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

    /// One group a toll: the first number told, else one or several.
    private static func groups(_ figures: [Figures.Figure]) -> [Group] {
        var groups: [Int: Group] = [:]
        for figure in figures {
            guard let toll = figure.toll, let effect = figure.effect.flatMap({ effects[$0] }) else { continue }
            let isImplied = figure.rule.hasPrefix("implied")
            var group = groups[toll] ?? Group(effect: effect, who: [], low: figure.low, high: figure.high, isImplied: isImplied)
            group.who.append(figure.counted ?? "people")
            if group.isImplied, !isImplied { (group.low, group.high, group.isImplied) = (figure.low ?? figure.high, figure.high, false) }
            groups[toll] = group
        }
        return groups.sorted { $0.key < $1.key }.map(\.value)
    }
}
