import Prose
import Reports
import StageKit

/// Runs the steps of a pipeline on one document after another. It keeps nothing between them.
public struct DocumentProcessor: Sendable {
    private let pipeline: LoadedPipeline

    /// A processor of a loaded pipeline.
    public init(_ pipeline: LoadedPipeline) { self.pipeline = pipeline }

    /// Runs all steps.
    /// - Parameters:
    ///   - layers: layers that came with the document; their spans count in the text that came with it.
    ///   - entering: called with each step's name before it runs.
    public func process(
        _ source: Source, id: String, layers: [(name: LayerName, value: JSONValue)] = [],
        entering: (String) -> Void = { _ in }
    ) -> ProcessedDocument {
        process(source, id: id, layers: layers, from: nil, entering: entering)
    }

    /// The same, beginning with layers that were kept.
    func process(
        _ source: Source, id: String, layers: [(name: LayerName, value: JSONValue)], from start: LayerCache.Start?,
        entering: (String) -> Void
    ) -> ProcessedDocument {
        var result = ProcessedDocument(document: Document(id: id, source: source))
        do {
            try supply(layers, to: &result)
        } catch {
            result.failure = StageFailure(stage: "request", message: "\(error)")
            return result
        }
        if result.document.text.count > pipeline.plan.longest {
            result.failure = tooLong(result.document, "request")
            return result
        }
        var skipped: [LayerName: String] = [:]
        if let start {
            result.document = start.archive.document
            result.outcomes = start.archive.outcomes
            for outcome in start.archive.outcomes where outcome.status.hasPrefix("skipped:") {
                skipped[outcome.layer] = String(outcome.status.dropFirst(8))
            }
        }
        let clock = ContinuousClock()
        for step in pipeline.steps.dropFirst(start?.steps ?? 0) {
            // All its layers came in: nothing is left to do.
            if step.card.writes.allSatisfy({ result.document.isSupplied($0) }) { continue }
            if let reason = step.card.reads.lazy.compactMap({ skipped[$0] }).first {
                note(step, "skipped:\(reason)", &skipped, &result)
                continue
            }
            guard step.card.canRead(result.document) else {
                note(step, "skipped:language", &skipped, &result)
                continue
            }
            entering(step.id)
            let begin = clock.now
            result.document.access = step.access
            do {
                try step.run(&result.document)
                result.document.access = nil
                note(step, "done", &skipped, &result)
            } catch let skip as StageSkipped {
                result.document.access = nil
                note(step, "skipped:\(skip.reason)", &skipped, &result)
            } catch {
                result.document.access = nil
                note(step, "failed", &skipped, &result)
                result.failure = StageFailure(stage: step.id, error: error)
                return result
            }
            // Later stages take a time that grows with the text: what is no article must not hold the others up.
            if step.card.writes.contains(.text), result.document.text.count > pipeline.plan.longest {
                result.failure = tooLong(result.document, step.id)
                return result
            }
            let elapsed = clock.now - begin
            let (seconds, attoseconds) = elapsed.components
            result.timings.append((step.id, Int(seconds) &* 1_000_000 &+ Int(attoseconds / 1_000_000_000_000)))
        }
        return result
    }

    private func tooLong(_ document: Document, _ stage: String) -> StageFailure {
        let size = document.text.count
        var enough = pipeline.plan.longest
        while enough < size { enough *= 2 }
        return StageFailure(
            stage: stage,
            message: "the text of \(SizeText.text(size)) is longer than 'input: { longest: … }' allows (\(SizeText.text(pipeline.plan.longest))), and was not "
                + "analysed; if it is one article, write 'input: { longest: \(SizeText.value(enough)) }', if it holds many, cut the file")
    }

    private func supply(_ layers: [(name: LayerName, value: JSONValue)], to result: inout ProcessedDocument) throws {
        let source = result.document.source
        if case .text(let bytes) = source.payload, !layers.isEmpty || pipeline.plan.writer(of: .text) == nil {
            result.document.supply(Text(bytes))
        }
        let order = LayerName.closedSet
        let sorted = layers.sorted { a, b in
            let x = order.firstIndex(of: a.name) ?? order.count, y = order.firstIndex(of: b.name) ?? order.count
            return x != y ? x < y : a.name < b.name
        }
        for layer in sorted {
            // The text that the spans count in is the request's own.
            if layer.name == .text, result.document.has(.text) { continue }
            if layer.name != .text, layer.name != .meta, !layer.name.isOpen, !result.document.has(.text) {
                throw ReportFormatError(path: "layers.\(layer.name)", expected: "a request with 'text', in which its spans count")
            }
            try LayerJSON.supply(layer.name, layer.value, to: &result.document)
        }
        if !result.document.has(.meta), pipeline.plan.writer(of: .meta) == nil { result.document.supply(source.given) }
        for name in result.document.layerNames {
            result.outcomes.append(LayerOutcome(layer: name, by: "request", status: "given"))
        }
    }

    private func note(
        _ step: LoadedStep, _ status: String, _ skipped: inout [LayerName: String], _ result: inout ProcessedDocument
    ) {
        for layer in step.card.writes where !result.document.isSupplied(layer) {
            let isThere = result.document.has(layer)
            // A stage may leave out a layer that it does not assess, or write some before it stops.
            let status = isThere ? "done" : status == "done" ? "skipped:nothing" : status
            result.outcomes.append(LayerOutcome(layer: layer, by: step.label, status: status))
            if !isThere { skipped[layer] = status.hasPrefix("skipped:") ? String(status.dropFirst(8)) : "failed" }
        }
    }
}
