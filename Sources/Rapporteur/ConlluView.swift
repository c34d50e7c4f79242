import Language
import Prose
import Reports
import Views

/// `reports.conllu`: words, tags and trees of all reports as CoNLL-U, for reports that keep them. Sentence ids are unique in the file.
struct ConlluView: DerivedView {
    private static let path = "reports.conllu"

    func begin() -> [ViewPiece] { [ViewPiece(path: Self.path, bytes: [])] }

    func add(_ report: Report, bytes: [UInt8]) throws -> [ViewPiece] {
        for layer in [LayerName.text, .tokens, .sentences, .parse] where !report.document.has(layer) {
            throw ViewGap("the report holds no \(layer) ('output: { text: full, keep: [tokens, parse] }' keeps them)")
        }
        let mark = "# sent_id = "
        let id = String(report.id.unicodeScalars.map { $0.properties.isWhitespace || $0.value < 0x20 ? "_" : Character($0) })
        var lines = ""
        for line in try ConlluWriter.write(report.document).split(separator: "\n", omittingEmptySubsequences: false) {
            lines += line.hasPrefix(mark) ? "\(mark)\(id)-\(line.dropFirst(mark.count))\n" : "\(line)\n"
        }
        // The writer ends with a line feed, after which the split sees one more, empty, line.
        lines.removeLast()
        return [ViewPiece(path: Self.path, bytes: Array(lines.utf8))]
    }
}
