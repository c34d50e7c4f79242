import Actors
import Rapporteur

/// Every "he" and "she" (or "it" and "they") with its candidates and their features, for `Training/actors/train_pronouns.py`.
enum PronounsTask: Task {
    static let name = "pronouns"
    static let help = "choices of pronouns, for training (gap-validation, gum-free-train) [--of gendered|neutral|structural] [--weights FILE] [--neutral-weights FILE]"

    static func run(_ arguments: Arguments) throws {
        let stages = try Stages(["language"])
        let stage = try PronounWeights.stage(arguments.options["weights"], neutral: arguments.options["neutral-weights"])
        let pronouns: ActorsWorkbench.Pronouns =
            switch arguments.options["of"] {
            case "neutral": .neutral
            case "structural": .structural
            default: .gendered
            }
        let workbench = ActorsWorkbench(stage)
        try Files.write(try Files.lines(arguments.input), to: arguments.output) { writer, record in
            let id = record[key: "id"]?.string ?? ""
            let document = try stages.run(LabelledText(record).document(id: id))
            let text = document.text
            func pair(_ writer: inout JSONWriter, _ span: Span) {
                let range = text.scalarRange(of: span)
                writer.array([range.start, range.end]) { $0.integer($1) }
            }
            let choices = try workbench.choices(of: pronouns, in: document)
            writer.object { writer in
                writer.key("id")
                writer.string(id)
                writer.key("choices")
                writer.array(choices) { writer, choice in
                    writer.object { writer in
                        writer.key("span")
                        pair(&writer, choice.span)
                        writer.key("role")
                        writer.integer(choice.role)
                        writer.key("none")
                        writer.array(choice.none) { $0.string($1) }
                        writer.key("chosen")
                        if let chosen = choice.chosen { writer.integer(chosen) } else { writer.null() }
                        writer.key("candidates")
                        writer.array(choice.candidates) { writer, candidate in
                            writer.object { writer in
                                writer.key("spans")
                                writer.array(candidate.spans) { pair(&$0, $1) }
                                writer.key("heads")
                                writer.array(candidate.heads) { pair(&$0, $1) }
                                writer.key("features")
                                writer.array(candidate.features) { $0.string($1) }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// Stages whose rankers of pronouns have weights of a file.
enum PronounWeights {
    /// The stage of the program, or one with the weights of files.
    static func stage(_ gendered: String?, neutral: String? = nil) throws -> ActorsStage {
        let options = try OptionDecoder.decode(ActorsOptions.self, from: .object([]))
        func table(_ path: String?) throws -> ResourceTable? {
            try path.map { ResourceTable(name: $0, text: String(decoding: try Files.read($0), as: UTF8.self)) }
        }
        return try ActorsWorkbench.stage(options, gendered: table(gendered), neutral: table(neutral), in: StageEnvironment())
    }
}
