import Prose

/// Holds nodes against shapes and gathers every mistake. What it hands back has only keys that exist and values that fit; a key
/// or word that was misspelt is taken for the one that was meant, so that one mistake is reported once.
struct ConfigValidator {
    private(set) var diagnostics: [Diagnostic] = []
    private let variables: VariableExpansion

    init(variables: VariableExpansion) { self.variables = variables }

    mutating func report(_ diagnostic: Diagnostic) { diagnostics.append(diagnostic) }

    /// The node cleaned; nil when it does not fit. `what` names it in messages.
    mutating func validate(_ node: ConfigNode, _ shape: ConfigShape, _ what: String) -> ConfigNode? {
        if case .mapping(let keys) = shape { return mapping(node, keys, what) }
        if case .list(let element) = shape { return list(node, element, what) }
        if case .options = shape {
            if case .mapping = node.content { return node }
            return node.isNull ? nil : refuse(node, shape, what)
        }
        return scalar(node, shape, what)
    }

    /// The members of a mapping by known keys.
    mutating func mapping(_ node: ConfigNode, _ keys: [ConfigKey], _ what: String) -> ConfigNode? {
        guard case .mapping(let members) = node.content else { return refuse(node, .mapping(keys), what) }
        var kept: [ConfigNode.Member] = []
        let names = keys.map(\.name)
        let present = Set(members.map(\.key))
        for var member in members {
            var known = keys.first { $0.name == member.key }
            if known == nil {
                let meant = Suggestion.nearest(to: member.key, among: names)
                report(
                    Diagnostic(
                        .unknownKey, member.keyPlace, "unknown key '\(member.key)' in \(what)",
                        suggestion: meant.map { "did you mean '\($0)'?" },
                        fix: meant == nil ? "the keys here are \(names.joined(separator: ", "))" : nil))
                if let meant, !present.contains(meant) { known = keys.first { $0.name == meant } }
            }
            guard let known, !kept.contains(where: { $0.key == known.name }) else { continue }
            member.key = known.name
            let value = validate(member.value, known.shape, "'\(known.name)'")
            // A required key with a bad value is there all the same: it was reported already.
            if let value {
                member.value = value
            } else if Self.decisive.contains(known.name) {
                member.value.isRefused = true
            } else if !known.isRequired {
                continue
            }
            kept.append(member)
        }
        for key in keys where key.isRequired && !kept.contains(where: { $0.key == key.name }) {
            report(
                Diagnostic(
                    .missingKey, node.place, "key '\(key.name)' is missing in \(what)", fix: "add '\(key.name): …': \(key.meaning)"))
        }
        return ConfigNode(content: .mapping(kept), place: node.place)
    }

    /// Keys whose absence is a mistake of its own: one with a bad value is not absent.
    private static let decisive: Set<String> = ["use", "exec", "below", "above"]

    private mutating func list(_ node: ConfigNode, _ element: ConfigShape, _ what: String) -> ConfigNode? {
        guard case .list(let elements) = node.content else {
            var fix: String?
            if case .scalar(let text, _) = node.content, !node.isNull {
                let isCommand = what == "'exec'"
                fix = isCommand
                    ? "write [\(text.split(separator: " ").joined(separator: ", "))]" : "for a list of one write [\(text)]"
            }
            return refuse(node, .list(element), what, fix: fix)
        }
        var kept: [ConfigNode] = []
        for child in elements {
            if let child = validate(child, element, Self.elementName(what)) { kept.append(child) }
        }
        return ConfigNode(content: .list(kept), place: node.place)
    }

    private static func elementName(_ what: String) -> String {
        switch what {
        case "'stages'": "a stage"
        case "'watch'": "a watch rule"
        default: what
        }
    }

