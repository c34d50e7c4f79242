import ArgumentParser
import Language
import Rapporteur

/// `inspect`: what the stages found in one document, highlighted.
struct InspectCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "inspect", abstract: "Show what was found in a report or a document, with the words it rests on.",
        discussion: "A report (.json) is shown as it is; for a document a pipeline file is needed: --pipeline FILE.")

    @Argument(help: "A report of a run, or a document.")
    var file: String

    @Option(help: ArgumentHelp("Only this layer: dates, actors, figures, quotes, events, claims, stances, author_stances, risk; or language: the trees of the sentences of a report or a plain text.", valueName: "layer"))
    var stage: String?

    @Option(name: [.customShort("p"), .long], help: ArgumentHelp("The pipeline file, for a document.", valueName: "file"))
    var pipeline: String?

    func run() throws {
        if stage == "language" { return try drawTrees() }
        if let stage, !Inspection.layers.contains(stage) {
            let meant = Suggestion.nearest(to: stage, among: Inspection.layers).map { "; did you mean '\($0)'?" } ?? ""
            StandardError.write("rapporteur: nothing to show of '\(stage)'\(meant)\n")
            throw ExitStatus.usage
        }
        let colour = Terminal.hasColour(StandardOutput.descriptor)
        for report in try reports() { StandardOutput.write(Inspection(report, colour: colour).text(only: stage)) }
    }

    /// The trees of the text of a report, or of a document when a pipeline is named, else of the file as plain text.
    private func drawTrees() throws {
        let analyser = try ConlluAnalyser(in: StageEnvironment())
        if pipeline != nil || file.hasSuffix(".json") {
            for report in try reports() { StandardOutput.write(try analyser.trees(ofText: report.document.text[report.document.text.span])) }
            return
        }
        do { StandardOutput.write(try analyser.trees(ofText: try MappedFile(file).text)) } catch {
            StandardError.write("rapporteur: \(error)\n")
            throw ExitStatus.noInput
        }
    }

    private func reports() throws -> [Report] {
        do {
            guard let pipeline else { return [try ReportReader.read(try MappedFile(file).bytes)] }
            let loaded = try Session.load(try Session.config(pipeline))
            var writer = JSONWriter()
            writer.object { writer in
                writer.key("id")
                writer.string(file)
                writer.key("path")
                writer.string(file)
            }
            var reports: [Report] = []
            Session.engine.worker(loaded).respond(to: writer.bytes) { answer in
                if let report = try? ReportReader.read(answer) {
                    reports.append(report)
                } else if let error = (try? JSONParser.parse(answer))?[key: "error"] {
                    StandardError.write("rapporteur: \(error[key: "stage"]?.string ?? ""): \(error[key: "message"]?.string ?? "")\n")
                }
            }
            if reports.isEmpty { throw ExitStatus.quarantined }
            return reports
        } catch let status as ExitStatus {
            throw status
        } catch {
            let hint = pipeline == nil ? "; for a document name its pipeline: --pipeline FILE" : ""
            StandardError.write("rapporteur: \(file): \(error)\(hint)\n")
            throw ExitStatus.noInput
        }
    }
}
