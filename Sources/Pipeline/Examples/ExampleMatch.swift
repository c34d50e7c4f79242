import Prose

/// Holds a part of a report against what an example says of it.
///
/// An object matches when its members match; what the example does not name does not count. A list matches when each of its
/// elements matches some element of the report's list. A text such as `">= 20"` matches a number.
enum ExampleMatch {
    /// True when the value is as expected.
    static func matches(_ value: JSONValue, _ expected: JSONValue) -> Bool {
        switch (value, expected) {
        case (.object, .object(let members)):
            return members.allSatisfy { matches(value[key: $0.key] ?? .null, $0.value) }
        case (.array(let elements), .array(let wanted)):
            return wanted.allSatisfy { one in elements.contains { matches($0, one) } }
        // One element for a list: it is in it.
        case (.array(let elements), .object): return elements.contains { matches($0, expected) }
        case (.number, .string(let text)): return compares(value.double ?? .nan, text)
        default: return value == expected
        }
    }

    /// What of an expectation a value lacks, in words; nil when nothing.
    static func missing(_ value: JSONValue, _ expected: JSONValue) -> String? {
        if matches(value, expected) { return nil }
        if case .array(let elements) = value, case .array(let wanted) = expected {
            let absent = wanted.first { one in !elements.contains { matches($0, one) } } ?? .null
            return "no element like \(text(absent)); \(nearest(elements, absent))"
        }
        if case .object = value, case .object(let members) = expected {
            for member in members {
                if let fault = missing(value[key: member.key] ?? .null, member.value) { return "\(member.key): \(fault)" }
            }
        }
        return "expected \(text(expected)), found \(text(value))"
    }

    /// The element that has most of the members of a wish.
    private static func nearest(_ elements: [JSONValue], _ wish: JSONValue) -> String {
        guard !elements.isEmpty else { return "the list is empty" }
        let members = wish.object ?? []
        let best = elements.max { a, b in
            func fit(_ element: JSONValue) -> Int { members.count { matches(element[key: $0.key] ?? .null, $0.value) } }
            return fit(a) < fit(b)
        }
        guard let best, !members.isEmpty else { return "there are \(elements.count) others" }
        return "the nearest of \(elements.count) has " + text(.object(members.map { ($0.key, best[key: $0.key] ?? .null) }))
    }

    private static func compares(_ number: Double, _ text: String) -> Bool {
        for (sign, holds) in [(">=", number >= value(text, 2)), ("<=", number <= value(text, 2)), (">", number > value(text, 1)), ("<", number < value(text, 1))]
        where text.hasPrefix(sign) { return holds }
        return false
    }

    private static func value(_ text: String, _ drop: Int) -> Double { Double(text.dropFirst(drop).trimmed) ?? .nan }

    private static func text(_ value: JSONValue) -> String {
        var writer = JSONWriter()
        writer.value(value)
        let text = String(decoding: writer.bytes, as: UTF8.self)
        return text.count > 300 ? String(text.prefix(300)) + "…" : text
    }
}
