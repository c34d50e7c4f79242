import Prose
import StageKit

/// The JSON Schema (draft 2020-12) of pipeline files, for completion and checks in editors.
public enum ConfigSchema {
    /// The schema with the stages of a catalogue and their options.
    public static func text(_ catalogue: Catalogue) -> String {
        var schema: [(key: String, value: JSONValue)] = [
            ("$schema", .string("https://json-schema.org/draft/2020-12/schema")),
            ("title", .string("rapporteur pipeline, version \(ConfigFormat.version)")),
        ]
        if case .object(let members) = mapping(ConfigFormat.root, catalogue) { schema += members }
        var writer = JSONWriter()
        writer.value(.object(schema))
        return String(decoding: writer.bytes, as: UTF8.self) + "\n"
    }

    private static func mapping(_ keys: [ConfigKey], _ catalogue: Catalogue) -> JSONValue {
        var properties: [(key: String, value: JSONValue)] = []
        for key in keys {
            guard case .object(var members) = shape(key.shape, catalogue) else { continue }
            if key.name == "use" { members = [("enum", .array(catalogue.ids.map { .string($0) }))] }
            members.append(("description", .string(key.meaning)))
            if let value = key.defaultValue { members.append(("default", value)) }
            properties.append((key.name, .object(members)))
        }
        var result: [(key: String, value: JSONValue)] = [
            ("type", .string("object")), ("additionalProperties", .bool(false)), ("properties", .object(properties)),
        ]
        let required = keys.filter(\.isRequired).map { JSONValue.string($0.name) }
        if !required.isEmpty { result.append(("required", .array(required))) }
        if keys.contains(where: { $0.name == "use" }) { result.append(("allOf", .array(options(catalogue)))) }
        return .object(result)
    }

    /// One rule a stage: where `use` names it, `with` has its options.
    private static func options(_ catalogue: Catalogue) -> [JSONValue] {
        catalogue.factories.map { factory in
            let keys = factory.fields.map { ConfigKey($0.name, ConfigShape($0.kind), default: $0.defaultValue, $0.meaning) }
            let use: JSONValue = .object([("const", .string(factory.card.id))])
            return .object([
                ("if", .object([
                    ("properties", .object([("use", use)])), ("required", .array([.string("use")])),
                ])),
                ("then", .object([("properties", .object([("with", mapping(keys, catalogue))]))])),
            ])
        }
    }

    private static func shape(_ shape: ConfigShape, _ catalogue: Catalogue) -> JSONValue {
        switch shape {
        case .text, .layer: return .object([("type", .string("string"))])
        case .boolean: return .object([("type", .string("boolean"))])
        case .integer(let range): return integer(range)
        case .number(let range):
            var members: [(key: String, value: JSONValue)] = [("type", .string("number"))]
            if range.lowerBound.isFinite { members.append(("minimum", .number(String(range.lowerBound)))) }
            if range.upperBound.isFinite { members.append(("maximum", .number(String(range.upperBound)))) }
            return .object(members)
        case .integerOr(let word, let range):
            return .object([("anyOf", .array([.object([("const", .string(word))]), integer(range)]))])
        case .choice(let words): return .object([("enum", .array(words.map { .string($0) }))])
        case .duration:
            return .object([("type", .string("string")), ("pattern", .string("^[0-9]+(\\.[0-9]+)?(ms|s|m|h|d)$"))])
        case .size: return .object([("type", .string("string")), ("pattern", .string("^[0-9]+(\\.[0-9]+)?([kKMG]?B)$"))])
        case .list(let element): return .object([("type", .string("array")), ("items", self.shape(element, catalogue))])
        case .mapping(let keys): return mapping(keys, catalogue)
        case .options: return .object([("type", .string("object"))])
        }
    }

    private static func integer(_ range: ClosedRange<Int>) -> JSONValue {
        var members: [(key: String, value: JSONValue)] = [("type", .string("integer"))]
        if range.lowerBound > Int.min { members.append(("minimum", .integer(range.lowerBound))) }
        if range.upperBound < Int.max { members.append(("maximum", .integer(range.upperBound))) }
        return .object(members)
    }
}
