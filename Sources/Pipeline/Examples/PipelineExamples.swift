import Lexicons
import Prose

/// The examples beside a pipeline file: for `briefing.yml`, `briefing.test.yml` and `briefing.<anything>.test.yml`.
///
/// ```yaml
/// examples:
///   - name: the dead are counted
///     input: { text: "The blast killed 13 people.", published: 2021-08-26 }    # or path: a file, relative to this one
///     expect:
///       figures: [{ low: 13, effect: killed }]      # some figure has these members
///       risk: { overall: ">= 20" }
///     absent:
///       quotes: [{ kind: direct }]                  # no quotation is like this
/// ```
public struct PipelineExamples: Sendable {
    /// The file's path.
    public let file: String
    /// The examples, in order.
    public let all: [PipelineExample]

    private static let root: [ConfigKey] = [
        ConfigKey("examples", .list(.mapping(example)), required: true, "inputs, each with what must be found in it")
    ]
    private static let example: [ConfigKey] = [
        ConfigKey("name", .text, required: true, "what the example shows"),
        ConfigKey("input", .options, required: true, "a request of `pipe`: text, html, xml or path, with published, title, url"),
        ConfigKey("expect", .options, "layers of the report with what must be in them"),
        ConfigKey("absent", .options, "layers of the report with what must not be in them"),
    ]

    /// Paths of the example files of a pipeline file, sorted.
    public static func files(of pipeline: String) -> [String] {
        let folder = pipeline.lastIndex(of: "/").map { String(pipeline[..<$0]) } ?? "."
        var stem = String(pipeline.split(separator: "/").last ?? "")
        for suffix in [".yml", ".yaml"] where stem.hasSuffix(suffix) { stem.removeLast(suffix.count) }
        let names = ((try? FolderListing.names(Array(folder.utf8))) ?? []).map { String(decoding: $0, as: UTF8.self) }
        return names.filter { $0.hasPrefix(stem + ".") && $0.hasSuffix(".test.yml") }.map { folder == "." ? $0 : "\(folder)/\($0)" }
    }

    /// Reads a file; what is wrong with it comes as diagnostics.
    public static func read(_ file: String) -> (examples: PipelineExamples?, diagnostics: DiagnosticList) {
        var list = DiagnosticList(file: file, source: "")
        let text: String
        do { text = String(decoding: try FileBytes.contents(file, limit: 4 << 20), as: UTF8.self) } catch {
            list.add(Diagnostic(.unreadable, Place(line: 1, column: 1), "\(error)"))
            return (nil, list)
        }
        list = DiagnosticList(file: file, source: text)
        let (root, faults) = YAMLReader.read(text)
        for fault in faults { list.add(fault) }
        guard let root else { return (nil, list) }
        var validator = ConfigValidator(variables: VariableExpansion(lookUp: { _ in nil }))
        let checked = validator.mapping(root, Self.root, "the examples")
        for diagnostic in validator.diagnostics { list.add(diagnostic) }
        guard list.isEmpty, let checked else { return (nil, list) }
        let folder = file.lastIndex(of: "/").map { String(file[..<$0]) } ?? "."
        let all = (checked["examples"]?.elements ?? []).map { example($0, folder) }
        return (PipelineExamples(file: file, all: all), list)
    }

    private static func example(_ node: ConfigNode, _ folder: String) -> PipelineExample {
        let name = node["name"]?.text ?? ""
        var members: [(key: String, value: JSONValue)] = [("id", .string(name))]
        for member in node["input"]?.members ?? [] {
            switch member.key {
            case "path":
                let path = member.value.text ?? ""
                members.append(("path", .string(path.hasPrefix("/") ? path : "\(folder)/\(path)")))
            // A day is a text for the request, however YAML reads it.
            case "layers": members.append((member.key, member.value.json))
            default: members.append((member.key, member.value.text.map { .string($0) } ?? member.value.json))
            }
        }
        return PipelineExample(
            name: name, line: node.place.line, request: .object(members),
            expected: (node["expect"]?.members ?? []).map { ($0.key, $0.value.json) },
            unexpected: (node["absent"]?.members ?? []).map { ($0.key, $0.value.json) })
    }
}
