import Rapporteur

/// Whole reports with tokens and parse, for training scripts and for reading mistakes.
enum LayersTask: Task {
    static let name = "layers"
    static let help = "reports with tokens and parse of any JSON lines of id and text (or sents) [--stages language,actors]"

    static func run(_ arguments: Arguments) throws {
        let ids = (arguments.options["stages"] ?? "language,actors").split(separator: ",").map(String.init)
        let stages = try Stages(ids)
        let report = ReportWriter(ReportOptions(keep: [.tokens, .parse]))
        var bytes: [UInt8] = []
        for (number, record) in try Files.lines(arguments.input).enumerated() {
            let id = record[key: "id"]?.string ?? String(number)
            let document = LabelledText(record).document(id: id, published: record[key: "published"]?.string)
            bytes += report.line(for: try stages.run(document), outcomes: [], key: nil) + [0x0A]
        }
        try Files.write(bytes, to: arguments.output)
    }
}
