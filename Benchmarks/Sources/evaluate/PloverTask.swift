import Rapporteur

/// Event types: JSON lines of a sentence with its marked source and target in, the type and quad class of their event out.
///
/// Source and target are supplied as actors, as the data gives them; the class YIELD of the data stands for CONCEDE and RETREAT.
enum PloverTask: Task {
    static let name = "plover"
    static let help = "PLOVER root and quad class of sentences with marked source and target (plv.jsonl)"

    static func run(_ arguments: Arguments) throws {
        let before = try Stages(["language"]), after = try Stages(["events"])
        try Files.write(try Files.lines(arguments.input), to: arguments.output) { writer, record in
            let id = record[key: "id"]?.string ?? ""
            let (text, spans) = unmarked(record[key: "marked"]?.string ?? "")
            var metadata = Metadata()
            metadata.language = "en"
            var document = try before.run(Document(id: id, text: text, metadata: metadata))
            let tokens = try document.layer(Tokens.self)
            try document.write(ActorMentions(["s", "t"].map { role in
                ActorMentions.Actor(entity: role, name: role, kind: .unknown, mentions: spans.filter { $0.role == role }.map { mark in
                    let range = tokens.range(covering: mark.span)
                    return .init(span: mark.span, tokens: range, head: head(of: range, in: document), form: .name, why: "rule:supplied")
                })
            }))
            let event = choice(try after.run(document).layer(EventMentions.self).events)
            writer.object { writer in
                writer.key("id")
                writer.string(id)
                if let event {
                    let isYield = event.type == "CONCEDE" || event.type == "RETREAT"
                    writer.key("root")
                    writer.string(isYield ? "YIELD" : event.type)
                    writer.key("quad")
                    writer.integer(quad(of: event))
                    writer.key("rule")
                    writer.string(event.rule)
                }
            }
        }
    }

    /// The quad class of the category, as the data has it.
    private static func quad(of event: EventMentions.Event) -> Int {
        switch event.type {
        case "AGREE", "CONSULT", "SUPPORT": 1
        case "COOPERATE", "AID", "CONCEDE", "RETREAT": 2
        case "REQUEST", "ACCUSE", "REJECT", "THREATEN": 3
        default: event.quad
        }
    }

    /// The event of the source and the target; of several the likeliest, then the first.
    private static func choice(_ events: [EventMentions.Event]) -> EventMentions.Event? {
        func rank(_ event: EventMentions.Event) -> Int {
            let source = event.actors.contains(0), target = event.targets.contains(1)
            let turned = event.actors.contains(1) && event.targets.contains(0)
            return (source ? 4 : 0) + (target ? 3 : 0) + (turned ? 4 : 0) + (source && event.actors.contains(1) ? 2 : 0)
        }
        var best: EventMentions.Event?
        for event in events where best.map({ rank(event) > rank($0) }) ?? true { best = event }
        return best
    }

    /// The token of a phrase whose governor lies outside it, else its last.
    private static func head(of range: Range<Int>, in document: Document) -> Int {
        guard let parse = try? document.layer(DependencyParse.self) else { return max(range.lowerBound, range.upperBound - 1) }
        return range.first { !range.contains(Int(parse.heads[$0])) && parse.relations[$0] != .punct } ?? range.upperBound - 1
    }

    /// The text without its marks, and where the marks stood.
    private static func unmarked(_ marked: String) -> (String, [(role: String, span: Span)]) {
        var text: [UInt8] = [], spans: [(role: String, span: Span)] = []
        var open: [(role: String, start: Int)] = []
        let bytes = Array(marked.utf8)
        var at = 0
        while at < bytes.count {
            if bytes[at] == 0x3C, let end = bytes[at...].prefix(4).firstIndex(of: 0x3E) {
                let mark = String(decoding: bytes[(at + 1)..<end], as: UTF8.self)
                if mark.hasPrefix("/") {
                    if let last = open.lastIndex(where: { $0.role == mark.dropFirst() }) {
                        spans.append((open[last].role, Span(open[last].start, text.count)))
                        open.remove(at: last)
                    }
                } else {
                    open.append((mark, text.count))
                }
                at = end + 1
            } else {
                text.append(bytes[at])
                at += 1
            }
        }
        return (String(decoding: text, as: UTF8.self), spans)
    }
}
