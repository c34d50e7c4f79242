import Prose

/// The layers that a `LayerArchive` keeps, each with all that it holds. A test compares the members of the layers with those that
/// are written here: a new one must be added, or documents from the archive would differ from fresh ones.
enum LayerArchiveCodec {
    static func write(_ name: LayerName, of document: Document, to writer: inout ArchiveWriter) {
        func layer<L: Layer>(_ type: L.Type) -> L? { try? document.layerIfPresent(type) }
        switch name {
        case .text: writer.raw(Array(document.text.bytes))
        case .meta: write(document.metadata, to: &writer)
        case .blocks:
            let blocks = layer(Blocks.self)?.blocks ?? []
            writer.numbers(blocks.flatMap { [$0.span.start, $0.span.end] })
            writer.texts(blocks.map(\.kind.rawValue))
            // A block whose place in the source is not known has a place that ends before it begins.
            writer.numbers(blocks.flatMap { block in block.source.map { [$0.start, $0.end] } ?? [0, -1] })
        case .tokens: if let tokens = layer(Tokens.self) { write(tokens, to: &writer) }
        case .sentences:
            let sentences = layer(Sentences.self)?.sentences ?? []
            writer.numbers(sentences.flatMap { sentence -> [Int64] in
                [
                    Int64(sentence.span.start), Int64(sentence.span.end), Int64(sentence.tokens.lowerBound),
                    Int64(sentence.tokens.upperBound), Int64(sentence.block), sentence.isProse ? 1 : 0,
                ]
            })
        case .parse:
            let parse = layer(DependencyParse.self)
            writer.numbers(parse?.heads ?? [])
            writer.numbers((parse?.relations ?? []).map(\.rawValue))
        case .entities:
            let entities = layer(Entities.self)?.entities ?? []
            writer.number(entities.count)
            for entity in entities {
                for value in [Int(entity.span.start), Int(entity.span.end), entity.tokens.lowerBound, entity.tokens.upperBound] {
                    writer.number(value)
                }
                writer.text(entity.label.rawValue)
                writer.double(entity.probability)
            }
        default: break
        }
    }

    static func read(_ name: LayerName, from reader: inout ArchiveReader, into document: inout Document) throws {
        switch name {
        case .text: try document.write(Text(try reader.raw()))
        case .meta: try document.write(try metadata(&reader))
        case .blocks:
            let spans = try spans(try reader.numbers(Int32.self)), kinds = try reader.texts().map(Blocks.Kind.init(rawValue:))
            let sources = try reader.numbers(Int32.self)
            guard spans.count == kinds.count, sources.count == 2 * spans.count else { throw ArchiveReader.Damaged() }
            try document.write(Blocks(try spans.indices.map { index in
                guard let kind = kinds[index] else { throw ArchiveReader.Damaged() }
                let start = sources[2 * index], end = sources[2 * index + 1]
                return Blocks.Block(span: spans[index], kind: kind, source: start <= end ? Span(Int(start), Int(end)) : nil)
            }))
        case .tokens: try document.write(try tokens(&reader))
        case .sentences:
            try document.write(Sentences(try sentences(try reader.numbers(Int64.self))))
        case .parse:
            let heads = try reader.numbers(Int32.self), relations = try reader.numbers(UInt8.self).map { DependencyRelation(rawValue: $0) ?? .other }
            try document.write(DependencyParse(heads: heads, relations: relations))
        case .entities:
            var entities: [Entities.Entity] = []
            for _ in 0..<(try reader.count()) {
                let start = try reader.number(), end = try reader.number(), low = try reader.number(), high = try reader.number()
                guard let label = Entities.Label(rawValue: try reader.text()), low <= high else { throw ArchiveReader.Damaged() }
                entities.append(.init(span: Span(start, end), tokens: low..<high, label: label, probability: try reader.double()))
            }
            try document.write(Entities(entities))
        default: throw ArchiveReader.Damaged()
        }
    }

