import Prose
import StageKit

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// Reads the entries under `stages:`: which stage, and its options held against the stage's own fields.
struct StageEntryReader {
    private let catalogue: Catalogue
    /// Where the files that options name are looked for.
    private let folder: String
    private var ids: [String: Int] = [:]

    init(catalogue: Catalogue, folder: String) {
        self.catalogue = catalogue
        self.folder = folder
    }

    /// The entry; nil when it names no stage.
    mutating func entry(_ node: ConfigNode, _ validator: inout ConfigValidator) -> StageEntry? {
        let use = node.members.first { $0.key == "use" }, exec = node.members.first { $0.key == "exec" }
        if let use, let exec {
            let later = max(use.keyPlace, exec.keyPlace)
            validator.report(
                Diagnostic(.misplacedKey, later, "a stage has either 'use' or 'exec'", fix: "make two entries of it"))
        }
        if use?.value.isRefused ?? false || exec?.value.isRefused ?? false { return nil }
        if let use { return catalogueStage(node, use, &validator) }
        if let exec { return program(node, exec, &validator) }
        validator.report(
            Diagnostic(.missingKey, node.place, "a stage without 'use' or 'exec'", fix: "add 'use: ' and the name of a stage"))
        return nil
    }

    private mutating func catalogueStage(
        _ node: ConfigNode, _ use: ConfigNode.Member, _ validator: inout ConfigValidator
    ) -> StageEntry? {
        for member in node.members where ["reads", "writes", "timeout"].contains(member.key) {
            validator.report(
                Diagnostic(
                    .misplacedKey, member.keyPlace, "'\(member.key)' belongs to an 'exec' stage",
                    fix: "take it out: what a stage of the catalogue reads and writes stands in its card"))
        }
        guard let name = use.value.text, !use.value.isNull else { return nil }
        guard let factory = known(name, use.value.place, &validator) else { return nil }
        let options = self.options(node["with"], factory, &validator)
        let id = self.id(node, default: factory.card.id, use.keyPlace, &validator)
        return StageEntry(kind: .use(factory.card.id), id: id, options: options, place: use.keyPlace)
    }

    private func known(_ name: String, _ place: Place, _ validator: inout ConfigValidator) -> StageFactory? {
        if let factory = catalogue[name] { return factory }
        let meant = Suggestion.nearest(to: name, among: catalogue.ids)
        validator.report(
            Diagnostic(
                .unknownStage, place, "no stage '\(name)'", suggestion: meant.map { "did you mean '\($0)'?" },
                fix: meant == nil ? "the stages are \(catalogue.ids.joined(separator: ", "))" : nil))
        return meant.flatMap { catalogue[$0] }
    }

    private func options(_ node: ConfigNode?, _ factory: StageFactory, _ validator: inout ConfigValidator) -> JSONValue {
        var given: ConfigNode?
        if let node {
            let keys = factory.fields.map { ConfigKey($0.name, ConfigShape($0.kind), default: $0.defaultValue, $0.meaning) }
            if keys.isEmpty, let first = node.members.first {
                validator.report(
                    Diagnostic(.unknownKey, first.keyPlace, "stage '\(factory.card.id)' has no options", fix: "take 'with' out"))
            } else {
                given = validator.mapping(node, keys, "the options of '\(factory.card.id)'")
            }
        }
        var members: [(key: String, value: JSONValue)] = []
        for field in factory.fields {
            if let node = given?[field.name] { checkFiles(node, field.kind, &validator) }
            members.append((field.name, given?[field.name].map { Self.value($0, field.kind) } ?? field.defaultValue))
        }
        return .object(members)
    }

    /// Files that an option names are there and can be read; what is in them its stage tells.
    private func checkFiles(_ node: ConfigNode, _ kind: OptionField.Kind, _ validator: inout ConfigValidator) {
        let nodes: [ConfigNode] = switch kind {
        case .path: [node]
        case .paths: node.elements.isEmpty ? [node] : node.elements
        default: []
        }
        for node in nodes {
            guard let path = node.text, !path.isEmpty, access(path.hasPrefix("/") ? path : "\(folder)/\(path)", R_OK) != 0 else { continue }
            let isAbsent = errno == ENOENT || errno == ENOTDIR
            validator.report(
                Diagnostic(
                    .unreadableFile, node.place, isAbsent ? "no file '\(path)'" : "'\(path)' cannot be read",
                    fix: isAbsent && !path.hasPrefix("/") ? "a path is relative to the folder of the pipeline file, \(folder)" : nil))
        }
    }

    private static func value(_ node: ConfigNode, _ kind: OptionField.Kind) -> JSONValue {
        switch kind {
        case .boolean: .bool(node.text == "true")
        case .integer: .integer(node.text.flatMap { Int($0) } ?? 0)
        case .number: node.text.flatMap { Double($0) }.map { .number(String($0)) } ?? .null
        case .text, .path, .choice: .string(node.text ?? "")
        case .texts, .paths: .array(node.texts.map { .string($0) })
        }
    }

    private mutating func program(
        _ node: ConfigNode, _ exec: ConfigNode.Member, _ validator: inout ConfigValidator
    ) -> StageEntry? {
        let command = exec.value.texts
        guard let first = command.first, !first.isEmpty else {
            validator.report(Diagnostic(.badValue, exec.value.place, "'exec' names no program", fix: "write [program, argument, …]"))
            return nil
        }
        let reads = (node["reads"]?.texts ?? []).map(LayerName.init(rawValue:))
        let writes = (node["writes"]?.texts ?? []).map(LayerName.init(rawValue:))
        for layer in node["writes"]?.elements ?? [] where !LayerName(rawValue: layer.text ?? "").isOpen {
            validator.report(
                Diagnostic(
                    .badValue, layer.place, "an 'exec' stage cannot write '\(layer.text ?? "")'",
                    suggestion: "did you mean 'x-\(layer.text ?? "")'?"))
        }
        if writes.isEmpty {
            validator.report(
                Diagnostic(.missingKey, exec.keyPlace, "an 'exec' stage that writes nothing", fix: "add 'writes: [x-…]'"))
        }
        let name = String(first.split(separator: "/").last ?? "exec")
        let id = self.id(node, default: name, exec.keyPlace, &validator)
        let options = node["with"]?.json ?? .object([])
        return StageEntry(
            kind: .exec(command: command, reads: reads, writes: writes, timeout: node["timeout"]?.seconds ?? 20), id: id,
            options: options, place: exec.keyPlace)
    }

    private mutating func id(
        _ node: ConfigNode, default name: String, _ place: Place, _ validator: inout ConfigValidator
    ) -> String {
        let id = node["id"]?.text ?? name
        let place = node["id"]?.place ?? place
        if let first = ids[id] {
            validator.report(
                Diagnostic(
                    .duplicateStage, place, "a second stage '\(id)'; the first stands in line \(first)",
                    fix: "take one out, or give it an 'id' of its own"))
        } else {
            ids[id] = place.line
        }
        return id
    }
}
