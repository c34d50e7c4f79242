import Logging
import Rapporteur

/// Writes log messages to standard error: a line of words for people, or a JSON object a line (`--log json`).
struct StandardErrorLog: LogHandler {
    /// How messages are written.
    enum Style: Sendable { case text, json }

    var metadata: Logger.Metadata = [:]
    var logLevel: Logger.Level
    private let style: Style

    init(_ style: Style, level: Logger.Level) {
        self.style = style
        logLevel = level
    }

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
        if style == .text {
            let head = event.level >= .warning ? "\(event.level): " : ""
            // A progress bar may stand in the line.
            let clear = Terminal.isTerminal(StandardError.descriptor) ? "\r\u{1B}[K" : ""
            return StandardError.write("\(clear)\(head)\(event.message)\n")
        }
        var writer = JSONWriter()
        writer.object { writer in
            writer.key("time")
            writer.string(ClockText.now)
            writer.key("level")
            writer.string(event.level.rawValue)
            writer.key("message")
            writer.string("\(event.message)")
            for (key, value) in (event.metadata ?? [:]).sorted(by: { $0.key < $1.key }) {
                writer.key(key)
                if let number = Int("\(value)") { writer.integer(number) } else { writer.string("\(value)") }
            }
        }
        StandardError.write(String(decoding: writer.bytes, as: UTF8.self) + "\n")
    }
}
