import ArgumentParser
import Rapporteur

/// `pipe`: one JSON request a line in, one report a line out.
struct PipeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "pipe", abstract: "Answer one JSON request a line with one report a line.",
        discussion: """
            A request is {"id", and one of "text", "html", "xml", "path"}, with "part", "published", "title", "url" and "layers" \
            where they are known. The answer is the report, or {"id","error":{"stage","message"}}. It keeps nothing between \
            requests, so that Spark's rdd.pipe, Hadoop Streaming and xargs can run as many as they like.
            """)

    @Argument(help: "The pipeline file.")
    var pipeline: String

    @Option(help: ArgumentHelp("The last stage to run.", valueName: "stage"))
    var until: String?

    func run() throws {
        let config = try Session.config(pipeline)
        let loaded = try Session.load(config, until: until)
        do {
            try PipeServer(Session.engine.worker(loaded)).serve()
        } catch {
            StandardError.write("rapporteur: \(error)\n")
            throw ExitStatus.inputOutput
        }
    }
}
