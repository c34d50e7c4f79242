/// One article on its way through the pipeline: an origin, an immutable text, and the layers written so far.
public struct Document: Sendable {
    /// The id that the report will carry.
    public let id: String
    /// Where the document came from, with the bytes that were read.
    public let source: Source
    /// Notes for the reader of the report, in the order in which they were made.
    public private(set) var warnings: [String] = []
    /// Sentences that a stage had read by a model that costs more, for `explain`; no part of a report.
    public private(set) var costs: [Cost] = []
    /// What the running stage may touch; nil gives free access (tests, embedding programs).
    public var access: LayerAccess?

    /// Sentences that were read by a costlier model.
    public struct Cost: Sendable, Equatable {
        /// The stage that asked.
        public let stage: String
        /// The model that answered.
        public let model: String
        /// Sentences, by number from 0.
        public let sentences: [Int]

        /// What a stage had read.
        public init(stage: String, model: String, sentences: [Int]) {
            self.stage = stage
            self.model = model
            self.sentences = sentences
        }
    }

    private var layers: [LayerName: any Layer] = [:]
    private var openLayers: [LayerName: JSONValue] = [:]
    private var supplied: Set<LayerName> = []
    private var spared: [ObjectIdentifier: any Sendable] = [:]

    /// A document that has a source and no layer yet.
    public init(id: String, source: Source) {
        self.id = id
        self.source = source
    }

    /// A document of ready text, as tests and embedding programs use it: it has the layers `text` and `meta` at once.
    public init(id: String = "text", text: String, metadata: Metadata = Metadata()) {
        self.init(id: id, source: Source(payload: .text(Array(text.utf8))))
        layers[.text] = Text(text)
        layers[.meta] = metadata
    }

    /// The text; empty before a stage wrote it.
    public var text: Text { layers[.text] as? Text ?? Text() }
    /// The metadata; all nil before a stage wrote it.
    public var metadata: Metadata { layers[.meta] as? Metadata ?? Metadata() }

    /// The names of all layers present, sorted.
    public var layerNames: [LayerName] { (Array(layers.keys) + Array(openLayers.keys)).sorted() }
    /// True when the layer was written.
    public func has(_ name: LayerName) -> Bool { layers[name] != nil || openLayers[name] != nil }

    /// A layer that must be there.
    /// - Throws: `LayerError.undeclaredRead` or `.missing`.
    public func layer<L: Layer>(_ type: L.Type) throws -> L {
        guard let found = try layerIfPresent(type) else {
            throw LayerError.missing(stage: access?.stage ?? "?", layer: L.name)
        }
        return found
    }

    /// A layer that may be there.
    /// - Throws: `LayerError.undeclaredRead`.
    public func layerIfPresent<L: Layer>(_ type: L.Type) throws -> L? {
        try checkRead(L.name)
        return layers[L.name] as? L
    }

    /// True when the layer came with the document instead of from a stage.
    public func isSupplied(_ name: LayerName) -> Bool { supplied.contains(name) }

    /// Takes a layer that came with the document (a request's `layers`). It stands: what a stage writes over it is dropped.
    public mutating func supply<L: Layer>(_ layer: L) {
        layers[L.name] = layer
        supplied.insert(L.name)
    }

    /// Takes a plug-in's layer that came with the document.
    public mutating func supply(_ value: JSONValue, as name: LayerName) {
        openLayers[name] = value
        supplied.insert(name)
    }

    /// Writes a layer, once. A layer that was supplied stands, and the stage's own is dropped.
    /// - Throws: `LayerError.undeclaredWrite` or `.writtenTwice`.
    public mutating func write<L: Layer>(_ layer: L) throws {
        if supplied.contains(L.name) { return }
        try checkWrite(L.name)
        layers[L.name] = layer
    }

    /// A plug-in's layer.
    /// - Throws: `LayerError.undeclaredRead`.
    public func openLayer(_ name: LayerName) throws -> JSONValue? {
        try checkRead(name)
        return openLayers[name]
    }

    /// Writes a plug-in's layer, once.
    /// - Throws: `LayerError.undeclaredWrite` or `.writtenTwice`.
    public mutating func write(_ value: JSONValue, as name: LayerName) throws {
        if supplied.contains(name) { return }
        try checkWrite(name)
        openLayers[name] = value
    }

    /// Adds a note for the reader of the report; the same note is kept once.
    public mutating func warn(_ note: String) {
        if !warnings.contains(note) { warnings.append(note) }
    }

    /// Notes the sentences, by number, that a stage had read by a costlier model.
    public mutating func note(_ sentences: [Int], readBy model: String, for stage: String) {
        if !sentences.isEmpty { costs.append(Cost(stage: stage, model: model, sentences: sentences)) }
    }

    /// Keeps work of a stage that spares a later one the same work. It is no layer and no part of a report, and does not outlive the
    /// run over this document: whoever uses it does without it, with the same result.
    public mutating func spare<Work: Sendable>(_ work: Work) { spared[ObjectIdentifier(Work.self)] = work }

    /// Work of that kind that an earlier stage has kept.
    public func spared<Work: Sendable>(_ type: Work.Type) -> Work? { spared[ObjectIdentifier(type)] as? Work }

    private func checkRead(_ name: LayerName) throws {
        if let access, !access.readable.contains(name), !access.writable.contains(name) {
            throw LayerError.undeclaredRead(stage: access.stage, layer: name)
        }
    }

    private func checkWrite(_ name: LayerName) throws {
        if let access, !access.writable.contains(name) {
            throw LayerError.undeclaredWrite(stage: access.stage, layer: name)
        }
        if has(name) { throw LayerError.writtenTwice(stage: access?.stage ?? "?", layer: name) }
    }
}
