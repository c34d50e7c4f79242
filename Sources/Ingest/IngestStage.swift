import Markup
import Prose
import StageKit

/// Reads the bytes of a document, whatever they are, and writes its text, its blocks and its metadata.
///
/// The format is found by content. Text that comes as text is kept to the code point; of pages and news formats the running text
/// is taken out. What the sender says (`Source.given`) wins over what is found.
public struct IngestStage: Stage {
    /// What the stage can be told.
    public typealias Options = IngestOptions
    /// Name, version, what the stage reads and writes.
    public static let card = StageCard(
        id: "ingest", version: 4, summary: "reads HTML pages, XML news formats, feeds and plain text",
        reads: [], writes: [.text, .meta, .blocks])

    private let resources: IngestResources
    private let options: IngestOptions
    private let template: SiteTemplate?

    /// Loads the word lists and models.
    /// - Throws: an error of a resource or of an option.
    public init(_ options: IngestOptions, in environment: StageEnvironment) throws {
        self.options = options
        // What is wrong with the options of archives is told here, before anything is cut.
        _ = try RecordFilter(options)
        template = options.template.isEmpty ? nil : try SiteTemplate(try environment.userFile(options.template), name: options.template)
        resources = try IngestResources(in: environment)
    }

    /// Works on one document.
    /// - Throws: `StageSkipped` for a document that is none for this stage, or an error of a layer.
    public func process(_ document: inout Document, _ context: borrowing StageContext) throws {
        let source = document.source
        if case .text(let bytes) = source.payload {
            return try writeText(bytes, hints: Metadata(), &document)
        }
        var hints = Metadata()
        var declared: InputFormat?
        switch source.payload {
        case .html: declared = .html
        case .xml: declared = .xml
        case .part(let format, let bytes, let partHints):
            hints = partHints
            if format == "fragment" {
                let pieces = try PageReader(resources: resources).fragment(bytes)
                return try write(.init(pieces: pieces, metadata: Metadata()), hints: hints, &document)
            }
            if format == "text" { return try writeText(UTF8Repair.repaired(bytes), hints: hints, &document) }
            declared = format == "html" ? .html : format == "xml" ? .xml : nil
        default: break
        }
        let address = source.given.url ?? source.url ?? hints.url
        let reading = try Reading(resources: resources, options: options).read(source.payload.bytes, declared: declared, address: address)
        switch reading {
        case .text(let bytes): try writeText(bytes, hints: hints, &document)
        case .article(let article): try write(article, hints: hints, &document)
        }
    }

    private func write(_ article: ExtractedArticle, hints: Metadata, _ document: inout Document) throws {
        let (text, blocks) = withoutTemplate(article, hints, document.source).assembled()
        guard !blocks.blocks.isEmpty else { throw IngestError.noText(format: article.metadata.format ?? hints.format ?? "unknown") }
        var meta = article.metadata
        if meta.language == nil { meta.language = LanguageGuess(words: resources.languages).language(of: text.bytes) }
        for warning in article.warnings { document.warn(warning) }
        try document.write(text)
        try document.write(blocks)
        try document.write(merged(meta, hints, document.source))
    }

    /// The article without the blocks that its site has on other pages too.
    private func withoutTemplate(_ article: ExtractedArticle, _ hints: Metadata, _ source: Source) -> ExtractedArticle {
        guard let template, article.metadata.format == "html" else { return article }
        var article = article
        let host = SiteTemplate.host(merged(article.metadata, hints, source).url)
        article.pieces.removeAll { template.holds($0.text, host: host) }
        return article
    }

    private func writeText(_ bytes: [UInt8], hints: Metadata, _ document: inout Document) throws {
        let result = try PlainTextReader(resources: resources).read(bytes)
        try document.write(result.text)
        try document.write(result.blocks)
        try document.write(merged(result.metadata, hints, document.source))
    }

    /// What was found, under what the container says of the part, under what the sender says.
    private func merged(_ found: Metadata, _ hints: Metadata, _ source: Source) -> Metadata {
        var meta = MetadataMerge.overlay(hints, on: found, signal: "container")
        meta = MetadataMerge.overlay(source.given, on: meta, signal: "given")
        if meta.url == nil { meta.url = source.url }
        return meta
    }
}
