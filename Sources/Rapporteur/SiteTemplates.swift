import Ingest
import Pipeline
import Prose
import StageKit

/// Learns site templates from folders.
public enum SiteTemplates {
    /// The resource file learned from all pages below a folder, containers cut into their parts.
    /// - Returns: the file, the number of pages, and how many files and parts could not be read.
    /// - Throws: `FileError` of the folder, or an error of the program's resources.
    public static func learn(folder: String) throws -> (file: String, pages: Int, unreadable: Int) {
        let environment = StageEnvironment()
        let stage = try IngestStage(IngestOptions(), in: environment)
        let splitter = try ArticleSplitter(in: environment)
        var learner = TemplateLearner()
        var unreadable = 0
        let failed = try InputContents.forEach(below: folder) { name, bytes in
            try splitter.split(bytes, path: name) { part, payload in
                var document = Document(id: name, source: Source(payload: payload, path: name, part: part))
                document.access = IngestStage.card.access
                guard (try? stage.process(&document, StageContext(stageID: IngestStage.card.id))) != nil else {
                    unreadable += 1
                    return
                }
                document.access = nil
                learner.add(document)
            }
        }
        return (learner.file(origin: folder), learner.pageCount, unreadable + failed)
    }

    /// Writes a learned file, whole or not at all.
    /// - Throws: `FileError`.
    public static func write(_ file: String, to path: String) throws { try InputContents.publish(Array(file.utf8), to: path) }
}
