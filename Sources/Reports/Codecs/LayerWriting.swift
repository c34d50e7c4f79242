import Prose

/// What a codec needs to write a layer: the writer, the span conversion and the ids' spelling.
struct LayerWriting {
    var json = JSONWriter()
    let spans: SpanCodec

    mutating func span(_ span: Span) {
        let (start, end) = spans.scalars(span)
        json.array { writer in
            writer.integer(start)
            writer.integer(end)
        }
    }

    mutating func span(_ key: StaticString, _ value: Span) {
        json.key(key)
        span(value)
    }

    mutating func span(_ key: StaticString, orNull value: Span?) {
        json.key(key)
        if let value { span(value) } else { json.null() }
    }

    /// Two byte offsets into the source, which is no text of the report and is not counted in characters.
    mutating func bytes(_ key: StaticString, _ value: Span) {
        json.key(key)
        json.array { writer in
            writer.integer(Int(value.start))
            writer.integer(Int(value.end))
        }
    }

    mutating func string(_ key: StaticString, _ value: String?) {
        json.key(key)
        json.string(orNull: value)
    }

    mutating func number(_ key: StaticString, _ value: Double?) {
        json.key(key)
        json.number(orNull: value)
    }

    mutating func integer(_ key: StaticString, _ value: Int?) {
        json.key(key)
        if let value { json.integer(value) } else { json.null() }
    }

    mutating func decimal(_ key: StaticString, _ value: DecimalNumber?) {
        json.key(key)
        if let value { json.value(.number(value.description)) } else { json.null() }
    }

    /// An id such as `actor:3`, or null.
    mutating func link(_ key: StaticString, _ kind: LinkKind, _ index: Int?) {
        json.key(key)
        json.string(orNull: index.map { kind.id($0) })
    }

    mutating func links(_ key: StaticString, _ kind: LinkKind, _ indices: [Int]) {
        json.key(key)
        json.array(indices) { $0.string(kind.id($1)) }
    }

    mutating func strings(_ key: StaticString, _ values: [String]) {
        json.key(key)
        json.array(values) { $0.string($1) }
    }

    mutating func day(_ key: StaticString, _ value: CivilDate?) { string(key, value?.description) }

    /// Writes an object whose members the closure writes.
    mutating func object(_ body: (inout LayerWriting) -> Void) {
        // The inner writer is moved out and back, so that nothing is copied.
        var inner = LayerWriting(json: JSONWriter(), spans: spans)
        json.object { writer in
            swap(&writer, &inner.json)
            body(&inner)
            swap(&writer, &inner.json)
        }
    }

    mutating func array<S: Sequence>(_ elements: S, _ body: (inout LayerWriting, S.Element) -> Void) {
        var inner = LayerWriting(json: JSONWriter(), spans: spans)
        json.array { writer in
            swap(&writer, &inner.json)
            for element in elements { body(&inner, element) }
            swap(&writer, &inner.json)
        }
    }

    mutating func evidence(_ items: [Evidence]) {
        json.key("evidence")
        array(items) { writing, item in
            writing.object {
                $0.span("span", item.span)
                $0.number("p", item.p)
                if let share = item.share { $0.number("share", share) }
                if let polarity = item.polarity { $0.number("polarity", polarity) }
                $0.string("why", item.why)
            }
        }
    }
}

/// The kinds of ids. Ids are positional and count from 1.
enum LinkKind: String {
    case date, actor, figure, quote, event, claim, entity

    func id(_ index: Int) -> String { "\(rawValue):\(index + 1)" }

    /// The index that an id names; nil when it is no id of this kind.
    func index(_ id: String) -> Int? {
        guard id.hasPrefix(rawValue + ":"), let number = Int(id.dropFirst(rawValue.count + 1)), number > 0 else { return nil }
        return number - 1
    }
}