    private static func sentences(_ values: [Int64]) throws -> [Sentences.Sentence] {
        guard values.count % 6 == 0 else { throw ArchiveReader.Damaged() }
        var result: [Sentences.Sentence] = []
        for i in stride(from: 0, to: values.count, by: 6) {
            let low = Int(values[i + 2]), high = Int(values[i + 3])
            guard low <= high else { throw ArchiveReader.Damaged() }
            let span = Span(Int(values[i]), Int(values[i + 1]))
            result.append(Sentences.Sentence(span: span, tokens: low..<high, block: Int(values[i + 4]), isProse: values[i + 5] == 1))
        }
        return result
    }

    private static func spans(_ values: [Int32]) throws -> [Span] {
        guard values.count % 2 == 0 else { throw ArchiveReader.Damaged() }
        return stride(from: 0, to: values.count, by: 2).map { Span(Int(values[$0]), Int(values[$0 + 1])) }
    }

    private static func write(_ tokens: Tokens, to writer: inout ArchiveWriter) {
        writer.numbers(tokens.spans.flatMap { [$0.start, $0.end] })
        writer.numbers(tokens.lower)
        writer.numbers(tokens.lemma)
        writer.numbers(tokens.upos.map(\.rawValue))
        writer.numbers(tokens.xpos.map(\.rawValue))
        writer.numbers(tokens.flags.map(\.rawValue))
        writer.numbers(tokens.sentence)
        writer.raw(tokens.lemmaBytes)
        writer.numbers(tokens.lemmaOffsets)
    }

    private static func tokens(_ reader: inout ArchiveReader) throws -> Tokens {
        var tokens = Tokens()
        tokens.spans = try spans(try reader.numbers(Int32.self))
        tokens.lower = try reader.numbers(UInt64.self)
        tokens.lemma = try reader.numbers(UInt64.self)
        tokens.upos = try reader.numbers(UInt8.self).map { PartOfSpeech(rawValue: $0) ?? .other }
        tokens.xpos = try reader.numbers(UInt8.self).map { PennTag(rawValue: $0) ?? .other }
        tokens.flags = try reader.numbers(UInt16.self).map(Tokens.Flags.init(rawValue:))
        tokens.sentence = try reader.numbers(Int32.self)
        tokens.lemmaBytes = try reader.raw()
        tokens.lemmaOffsets = try reader.numbers(Int32.self)
        return tokens
    }

    private static func write(_ meta: Metadata, to writer: inout ArchiveWriter) {
        for text in [
            meta.title, meta.published?.description, meta.modified?.description, meta.publishedTime, meta.site, meta.language, meta.url,
            meta.section, meta.summary, meta.format, meta.modifiedTime, meta.image, meta.kind, meta.license,
            meta.isPaywalled.map { $0 ? "paid" : "free" },
        ] { writer.text(orNone: text) }
        writer.texts(meta.authors)
        writer.texts(meta.tags)
        writer.texts(meta.signals.sorted { $0.key < $1.key }.flatMap { [$0.key, $0.value] })
        let confidence = meta.confidence.sorted { $0.key < $1.key }
        writer.texts(confidence.map(\.key))
        writer.numbers(confidence.map { Int64($0.value) })
    }

    private static func metadata(_ reader: inout ArchiveReader) throws -> Metadata {
        var meta = Metadata()
        meta.title = try reader.textOrNone()
        meta.published = try reader.textOrNone().flatMap { CivilDate(iso: $0) }
        meta.modified = try reader.textOrNone().flatMap { CivilDate(iso: $0) }
        meta.publishedTime = try reader.textOrNone()
        meta.site = try reader.textOrNone()
        meta.language = try reader.textOrNone()
        meta.url = try reader.textOrNone()
        meta.section = try reader.textOrNone()
        meta.summary = try reader.textOrNone()
        meta.format = try reader.textOrNone()
        meta.modifiedTime = try reader.textOrNone()
        meta.image = try reader.textOrNone()
        meta.kind = try reader.textOrNone()
        meta.license = try reader.textOrNone()
        meta.isPaywalled = try reader.textOrNone().map { $0 == "paid" }
        meta.authors = try reader.texts()
        meta.tags = try reader.texts()
        let signals = try reader.texts()
        for index in stride(from: 0, to: signals.count - 1, by: 2) { meta.signals[signals[index]] = signals[index + 1] }
        for (field, value) in zip(try reader.texts(), try reader.numbers(Int64.self)) { meta.confidence[field] = Int(value) }
        return meta
    }
}
