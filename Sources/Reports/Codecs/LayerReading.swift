import Prose

/// One JSON object on its way into an annotation, with its path for error messages.
struct LayerReading {
    let value: JSONValue
    let path: String
    let spans: SpanCodec
    let tokens: Tokens?

    /// The elements of an array, each with its path.
    func elements() throws -> [LayerReading] {
        guard let array = value.array else { throw ReportFormatError(path: path, expected: "an array") }
        return array.enumerated().map { LayerReading(value: $1, path: "\(path)[\($0)]", spans: spans, tokens: tokens) }
    }

    /// A member; null counts as absent.
    func member(_ key: String) -> LayerReading? {
        guard let found = value[key: key], !found.isNull else { return nil }
        return LayerReading(value: found, path: path.isEmpty ? key : "\(path).\(key)", spans: spans, tokens: tokens)
    }

    func wrong(_ key: String, _ expected: String) -> ReportFormatError {
        ReportFormatError(path: path.isEmpty ? key : "\(path).\(key)", expected: expected)
    }

    func string(_ key: String) throws -> String {
        guard let found = value[key: key]?.string else { throw wrong(key, "a string") }
        return found
    }
    func stringIfPresent(_ key: String) -> String? { value[key: key]?.string }
    func double(_ key: String, default fallback: Double) -> Double { value[key: key]?.double ?? fallback }
    func doubleIfPresent(_ key: String) -> Double? { value[key: key]?.double }
    func intIfPresent(_ key: String) -> Int? { value[key: key]?.int }
    func bytesIfPresent(_ key: String) -> Span? {
        guard let pair = value[key: key]?.array, pair.count == 2, let start = pair[0].int, let end = pair[1].int, start >= 0, end >= start,
            end <= Int(Int32.max)
        else { return nil }
        return Span(start, end)
    }
    func strings(_ key: String) -> [String] { value[key: key]?.array?.compactMap(\.string) ?? [] }
    func day(_ key: String) -> CivilDate? { stringIfPresent(key).flatMap { CivilDate(iso: $0) } }

    func link(_ key: String, _ kind: LinkKind) -> Int? { stringIfPresent(key).flatMap { kind.index($0) } }
    func links(_ key: String, _ kind: LinkKind) -> [Int] { strings(key).compactMap { kind.index($0) } }

    func decimal(_ key: String) throws -> DecimalNumber? {
        guard let member = value[key: key], !member.isNull else { return nil }
        guard case .number(let digits) = member, let number = DecimalNumber(digits: digits) else { throw wrong(key, "a number") }
        return number
    }

    func choice<T: RawRepresentable & CaseIterable>(_ key: String, _ type: T.Type) throws -> T where T.RawValue == String {
        guard let word = stringIfPresent(key), let found = T(rawValue: word) else {
            throw wrong(key, "one of " + T.allCases.map(\.rawValue).joined(separator: ", "))
        }
        return found
    }

    /// This value itself as a span.
    func asSpan() throws -> Span {
        guard let pair = value.array, pair.count == 2, let start = pair[0].int, let end = pair[1].int, start >= 0, start <= end
        else { throw ReportFormatError(path: path, expected: "[start, end] in code points") }
        return spans.span(start, end)
    }
    func span(_ key: String) throws -> Span {
        guard let found = member(key) else { throw wrong(key, "[start, end] in code points") }
        return try found.asSpan()
    }
    func spanIfPresent(_ key: String) throws -> Span? { try member(key)?.asSpan() }

    func evidence() throws -> [Evidence] {
        try (member("evidence")?.elements() ?? []).map { item in
            Evidence(
                span: try item.span("span"), p: item.double("p", default: 1), share: item.doubleIfPresent("share"),
                why: item.stringIfPresent("why"), polarity: item.doubleIfPresent("polarity"))
        }
    }
}
