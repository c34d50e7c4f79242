import Yams

/// Reads the YAML of a pipeline file into nodes with places. The only file that knows the YAML library.
enum YAMLReader {
    /// The root node, with every fault of the YAML itself; nil when nothing can be made of the text.
    static func read(_ text: String) -> (root: ConfigNode?, faults: [Diagnostic]) {
        let survey = YAMLSurvey(text)
        var faults = survey.diagnostics
        guard survey.isParsable else { return (nil, faults) }
        do {
            guard let node = try Yams.compose(yaml: survey.text) else {
                return (nil, faults + [Diagnostic(.syntax, Place(line: 1, column: 1), "the file is empty")])
            }
            return (convert(node), faults)
        } catch {
            if !survey.hadTabs { faults.append(diagnostic(error)) }
            return (nil, faults)
        }
    }

    private static func convert(_ node: Node) -> ConfigNode {
        switch node {
        case .scalar(let scalar):
            let isPlain = scalar.style == .plain || scalar.style == .any
            let length = scalar.string.unicodeScalars.prefix { $0 != "\n" }.count + (isPlain ? 0 : 2)
            return ConfigNode(content: .scalar(scalar.string, isPlain: isPlain), place: place(scalar.mark, length))
        case .sequence(let sequence):
            return ConfigNode(content: .list(sequence.map(convert)), place: place(sequence.mark, 1))
        case .mapping(let mapping):
            let members = mapping.map { pair in
                let key = convert(pair.key)
                return ConfigNode.Member(key: key.text ?? "?", keyPlace: key.place, value: convert(pair.value))
            }
            return ConfigNode(content: .mapping(members), place: place(mapping.mark, members.first?.key.unicodeScalars.count ?? 1))
        case .alias:
            return ConfigNode(content: .scalar("", isPlain: true), place: place(node.mark, 1))
        }
    }

    private static func place(_ mark: Mark?, _ length: Int) -> Place {
        Place(line: mark?.line ?? 1, column: mark?.column ?? 1, length: length)
    }

    private static func diagnostic(_ error: any Error) -> Diagnostic {
        guard let error = error as? YamlError else { return Diagnostic(.syntax, Place(line: 1, column: 1), "\(error)") }
        switch error {
        case .scanner(let context, let problem, let mark, _), .parser(let context, let problem, let mark, _),
            .composer(let context, let problem, let mark, _):
            return syntax(context, problem, mark)
        case .reader(let problem, let offset, _, let yaml):
            return Diagnostic(.syntax, place(ofByte: offset ?? 0, in: yaml), problem)
        case .duplicatedKeysInMapping(let keys, let context):
            return Diagnostic(
                .duplicateKey, place(context.mark, keys.first?.unicodeScalars.count ?? 1),
                "key '\(keys.first ?? "?")' stands twice in one mapping", fix: "keep one of the two")
        default:
            return Diagnostic(.syntax, Place(line: 1, column: 1), "\(error)")
        }
    }

    private static func syntax(_ context: YamlError.Context?, _ problem: String, _ mark: Mark) -> Diagnostic {
        // An open bracket or quote is found out only lines later: point at where it was opened.
        if let context {
            for (word, sign, closing) in [
                ("flow sequence", "[", "]"), ("flow mapping", "{", "}"), ("quoted scalar", "quote", "the closing quote"),
            ] where context.text.contains(word) {
                return Diagnostic(
                    .syntax, place(context.mark, 1), "this \(sign) is not closed", suggestion: "expected \(closing)",
                    fix: "\(problem) in line \(mark.line)")
            }
        }
        if problem.contains("mapping values are not allowed") {
            return Diagnostic(
                .syntax, place(mark, 1), "a second ':' where a plain value stands", fix: "put a value that holds ': ' in quotes")
        }
        if problem.contains("did not find expected '-' indicator") || problem.contains("did not find expected key") {
            return Diagnostic(
                .syntax, place(mark, 1), "the indentation fits nothing above",
                fix: "keys of one mapping begin in one column; so do the dashes of one list")
        }
        return Diagnostic(.syntax, place(mark, 1), problem)
    }

    private static func place(ofByte offset: Int, in text: String) -> Place {
        var line = 1, column = 1
        for byte in text.utf8.prefix(max(0, offset)) {
            if byte == 0x0A { (line, column) = (line + 1, 1) } else if byte & 0xC0 != 0x80 { column += 1 }
        }
        return Place(line: line, column: column)
    }
}
