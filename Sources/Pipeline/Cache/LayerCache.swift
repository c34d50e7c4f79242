import Lexicons
import Prose
import Reports

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// The kept layers of all documents of an output folder, a file each. Workers read and write it; it can be thrown away at any time, and
/// no fault of it is an error of a run.
struct LayerCache {
    /// Layers to begin with instead of the input.
    struct Start {
        /// How many steps are done.
        var steps: Int
        var archive: LayerArchive
    }

    private let folder: String
    private let pipeline: LoadedPipeline
    /// Number of steps at the head of the pipeline whose layers are kept.
    private let depth: Int

    init(_ folder: String, _ pipeline: LoadedPipeline) {
        self.folder = folder
        self.pipeline = pipeline
        depth = pipeline.steps.prefix { step in step.card.writes.allSatisfy { LayerArchive.layers.contains($0) } }.count
    }

    /// What there is for a document: as many steps as have not changed since.
    func start(name: String, part: String?, id: String, source: Source) -> Start? {
        guard depth > 0, let bytes = try? FileBytes.contents(path(name, part)),
            let archive = try? LayerArchive(bytes, id: id, source: source), archive.source == Self.identity(of: source)
        else { return nil }
        let links = pipeline.fingerprint.links.prefix(depth)
        let same = zip(links, archive.links).prefix { $0.hash == $1 }.count
        // Fewer steps than were kept: the archive holds layers that are not yet to be there.
        return same > 0 && same == archive.links.count ? Start(steps: same, archive: archive) : nil
    }

    /// Keeps the layers of a document that was worked on from its input.
    func keep(_ result: ProcessedDocument, name: String, part: String?) {
        guard depth > 0 else { return }
        let kept = Set(pipeline.steps.prefix(depth).flatMap(\.card.writes))
        let archive = LayerArchive(
            source: Self.identity(of: result.document.source), links: pipeline.fingerprint.links.prefix(depth).map(\.hash),
            outcomes: result.outcomes.filter { kept.contains($0.layer) }, document: result.document)
        let target = path(name, part)
        guard let slash = target.lastIndex(of: "/") else { return }
        do {
            try AtomicFile.makeFolders(String(target[..<slash]))
            // Without fsync: after a crash of the machine the hash tells whether a file is whole.
            try AtomicFile.write(archive.bytes(), to: target, staging: "\(target).\(getpid()).writing", isLasting: false)
        } catch {
            // A full disk takes the cache, not the report.
            _ = try? AtomicFile.remove("\(target).\(getpid()).writing")
        }
    }

    private func path(_ name: String, _ part: String?) -> String {
        "\(folder)/\(ReportName.path(of: Array(name.utf8), part: part).dropLast(5)).layers"
    }

    /// The file that belongs to a report.
    static func path(ofReport report: String, in folder: OutputFolder) -> String {
        "\(folder.cache)/\(report.dropFirst(folder.reports.count + 1).dropLast(5)).layers"
    }

    /// Bytes, and what container and sender say of them; the pipeline is in the links.
    private static func identity(of source: Source) -> String { Fingerprint().key(of: source, report: ReportOptions()) }
}
