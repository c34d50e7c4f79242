import Rapporteur

/// A man page made of a command's own definition: nothing in it is written twice.
struct ManualPage {
    /// `rapporteur-run`.
    let name: String
    /// The page in man's macro language.
    let text: String

    /// The pages of a command and all its verbs, from what the argument parser says of them.
    static func pages(of help: JSONValue) -> [ManualPage] {
        guard let command = help[key: "command"] else { return [] }
        let verbs = (command[key: "subcommands"]?.array ?? []).filter { $0[key: "commandName"]?.string != "help" }
        let root = command[key: "commandName"]?.string ?? "rapporteur"
        let pages = verbs.map { ManualPage($0, name: "\(root)-\(word($0))", invocation: "\(root) \(word($0))", also: ["\(root)(1)"]) }
        return [ManualPage(command, name: root, invocation: root, also: pages.map { "\($0.name)(1)" })] + pages
    }

    private static func word(_ command: JSONValue) -> String { command[key: "commandName"]?.string ?? "" }

    private init(_ command: JSONValue, name: String, invocation: String, also: [String]) {
        self.name = name
        let summary = command[key: "abstract"]?.string ?? ""
        var page = ".TH \(Self.escaped(name.uppercased())) 1 \"\" \"rapporteur \(Engine.version)\" \"Rapporteur\"\n"
        page += ".SH NAME\n\(Self.escaped(name)) \\- \(Self.escaped(summary))\n"
        page += ".SH SYNOPSIS\n" + Self.synopsis(command, invocation)
        if let discussion = command[key: "discussion"]?.string, !discussion.isEmpty {
            page += ".SH DESCRIPTION\n" + Self.paragraphs(discussion)
        }
        page += Self.arguments(command)
        let verbs = (command[key: "subcommands"]?.array ?? []).filter { $0[key: "commandName"]?.string != "help" }
        if !verbs.isEmpty {
            page += ".SH COMMANDS\n"
            for verb in verbs {
                page += ".TP\n.B \(Self.escaped(Self.word(verb)))\n\(Self.escaped(verb[key: "abstract"]?.string ?? ""))\n"
                if also.contains("rapporteur(1)") { page += Self.arguments(verb, heading: nil) }
            }
        }
        page += ".SH \"SEE ALSO\"\n" + also.map { other in
            let name = other.prefix { $0 != "(" }
            return ".BR \(Self.escaped(String(name))) (1)"
        }.joined(separator: ",\n") + "\n"
        text = page
    }

    private static func synopsis(_ command: JSONValue, _ invocation: String) -> String {
        var line = ".B \(escaped(invocation))\n"
        for argument in shown(command) {
            let isOptional = argument[key: "isOptional"]?.bool ?? true
            let repeats = argument[key: "isRepeating"]?.bool ?? false
            var word = spelled(argument)
            if repeats { word += " ..." }
            line += isOptional ? "[\(word)]\n" : "\(word)\n"
        }
        return line
    }

    private static func arguments(_ command: JSONValue, heading: String? = "ARGUMENTS AND OPTIONS") -> String {
        let all = shown(command)
        if all.isEmpty { return "" }
        var text = heading.map { ".SH \"\($0)\"\n" } ?? ""
        for argument in all {
            text += ".TP\n\(spelled(argument))\n\(escaped(argument[key: "abstract"]?.string ?? ""))\n"
            if let values = argument[key: "allValues"]?.array?.compactMap(\.string), !values.isEmpty {
                text += "One of \(escaped(values.joined(separator: ", "))).\n"
            }
            if let value = argument[key: "defaultValue"]?.string { text += "Default: \(escaped(value)).\n" }
        }
        return text
    }

    private static func shown(_ command: JSONValue) -> [JSONValue] {
        (command[key: "arguments"]?.array ?? []).filter { $0[key: "shouldDisplay"]?.bool ?? true }
    }

    /// `\fB-o\fR, \fB--output\fR \fIdir\fR`.
    private static func spelled(_ argument: JSONValue) -> String {
        let value = "\\fI\(escaped(argument[key: "valueName"]?.string ?? "value"))\\fR"
        let names = (argument[key: "names"]?.array ?? []).map { name in
            let word = name[key: "name"]?.string ?? ""
            return "\\fB" + escaped((name[key: "kind"]?.string == "short" ? "-" : "--") + word) + "\\fR"
        }
        if names.isEmpty { return value }
        return names.joined(separator: ", ") + (argument[key: "kind"]?.string == "option" ? " \(value)" : "")
    }

    private static func paragraphs(_ text: String) -> String {
        text.split(separator: "\n", omittingEmptySubsequences: false).map { $0.isEmpty ? ".PP" : escaped(String($0)) }.joined(separator: "\n") + "\n"
    }

    /// Signs that man's language would take for its own.
    private static func escaped(_ text: String) -> String {
        var result = ""
        for character in text {
            switch character {
            case "\\": result += "\\e"
            case "-": result += "\\-"
            case "'": result += "\\(aq"
            case ".": result += result.isEmpty ? "\\&." : "."
            default: result.append(character)
            }
        }
        return result
    }
}
