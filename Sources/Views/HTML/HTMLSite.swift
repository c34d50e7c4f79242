import Lexicons
import Prose
import Reports

/// A folder of pages: `site/reports/<id>.html` for each report, and `site/index.html` over them.
public struct HTMLSite: DerivedView {
    private static let index = "site/index.html"
    private var count = 0

    /// The view.
    public init() {}

    /// The heads of its files.
    public func begin() -> [ViewPiece] {
        let head = "<h1>Reports</h1>\n<div class=\"wide\"><table><tr><th>published</th><th>title</th><th>highest risk</th></tr>\n"
        return [ViewPiece(path: Self.index, bytes: Array((HTMLFrame.head(title: "Reports") + head).utf8))]
    }

    /// What a report adds to its files.
    public mutating func add(_ report: Report, bytes: [UInt8]) -> [ViewPiece] {
        count += 1
        let path = "reports/\(Self.safe(report.id)).html"
        let meta = report.document.metadata
        let risk = try? report.document.layerIfPresent(RiskAssessment.self)
        let top = risk?.categories.first.map { "\($0.category.rawValue) \($0.score)" } ?? ""
        var line = "<tr><td>\(meta.published?.description ?? "")</td><td><a href=\"\(HTMLText.escaped(Self.encoded(path)))\">"
        line += "\(HTMLText.escaped(meta.title ?? report.id))</a></td><td>\(HTMLText.escaped(top))</td></tr>\n"
        return [
            ViewPiece(path: "site/\(path)", bytes: HTMLPage.make(report), isWhole: true),
            ViewPiece(path: Self.index, bytes: Array(line.utf8)),
        ]
    }

    /// What ends its files.
    public func end() -> [ViewPiece] {
        [ViewPiece(path: Self.index, bytes: Array("</table></div>\n<p class=\"facts\">\(count) report\(count == 1 ? "" : "s")</p>\(HTMLFrame.foot)".utf8))]
    }

    /// An id as a path that stays inside the site; names too long for a file system are cut and told apart by a hash.
    static func safe(_ id: String) -> String {
        id.split(separator: "/", omittingEmptySubsequences: true).map { part in
            if part == "." || part == ".." { return "_" }
            let name = String(part.map { $0.unicodeScalars.allSatisfy { $0.value < 0x20 } ? "_" : $0 })
            guard name.utf8.count > 200 else { return name }
            var head = ""
            for character in name {
                if head.utf8.count + character.utf8.count > 120 { break }
                head.append(character)
            }
            return "\(head)~\(SHA256.hexadecimal(of: Array(part.utf8)).prefix(32))"
        }.joined(separator: "/")
    }

    /// A path as an address (RFC 3986).
    static func encoded(_ path: String) -> String {
        let hex = Array("0123456789ABCDEF")
        return path.utf8.map { byte -> String in
            let isPlain = (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte) || Array("-._~/".utf8).contains(byte)
            return isPlain ? String(UnicodeScalar(byte)) : "%\(hex[Int(byte >> 4)])\(hex[Int(byte & 15)])"
        }.joined()
    }
}