    private mutating func scalar(_ node: ConfigNode, _ shape: ConfigShape, _ what: String) -> ConfigNode? {
        guard case .scalar(let raw, let isPlain) = node.content, !node.isNull else { return refuse(node, shape, what) }
        let (text, unset) = variables.expand(raw)
        if let name = unset.first {
            report(
                Diagnostic(
                    .unsetVariable, node.place, "the environment variable \(name) is not set",
                    fix: "set it, or give a default: ${\(name):-value}"))
            return nil
        }
        let node = ConfigNode(content: .scalar(text, isPlain: isPlain), place: node.place)
        switch shape {
        case .text: return node
        case .boolean: return ["true", "false"].contains(text) && isPlain ? node : refuseTruth(node, shape, what)
        case .integer(let range): return integer(node, text, range, shape, what)
        case .integerOr(let word, let range): return text == word ? node : integer(node, text, range, shape, what)
        case .number(let range):
            guard isPlain, let number = Double(text), number.isFinite else { return refuse(node, shape, what) }
            return range.contains(number) ? node : refuse(node, shape, what, .outOfRange)
        case .choice(let words): return choice(node, text, words, shape, what)
        case .duration(let range):
            guard let seconds = DurationText.seconds(text) else {
                let fix = Double(text) == nil ? nil : "give the unit: \(text)s"
                return refuse(node, shape, what, fix: fix)
            }
            return range.contains(seconds)
                ? node : refuse(node, shape, what, .outOfRange, fix: "allowed is \(range.lowerBound)s to \(range.upperBound)s")
        case .size(let range):
            guard let bytes = SizeText.bytes(text) else {
                return refuse(node, shape, what, fix: Double(text) == nil ? nil : "give the unit: \(text)MB")
            }
            let limits = "allowed is \(SizeText.text(range.lowerBound)) to \(SizeText.text(range.upperBound))"
            return range.contains(bytes) ? node : refuse(node, shape, what, .outOfRange, fix: limits)
        case .layer: return layer(node, text, what)
        case .list, .mapping, .options: return nil
        }
    }

    private mutating func integer(
        _ node: ConfigNode, _ text: String, _ range: ClosedRange<Int>, _ shape: ConfigShape, _ what: String
    ) -> ConfigNode? {
        guard case .scalar(_, isPlain: true) = node.content, let number = Int(text) else {
            var hint: String?
            if case .integerOr(let word, _) = shape { hint = Suggestion.nearest(to: text, among: [word]) }
            return refuse(node, shape, what, meant: hint)
        }
        return range.contains(number) ? node : refuse(node, shape, what, .outOfRange)
    }

    private mutating func choice(
        _ node: ConfigNode, _ text: String, _ words: [String], _ shape: ConfigShape, _ what: String
    ) -> ConfigNode? {
        if words.contains(text) { return node }
        let meant = Suggestion.nearest(to: text, among: words)
        _ = refuse(node, shape, what, .badValue, meant: meant)
        return meant.map { ConfigNode(content: .scalar($0, isPlain: true), place: node.place) }
    }

    private mutating func layer(_ node: ConfigNode, _ text: String, _ what: String) -> ConfigNode? {
        let name = LayerName(rawValue: text)
        if LayerName.closedSet.contains(name) || name.isOpen && text.utf8.count > 2 { return node }
        let meant = Suggestion.nearest(to: text, among: LayerName.closedSet.map(\.rawValue))
        report(
            Diagnostic(
                .badValue, node.place, "\(what): no layer '\(text)'", suggestion: meant.map { "did you mean '\($0)'?" },
                fix: "layers are \(LayerName.closedSet.map(\.rawValue).joined(separator: ", ")), or a plug-in's own x-…"))
        return nil
    }

    private mutating func refuseTruth(_ node: ConfigNode, _ shape: ConfigShape, _ what: String) -> ConfigNode? {
        let words = ["yes": "true", "on": "true", "no": "false", "off": "false"]
        return refuse(node, shape, what, meant: words[node.text?.lowercased() ?? ""])
    }

    private mutating func refuse(
        _ node: ConfigNode, _ shape: ConfigShape, _ what: String, _ code: Diagnostic.Code = .wrongType, meant: String? = nil,
        fix: String? = nil
    ) -> ConfigNode? {
        let expected = shape.expectation
        report(
            Diagnostic(
                code, node.place, "\(what) is \(node.description)" + (meant == nil ? "" : "; expected \(expected)"),
                suggestion: meant.map { "did you mean '\($0)'?" } ?? "expected \(expected)", fix: fix))
        return nil
    }
}
