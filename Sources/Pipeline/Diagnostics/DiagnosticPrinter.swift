import Prose

/// Shows diagnostics: for people with the line and a caret, for editors as JSON.
public struct DiagnosticPrinter: Sendable {
    /// Longest piece of a source line that is shown.
    private static let widest = 200
    private let usesColour: Bool

    /// A printer; with colour only for a terminal.
    public init(colour: Bool = false) { usesColour = colour }

    /// All diagnostics of a file as text, each with its line, a caret and what to do.
    public func text(_ list: DiagnosticList) -> String {
        // By code points: to `Character` a line feed after a carriage return is no line feed.
        let lines = list.source.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false).map { Substring($0) }
        var result = ""
        for diagnostic in list.all {
            let place = diagnostic.place
            let head = "\(Self.printable(list.file)):\(place.line):\(place.column): "
            result += paint(head, "1") + paint("error[\(diagnostic.code.rawValue)]: ", "1;31") + "\(diagnostic.message)\n"
            // A file that cannot be read has no line to show.
            if place.line <= lines.count, !list.source.isEmpty { result += excerpt(lines[place.line - 1], diagnostic) }
            if let fix = diagnostic.fix {
                result += "     | \(String(repeating: " ", count: min(place.column, Self.widest) - 1))\(fix)\n"
            }
        }
        return result
    }

    /// The closing line of `check`: `2 errors. Nothing was run.`
    public static func summary(count: Int) -> String { "\(count) error\(count == 1 ? "" : "s"). Nothing was run.\n" }

    /// All diagnostics of a file, one JSON object a line.
    public func json(_ list: DiagnosticList) -> String {
        var result: [UInt8] = []
        for diagnostic in list.all {
            var writer = JSONWriter()
            writer.object { writer in
                writer.key("file")
                writer.string(list.file)
                writer.key("line")
                writer.integer(diagnostic.place.line)
                writer.key("column")
                writer.integer(diagnostic.place.column)
                writer.key("length")
                writer.integer(diagnostic.place.length)
                writer.key("severity")
                writer.string("error")
                writer.key("code")
                writer.string(diagnostic.code.rawValue)
                writer.key("message")
                writer.string(diagnostic.message)
                writer.key("suggestion")
                writer.string(orNull: diagnostic.suggestion)
                writer.key("fix")
                writer.string(orNull: diagnostic.fix)
            }
            result += writer.bytes + [0x0A]
        }
        return String(decoding: result, as: UTF8.self)
    }

    private func excerpt(_ line: Substring, _ diagnostic: Diagnostic) -> String {
        let number = String(diagnostic.place.line)
        let shown = Self.printable(String(String.UnicodeScalarView(line.unicodeScalars.prefix(Self.widest))))
        var result = String(repeating: " ", count: max(0, 4 - number.count)) + "\(number) | \(shown)\n"
        let column = diagnostic.place.column
        guard column <= Self.widest else { return result }
        // The caret never runs past the end of the line.
        let rest = max(1, line.unicodeScalars.prefix(Self.widest).count - column + 1)
        let length = min(diagnostic.place.length, rest)
        let caret = "^" + String(repeating: "~", count: length - 1)
        result += "     | " + String(repeating: " ", count: column - 1) + paint(caret, "1;32")
        if let suggestion = diagnostic.suggestion { result += "  \(suggestion)" }
        return result + "\n"
    }

    /// Tabs and control characters as one visible column each, so that carets stay under their words.
    private static func printable(_ text: String) -> String {
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            if scalar == "\t" || scalar == "\r" {
                result.append(" ")
            } else if scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value) || (0x202A...0x202E).contains(scalar.value) {
                result.append("\u{FFFD}")
            } else {
                result.append(scalar)
            }
        }
        return String(result)
    }

    private func paint(_ text: String, _ style: String) -> String {
        usesColour ? "\u{1B}[\(style)m\(text)\u{1B}[0m" : text
    }
}
