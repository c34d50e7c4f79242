import BenchmarkSupport
import Rapporteur
import Stance

/// Sentiment of a sentence towards a given target.
enum TargetSentimentTask: Task {
    static let name = "tsc"
    static let help = "{\"id\",\"text\",\"target\":{start,end}} lines -> {\"id\",\"label\"} [--model fast|accurate]"

    static func run(_ arguments: Arguments) throws {
        let language = try Stages(["language"])
        let judge = try TargetSentiment(model: try arguments.tier() ?? .auto, in: StageEnvironment())
        try Files.write(try Files.lines(arguments.input), to: arguments.output) { writer, record in
            var metadata = Metadata()
            metadata.language = "en"
            let document = try language.run(Document(id: record[key: "id"]?.string ?? "", text: record[key: "text"]?.string ?? "", metadata: metadata))
            let tokens = try document.layer(Tokens.self), sentences = try document.layer(Sentences.self).sentences
            let span = document.text.span(ofScalars: record[key: "target"]?[key: "start"]?.int ?? 0, record[key: "target"]?[key: "end"]?.int ?? 0)
            let target = tokens.range(covering: span)
            var label = "neutral"
            if let sentence = sentences.first(where: { $0.tokens.contains(target.lowerBound) }), !target.isEmpty {
                let p = judge.probabilities(of: target.clamped(to: sentence.tokens), in: sentence.tokens, tokens, document.text)
                label = p.negative > max(p.neutral, p.positive) ? "negative" : p.positive > p.neutral ? "positive" : "neutral"
            }
            writer.object { writer in
                writer.key("id")
                writer.string(document.id)
                writer.key("label")
                writer.string(label)
            }
        }
    }
}
