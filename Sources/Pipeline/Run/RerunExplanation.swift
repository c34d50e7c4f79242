import Lexicons
import Prose

/// Why a run would work on a document again, or why it would not: what `explain` says of an output folder.
public struct RerunExplanation {
    private let config: PipelineConfig
    private let folder: OutputFolder
    private let record: PlanRecord
    private let input: InputPlace

    /// An explanation for the output folder of a pipeline that is loaded.
    public init(_ config: PipelineConfig, _ pipeline: LoadedPipeline, input: String? = nil, output: String? = nil) {
        self.config = config
        folder = OutputFolder(output ?? config.resolve(config.output.path))
        record = pipeline.record
        self.input = InputPlace(input ?? config.resolve(config.input.path))
    }

    /// What has changed in the pipeline since the last run, a line each; nil when there was no run.
    public var pipelineChanges: [String]? { PlanRecord(file: folder.plan).map { record.changes(since: $0) } }

    /// The reasons for a document, a line each: its own path, or its name in reports.
    public func reasons(for document: String) -> [String] {
        guard let file = find(document) else {
            return ["'\(document)' is no file of the input folder that 'input.match' takes: a run does not look at it"]
        }
        var lines: [String] = []
        let quarantine = (try? Quarantine(folder))?.entries(of: file.displayName) ?? []
        for entry in quarantine {
            let what = entry.part.map { "part '\($0)'" } ?? "the document"
            switch entry.cause {
            case .environment: lines.append("\(what) was set aside (\(entry.stage): \(entry.error)), and a run tries it again")
            case .document:
                lines.append("\(what) was set aside (\(entry.stage): \(entry.error)), and stays so until it or the pipeline changes")
            }
        }
        guard let entry = InputIndex.entry(of: file.name, in: folder.index) else {
            return lines + ["no run has finished it: it is worked on, unless its report carries the same key already"]
        }
        if entry.stamp != file.stamp { lines.append(touched(entry.stamp, file)) }
        let fingerprint = String(entry.pipeline.prefix { $0 != "+" })
        if fingerprint != record.fingerprint { lines += changes(from: fingerprint) }
        for report in entry.reports {
            let part = report.part.isEmpty ? nil : report.part
            let path = "\(folder.reports)/\(ReportName.path(of: file.name, part: part))"
            if !AtomicFile.exists(path) { lines.append("its report \(path) is not there: it is made again") }
        }
        if lines.isEmpty { lines.append("unchanged since its report was made: a run leaves it alone") }
        return lines
    }

    /// Path of the input file that a document's path or name in reports (`a.html`, `a.xml#3`) means; nil when there is none.
    public func path(of document: String) -> String? {
        let whole = document.firstIndex(of: "#").map { String(document[..<$0]) }
        return [document, whole].compactMap(\.self).lazy.compactMap(find).first.map { String(decoding: $0.path, as: UTF8.self) }
    }

    private func find(_ document: String) -> InputFile? {
        let filter: PathFilter
        let root: String
        switch input {
        case .path(let path): (root, filter) = (path, PathFilter(config.input.match))
        case .pattern(let folder, let glob): (root, filter) = (folder, PathFilter([glob]))
        case .standardInput: return nil
        }
        let walk = InputWalk(root: root, filter: filter, output: folder.root, sidecar: config.input.sidecar)
        guard let files = (try? walk.files())?.files else { return nil }
        return files.first { $0.displayName == document }
            ?? files.first { RealPath.of(String(decoding: $0.path, as: UTF8.self)) == RealPath.of(document) }
    }

    private func touched(_ old: FileStamp, _ file: InputFile) -> String {
        if old.size != file.stamp.size {
            return "its size was \(old.size) and is \(file.stamp.size): it is read again"
        }
        return "it was touched since (\(old.modified != file.stamp.modified ? "its time" : "its place or rights") changed): it is read again, "
            + "and worked on if its bytes have changed"
    }

    private func changes(from fingerprint: String) -> [String] {
        let candidates = [PlanRecord(file: folder.plan), PlanRecord(file: folder.plan(of: fingerprint))]
        guard let old = candidates.compactMap({ $0 }).first(where: { $0.fingerprint == fingerprint }) else {
            return ["it was done by another pipeline (fingerprint \(fingerprint.prefix(12))) of which no record is left"]
        }
        let lines = record.changes(since: old)
        let first = record.firstChangedStep(since: old).map { "so it is worked on again, from stage '\($0)' on" }
        return (lines.isEmpty ? ["stages were taken out at the end"] : lines) + (first.map { [$0] } ?? ["so it is worked on again"])
    }
}
