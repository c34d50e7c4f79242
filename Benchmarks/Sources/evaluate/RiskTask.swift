import Rapporteur

/// Risk scores of short and long texts, for hits and false alarms.
enum RiskTask: Task {
    static let name = "risk"
    static let help = "{\"id\",\"text\"} lines -> {\"id\",\"overall\",\"scores\":{category: 0-100}}"

    static func run(_ arguments: Arguments) throws {
        let given = arguments.options["stages"] ?? "language,dates,actors,figures,quotes,events,claims,risk"
        let known = BuiltInStages.all.map(\.card.id)
        let stages = try Stages(given.split(separator: ",").map(String.init).filter { known.contains($0) })
        try Files.write(try Files.lines(arguments.input), to: arguments.output) { writer, record in
            var metadata = Metadata()
            metadata.language = "en"
            let document = try stages.run(
                Document(id: record[key: "id"]?.string ?? "", text: record[key: "text"]?.string ?? "", metadata: metadata))
            let risk = try document.layerIfPresent(RiskAssessment.self)
            writer.object { writer in
                writer.key("id")
                writer.string(document.id)
                writer.key("overall")
                writer.integer(risk?.overall ?? 0)
                writer.key("scores")
                writer.object { writer in
                    for score in risk?.categories ?? [] {
                        writer.key(score.category.rawValue)
                        writer.integer(score.score)
                    }
                }
                if arguments.options["evidence"] != nil {
                    writer.key("evidence")
                    writer.array(risk?.categories ?? []) { writer, score in
                        writer.string("\(score.category.rawValue) \(score.score): "
                            + score.evidence.map { "\(document.text[$0.span])=\(Double($0.p * 100).rounded() / 100)/\($0.why ?? "")" }.joined(separator: "; "))
                    }
                }
            }
        }
    }
}
