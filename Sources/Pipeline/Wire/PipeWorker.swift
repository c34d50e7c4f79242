import Lexicons
import Prose
import Reports
import StageKit

/// Answers requests: the one wire format, for `pipe` and for the workers of `run`.
///
/// The answers to a request are handed out one by one, each without a line feed, in the order in which they are ready.
public struct PipeWorker: Sendable {
    private let pipeline: LoadedPipeline
    private let processor: DocumentProcessor
    private let splitter: any ContainerSplitter
    private let writer: ReportWriter

    /// A worker of a loaded pipeline.
    public init(_ pipeline: LoadedPipeline, splitter: any ContainerSplitter) {
        self.pipeline = pipeline
        self.splitter = RecordSplitter(over: splitter, columns: pipeline.plan.columns)
        processor = DocumentProcessor(pipeline)
        writer = ReportWriter(pipeline.reportOptions)
    }

    /// Answers one line. Whatever the bytes are, there is an answer.
    public func respond(to line: some Collection<UInt8>, _ answer: ([UInt8]) -> Void) {
        let request: PipeRequest
        do {
            request = try PipeRequest(line: line)
        } catch {
            return answer(Answer.error(error.id, part: nil, StageFailure(stage: "request", message: error.message)))
        }
        switch request.body {
        case .text(let text): single(request, .text(Array(text.utf8)), answer)
        case .html(let text): single(request, .html(Array(text.utf8)), answer)
        case .xml(let text): single(request, .xml(Array(text.utf8)), answer)
        case .path(let path): file(request, path, answer)
        }
    }

    /// What a worker says first when a supervisor greets it: the fingerprint of what it has loaded.
    public var greeting: [UInt8] { Answer.hello(pipeline.record) }

    private func single(_ request: PipeRequest, _ payload: Source.Payload, _ answer: ([UInt8]) -> Void) {
        var source = Source(payload: payload, part: request.part, url: request.given.url, given: request.given)
        source.sha256 = SHA256.hexadecimal(of: payload.bytes)
        let key = pipeline.fingerprint.key(of: source, layers: request.layers, report: pipeline.reportOptions)
        let result = processor.process(source, id: request.id, layers: request.layers)
        if let failure = result.failure { return answer(Answer.error(request.id, part: nil, failure)) }
        answer(writer.line(for: result.document, outcomes: result.outcomes, key: key))
    }

    private func file(_ request: PipeRequest, _ path: String, _ answer: ([UInt8]) -> Void) {
        let bytes: [UInt8]
        do { bytes = try FileBytes.contents(rawPath: request.supervision?.rawPath ?? Array(path.utf8)) } catch {
            let failure = StageFailure(stage: "input", message: "\(error)", cause: .environment)
            return fail(request, failure, answer)
        }
        var request = request
        if let sidecar = request.supervision?.sidecar {
            do { request.given = try GivenMetadata.sidecar(rawPath: sidecar) } catch {
                return fail(request, StageFailure(stage: "input", error: error), answer)
            }
        }
        var done = 0
        var seen: Set<String> = []
        var isContainer = false
        var found = request.part == nil
        do {
            try splitter.split(bytes, path: request.supervision?.name ?? path) { name, payload in
                let hash = SHA256.hexadecimal(of: payload.bytes)
                var part = name
                if case .part = payload, part == nil { part = hash }
                if let name = part {
                    isContainer = true
                    // Two entries under one name are told apart by what they say, never by their position.
                    if !seen.insert(name).inserted {
                        let longer = "\(name)~\(hash.prefix(12))"
                        guard seen.insert(longer).inserted else { return }
                        part = longer
                    }
                }
                if let wanted = request.part {
                    guard wanted == part else { return }
                    found = true
                }
                done += 1
                document(request, path, part, payload, hash, answer)
            }
        } catch {
            return fail(request, StageFailure(stage: "input", error: error), answer)
        }
        if !found {
            let failure = StageFailure(stage: "input", message: "the file has no part '\(request.part ?? "")'")
            return answer(Answer.error(request.id, part: request.part, failure))
        }
        if request.part == nil, isContainer || done == 0 || request.supervision != nil {
            answer(Answer.done(request.id, count: done))
        }
    }

    private func fail(_ request: PipeRequest, _ failure: StageFailure, _ answer: ([UInt8]) -> Void) {
        if request.supervision == nil { return answer(Answer.error(request.id, part: request.part, failure)) }
        answer(Answer.failed(request.id, part: nil, key: nil, failure))
        answer(Answer.done(request.id, count: 0))
    }

    private func document(
        _ request: PipeRequest, _ path: String, _ part: String?, _ payload: Source.Payload, _ hash: String,
        _ answer: ([UInt8]) -> Void
    ) {
        let wishes = request.supervision
        var source = Source(
            payload: payload, path: wishes?.name ?? path, part: part, sha256: hash, url: request.given.url, given: request.given)
        if part != nil, request.part == nil { source.given = Metadata() }
        // A record of a table or of JSON lines is what a request of its own would be.
        if case .part(let format, let bytes, let hints) = payload, let plain = RecordSplitter.payload(format, bytes) {
            source.payload = plain
            source.given = hints
            source.url = hints.url
        }
        let key = pipeline.fingerprint.key(of: source, layers: request.layers, report: pipeline.reportOptions)
        guard let wishes else {
            let result = processor.process(source, id: request.id, layers: request.layers)
            let named = request.part == nil ? part : nil
            if let failure = result.failure { return answer(Answer.error(request.id, part: named, failure)) }
            return answer(
                Answer.report(writer.line(for: result.document, outcomes: result.outcomes, key: key), part: named))
        }
        if wishes.skip.contains(part ?? "") { return }
        if wishes.known[part ?? ""] == key { return answer(Answer.unchanged(request.id, part: part, key: key)) }
        answer(Answer.begin(request.id, part: part, key: key))
        let id = part.map { "\(request.id)#\($0)" } ?? request.id
        let cache = wishes.cache.map { LayerCache($0, pipeline) }
        let start = cache?.start(name: wishes.name, part: part, id: id, source: source)
        let result = processor.process(source, id: id, layers: [], from: start) { answer(Answer.stage($0)) }
        if start == nil, result.failure == nil { cache?.keep(result, name: wishes.name, part: part) }
        if let failure = result.failure { return answer(Answer.failed(request.id, part: part, key: key, failure)) }
        answer(Answer.finished(request.id, part: part, key: key, timings: result.timings))
        answer(writer.line(for: result.document, outcomes: result.outcomes, key: key))
    }
}
