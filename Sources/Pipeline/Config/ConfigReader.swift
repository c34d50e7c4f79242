import Prose
import StageKit

/// Makes a typed configuration of a pipeline file, or the list of everything that is wrong with it.
public struct ConfigReader: Sendable {
    private let catalogue: Catalogue
    private let lookUp: @Sendable (String) -> String?

    /// A reader for files that name stages of a catalogue.
    /// - Parameter environment: looks up the variables that scalars name; the process's own when left out.
    public init(catalogue: Catalogue, environment: @escaping @Sendable (String) -> String? = ProcessEnvironment.value) {
        self.catalogue = catalogue
        self.lookUp = environment
    }

    /// Reads a file. Nothing is run, and no folder that it names needs to be there; files that options name do.
    public func read(file path: String) -> (config: PipelineConfig?, diagnostics: DiagnosticList) {
        do {
            let text = String(decoding: try FileBytes.contents(path, limit: 4 << 20), as: UTF8.self)
            return read(text: text, file: path)
        } catch {
            var list = DiagnosticList(file: path, source: "")
            list.add(Diagnostic(.unreadable, Place(line: 1, column: 1), "\(error)"))
            return (nil, list)
        }
    }

    /// Reads the text of a file. The configuration is nil when anything is wrong.
    public func read(text: String, file path: String) -> (config: PipelineConfig?, diagnostics: DiagnosticList) {
        let text = text.unicodeScalars.first == "\u{FEFF}" ? String(text.unicodeScalars.dropFirst()) : text
        var list = DiagnosticList(file: path, source: text)
        let (root, faults) = YAMLReader.read(text)
        for fault in faults { list.add(fault) }
        guard let root else { return (nil, list) }

        var validator = ConfigValidator(variables: VariableExpansion(lookUp: lookUp))
        var config: PipelineConfig?
        if let checked = validator.mapping(root, ConfigFormat.root, "the pipeline") {
            config = build(checked, path, &validator)
        }
        for diagnostic in validator.diagnostics { list.add(diagnostic) }
        return (list.isEmpty ? config : nil, list)
    }

    private func build(_ root: ConfigNode, _ path: String, _ validator: inout ConfigValidator) -> PipelineConfig {
        let folder = path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "."
        var config = PipelineConfig(
            file: path, baseFolder: folder.isEmpty ? "/" : folder, name: root["name"]?.text ?? "pipeline", input: InputSection(),
            stages: [], corpus: root["corpus"]?.texts ?? [], watch: [], output: OutputSection(), run: RunSection())
        if let input = root["input"] { config.input = Self.input(input) }
        if let output = root["output"] {
            config.output = Self.output(output)
            Self.checkFormats(output, config.output, &validator)
        }
        if let run = root["run"] { config.run = Self.run(run) }
        if let watch = root["watch"] { config.watch = watch.elements.compactMap { Self.watchRule($0, &validator) } }
        if let stages = root["stages"], case .list(let entries) = stages.content {
            if entries.isEmpty {
                validator.report(Diagnostic(.badValue, stages.place, "'stages' is an empty list", fix: "add '- use: ingest'"))
            }
            var reader = StageEntryReader(catalogue: catalogue, folder: config.baseFolder)
            config.stages = entries.compactMap { reader.entry($0, &validator) }
            // An entry that could not be read would make those after it look unmet.
            for diagnostic in PlanCheck.diagnostics(
                config.stages, catalogue: catalogue, given: config.input.layers,
                isComplete: config.stages.count == entries.count)
            {
                validator.report(diagnostic)
            }
        }
        return config
    }

    private static func input(_ node: ConfigNode) -> InputSection {
        var section = InputSection()
        if let path = node["path"]?.text { section.path = path }
        if let match = node["match"]?.texts { section.match = match }
        section.layers = (node["layers"]?.texts ?? []).map(LayerName.init(rawValue:))
        section.settle = node["settle"]?.seconds ?? 0
        section.sidecar = node["sidecar"]?.text ?? section.sidecar
        section.longest = node["longest"]?.text.flatMap(SizeText.bytes) ?? section.longest
        for member in node["columns"]?.members ?? [] { section.columns[member.key] = member.value.text ?? member.key }
        return section
    }

    /// A view that the reports cannot be made into for want of layers is a mistake that only shows after a night's run.
    private static func checkFormats(_ node: ConfigNode, _ section: OutputSection, _ validator: inout ConfigValidator) {
        for format in node["formats"]?.elements ?? [] {
            if format.text == "conllu", section.text != .full || !section.keep.contains("tokens") || !section.keep.contains("parse") {
                validator.report(
                    Diagnostic(
                        .missingKey, format.place, "'conllu' needs words and trees, which reports do not keep",
                        fix: "add 'keep: [tokens, parse]' to 'output'" + (section.text == .full ? "" : ", and 'text: full'")))
            } else if format.text == "webannotation", section.text == .none || section.text == .evidence {
                validator.report(
                    Diagnostic(.missingKey, format.place, "'webannotation' needs the text, which reports do not keep", fix: "write 'text: full' in 'output'"))
            }
        }
    }

    private static func output(_ node: ConfigNode) -> OutputSection {
        var section = OutputSection()
        if let path = node["path"]?.text { section.path = path }
        if let formats = node["formats"]?.texts { section.formats = formats }
        section.text = node["text"]?.text.flatMap(OutputSection.TextKept.init) ?? .full
        section.keep = (node["keep"]?.texts ?? []).map(LayerName.init(rawValue:))
        return section
    }

    private static func run(_ node: ConfigNode) -> RunSection {
        var section = RunSection()
        section.workers = node["workers"]?.text.flatMap { Int($0) }
        section.onError = node["on_error"]?.text.flatMap(RunSection.ErrorPolicy.init) ?? .quarantine
        section.failOn = node["fail_on"]?.text.flatMap(RunSection.FailPolicy.init) ?? .new
        section.timeout = node["timeout"]?.seconds ?? section.timeout
        section.cache = node["cache"]?.text == "true"
        section.memory = node["memory"]?.text.flatMap(SizeText.bytes) ?? section.memory
        section.retries = node["retries"]?.text.flatMap { Int($0) } ?? section.retries
        return section
    }

    private static func watchRule(_ node: ConfigNode, _ validator: inout ConfigValidator) -> WatchRule? {
        guard node.members.count == 1, let rule = node.members.first else {
            validator.report(Diagnostic(.missingKey, node.place, "a watch rule has either 'dyad' or 'risk'", fix: "one rule an entry"))
            return nil
        }
        let below = rule.value["below"]?.text.flatMap { Double($0) }, above = rule.value["above"]?.text.flatMap { Double($0) }
        if rule.value["below"] == nil, rule.value["above"] == nil {
            validator.report(
                Diagnostic(.missingKey, rule.value.place, "the rule can never fire", fix: "add 'below: …' or 'above: …'"))
        }
        switch rule.key {
        case "dyad":
            guard let from = rule.value["from"]?.text, let to = rule.value["to"]?.text else { return nil }
            return WatchRule(subject: .dyad(from: from, to: to), below: below, above: above)
        default:
            guard let country = rule.value["country"]?.text else { return nil }
            return WatchRule(
                subject: .risk(country: country, category: rule.value["category"]?.text), below: below, above: above)
        }
    }
}

extension ConfigNode {
    /// The texts of a list of scalars.
    var texts: [String] { elements.compactMap(\.text) }
    /// The seconds of a time.
    var seconds: Double? { text.flatMap(DurationText.seconds) }
}
