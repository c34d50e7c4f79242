import Prose

/// Tests a program against the protocol of `exec` stages (`rapporteur.stage/1`): what `plugin check` does.
public struct PluginConformance {
    /// What one test came to.
    public struct Finding: Sendable {
        /// What was tested.
        public var name: String
        /// What is wrong; nil when nothing.
        public var fault: String?
    }

    private let command: [String]
    private let folder: String
    private let options: JSONValue
    private let timeout: Double

    /// Tests of a command, run in a folder.
    public init(_ command: [String], folder: String = ".", options: JSONValue = .object([]), timeout: Double = 20) {
        self.command = command
        self.folder = folder
        self.options = options
        self.timeout = timeout
    }

    /// Runs all tests. The program is started three times: it must give itself one version and answer the same to the same.
    public func findings() -> [Finding] {
        var findings: [Finding] = []
        let first: Conversation
        do {
            first = try greet()
            findings.append(Finding(name: "greets with a name and a version (\(first.name)@\(first.version))"))
        } catch {
            return [Finding(name: "greets with a name and a version", fault: "\(error)")]
        }
        var channel = first.channel
        defer { _ = channel.stop() }
        var answers: [String] = []
        for (name, id, text) in Self.probes {
            let outcome = ask(&channel, id, text)
            findings.append(Finding(name: name, fault: outcome.fault))
            answers.append(outcome.answer)
            if outcome.isBroken { return findings }
        }
        findings.append(Finding(name: "answers a hundred documents in order", fault: manyInOrder(&channel)))
        do {
            let second = try greet()
            var other = second.channel
            defer { _ = other.stop() }
            let isSame = second.version == first.version && second.name == first.name
            findings.append(Finding(name: "gives itself the same version every time", fault: isSame ? nil : "then \(second.name)@\(second.version)"))
            let again = Self.probes.map { ask(&other, $0.id, $0.text).answer }
            findings.append(Finding(name: "answers the same to the same", fault: again == answers ? nil : "a second start gave other answers"))
        } catch {
            findings.append(Finding(name: "can be started again", fault: "\(error)"))
        }
        findings.append(Finding(name: "ends when its input ends", fault: endsWithInput()))
        return findings
    }

    private struct Conversation {
        var channel: LineChannel
        var name: String
        var version: String
    }

    private static let probes: [(name: String, id: String, text: String)] = [
        ("answers a document", "plain.txt", "The ministers met on Monday. Talks will go on."),
        ("answers an empty text", "empty", ""),
        ("answers text in any script", "scripts \u{202E}\u{1F469}\u{200D}\u{1F680}", "Переговоры идут. 会談が続く. e\u{301} \u{1F469}\u{200D}\u{1F680}\u{0}"),
        ("answers an id with quotes and line feeds", "a \"b\"\n\\c", "One line.\nAnother \"line\"."),
        ("answers a text of a megabyte", "long", String(repeating: "The convoy crossed the border at night. ", count: 25_000)),
    ]

    private func greet() throws -> Conversation {
        let (channel, name, version) = try ExternalStage.start(command, folder, options)
        return Conversation(channel: channel, name: name, version: version)
    }

    private func ask(_ channel: inout LineChannel, _ id: String, _ text: String) -> (answer: String, fault: String?, isBroken: Bool) {
        do {
            try channel.send(Self.request(id, text), within: timeout)
            let line = try channel.receive(within: timeout)
            return (String(decoding: line, as: UTF8.self), Self.fault(of: line, id, length: text.unicodeScalars.count), false)
        } catch {
            return ("", "\(error)", true)
        }
    }

    private func manyInOrder(_ channel: inout LineChannel) -> String? {
        do {
            for number in 0..<100 { try channel.send(Self.request("n\(number)", "Note \(number)."), within: timeout) }
            for number in 0..<100 {
                let answer = try JSONParser.parse(try channel.receive(within: timeout))
                guard answer[key: "id"]?.string == "n\(number)" else { return "answer \(number + 1) has another id than request \(number + 1)" }
            }
            return nil
        } catch {
            return "\(error)"
        }
    }

    private func endsWithInput() -> String? {
        guard let process = try? ChildProcess.start(command, folder: folder, inOwnGroup: true) else { return "it does not start" }
        return process.endsAfterInput(within: 5) ? nil : "it still runs five seconds after its input was closed"
    }

    private static func request(_ id: String, _ text: String) -> [UInt8] {
        var writer = JSONWriter()
        writer.object { writer in
            writer.key("id")
            writer.string(id)
            writer.key("text")
            writer.string(text)
            writer.key("layers")
            writer.object { writer in
                writer.key("sentences")
                writer.array(text.isEmpty ? [] : [text.unicodeScalars.count]) { writer, end in writer.array([0, end]) { $0.integer($1) } }
            }
        }
        return writer.bytes
    }

    /// What is wrong with an answer; nil when nothing.
    private static func fault(of line: [UInt8], _ id: String, length: Int) -> String? {
        guard let answer = try? JSONParser.parse(line), answer.object != nil else { return "the answer is no JSON object" }
        guard answer[key: "id"]?.string == id else { return "the answer has another id than the document" }
        if answer[key: "error"] != nil || answer[key: "skipped"]?.string != nil { return nil }
        guard let layers = answer[key: "layers"]?.object else { return "the answer has neither 'layers' nor 'error' nor 'skipped'" }
        for layer in layers {
            guard LayerName(rawValue: layer.key).isOpen else { return "layer '\(layer.key)': a program's layers begin with x-" }
            for element in layer.value.array ?? [] {
                guard let span = element[key: "span"] else { continue }
                guard let start = span[0]?.int, let end = span[1]?.int, 0 <= start, start <= end, end <= length else {
                    return "layer '\(layer.key)' has a span outside the text: spans are [start, end] in code points"
                }
            }
        }
        return nil
    }
}
