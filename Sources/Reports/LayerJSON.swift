import Prose

/// Layers to and from JSON, one at a time: what a report, a `pipe` request and an `exec` stage have in common.
public enum LayerJSON {
    /// The JSON of a layer that a document has; nil when it has none of that name.
    public static func encode(_ name: LayerName, of document: Document) -> [UInt8]? {
        var free = document
        free.access = nil
        var writing = LayerWriting(spans: SpanCodec(document.text))
        let links = BackLinks(free)
        guard write(name, of: free, links: links, to: &writing) else { return nil }
        return writing.json.bytes
    }

    /// Writes a layer; false when the document has none of that name.
    static func write(_ name: LayerName, of document: Document, links: BackLinks, to writing: inout LayerWriting) -> Bool {
        func layer<L: Layer>(_ type: L.Type) -> L? { try? document.layerIfPresent(type) }
        switch name {
        case .text:
            guard document.has(.text) else { return false }
            writing.json.string(document.text[document.text.span])
        case .meta: guard let found = layer(Metadata.self) else { return false }; MetadataCodec.write(found, to: &writing)
        case .blocks: guard let found = layer(Blocks.self) else { return false }; BlocksCodec.write(found, to: &writing)
        case .tokens: guard let found = layer(Tokens.self) else { return false }; TokensCodec.write(found, to: &writing)
        case .sentences: guard let found = layer(Sentences.self) else { return false }; SentencesCodec.write(found, to: &writing)
        case .parse: guard let found = layer(DependencyParse.self) else { return false }; ParseCodec.write(found, to: &writing)
        case .entities: guard let found = layer(Entities.self) else { return false }; EntitiesCodec.write(found, to: &writing)
        case .dates:
            guard let found = layer(TemporalExpressions.self) else { return false }
            DatesCodec.write(found, events: links.eventsOfDate, to: &writing)
        case .actors: guard let found = layer(ActorMentions.self) else { return false }; ActorsCodec.write(found, to: &writing)
        case .figures:
            guard let found = layer(Figures.self) else { return false }
            FiguresCodec.write(found, events: links.eventsOfFigure, to: &writing)
        case .quotes: guard let found = layer(Quotations.self) else { return false }; QuotesCodec.write(found, to: &writing)
        case .events: guard let found = layer(EventMentions.self) else { return false }; EventsCodec.write(found, to: &writing)
        case .claims: guard let found = layer(ClaimStatements.self) else { return false }; ClaimsCodec.write(found, to: &writing)
        case .stances: guard let found = layer(DyadStances.self) else { return false }; StancesCodec.write(found, to: &writing)
        case .authorStances:
            guard let found = layer(AuthorStances.self) else { return false }
            AuthorStancesCodec.write(found, to: &writing)
        case .risk: guard let found = layer(RiskAssessment.self) else { return false }; RiskCodec.write(found, to: &writing)
        default:
            guard let value = try? document.openLayer(name) else { return false }
            writing.json.value(value)
        }
        return true
    }

    /// Reads a layer and supplies it to the document. Spans are code points of the document's text, which must be there first;
    /// mentions and entities are tied to the document's tokens where it has them.
    /// - Throws: `ReportFormatError` with the place of the fault.
    public static func supply(_ name: LayerName, _ value: JSONValue, to document: inout Document) throws {
        let text = document.has(.text) ? document.text : nil
        let access = document.access
        document.access = nil
        defer { document.access = access }
        let tokens = try document.layerIfPresent(Tokens.self)
        let reading = LayerReading(value: value, path: name.rawValue, spans: SpanCodec(text), tokens: tokens)
        switch name {
        case .text:
            guard let words = value.string else { throw ReportFormatError(path: "text", expected: "a string") }
            document.supply(Text(words))
        case .meta: document.supply(try MetadataCodec.read(reading))
        case .blocks: document.supply(try BlocksCodec.read(reading))
        case .tokens: document.supply(try TokensCodec.read(reading))
        case .sentences: document.supply(try SentencesCodec.read(reading))
        case .parse:
            let parse = try ParseCodec.read(reading)
            guard tokens.map({ $0.count == parse.heads.count }) ?? true else {
                throw ReportFormatError(path: "parse", expected: "one [head, relation] for each token")
            }
            document.supply(parse)
        case .entities: document.supply(try EntitiesCodec.read(reading))
        case .dates: document.supply(try DatesCodec.read(reading))
        case .actors: document.supply(try ActorsCodec.read(reading))
        case .figures: document.supply(try FiguresCodec.read(reading))
        case .quotes: document.supply(try QuotesCodec.read(reading))
        case .events: document.supply(try EventsCodec.read(reading))
        case .claims: document.supply(try ClaimsCodec.read(reading))
        case .stances: document.supply(try StancesCodec.read(reading))
        case .authorStances: document.supply(try AuthorStancesCodec.read(reading))
        case .risk: document.supply(try RiskCodec.read(reading))
        default:
            guard name.isOpen else {
                throw ReportFormatError(
                    path: name.rawValue,
                    expected: "one of " + LayerName.closedSet.map(\.rawValue).joined(separator: ", ") + ", or a name that begins with x-")
            }
            document.supply(value, as: name)
        }
    }
}
