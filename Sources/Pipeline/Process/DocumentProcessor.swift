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
        var result = ProcessedDocument(document: Document(id: id, source: source))
        do {
            try supply(layers, to: &result)
        } catch {
            result.failure = StageFailure(stage: "request", message: "\(error)")
            return result
        }
        var skipped: [LayerName: String] = [:]
        let clock = ContinuousClock()
        for step in pipeline.steps {
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
            let elapsed = clock.now - begin
            let (seconds, attoseconds) = elapsed.components
            result.timings.append((step.id, Int(seconds) &* 1_000_000 &+ Int(attoseconds / 1_000_000_000_000)))
        }
        return result
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
