import BenchmarkSupport
import Rapporteur
import Stance

/// Features of two given mentions, for the trainer of the stance model.
enum StanceFeaturesTask: Task {
    static let name = "stance-features"
    static let help = "{\"id\",\"text\",\"p\":{start,end},\"q\":{start,end}} lines -> {\"id\",\"features\":[…]}, p before q"

    static func run(_ arguments: Arguments) throws {
        let language = try Stages(["language"])
        let features = try PairFeatures(in: StageEnvironment())
        try Files.write(try Files.lines(arguments.input), to: arguments.output) { writer, record in
            var metadata = Metadata()
            metadata.language = "en"
            let document = try language.run(
                Document(id: record[key: "id"]?.string ?? "", text: record[key: "text"]?.string ?? "", metadata: metadata))
            let tokens = try document.layer(Tokens.self), sentences = try document.layer(Sentences.self)
            let ranges = ["p", "q"].map { name in
                tokens.range(
                    covering: document.text.span(
                        ofScalars: record[key: name]?[key: "start"]?.int ?? 0, record[key: name]?[key: "end"]?.int ?? 0))
            }
            // A sentence that the splitter cut in two is read as one: the data are single sentences.
            let whole = 0..<tokens.count
            let sentence = sentences.sentences.first { $0.tokens.contains(ranges[0].lowerBound) && $0.tokens.contains(ranges[1].lowerBound) }
            writer.object { writer in
                writer.key("id")
                writer.string(document.id)
                writer.key("features")
                writer.array(features.features(of: tokens, first: ranges[0], second: ranges[1], sentence: sentence?.tokens ?? whole)) {
                    $0.integer($1)
                }
            }
        }
    }
}
