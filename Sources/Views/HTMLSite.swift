import Prose
import Reports

/// A folder of pages: one a report, and an index over them.
public enum HTMLSite {
    /// One file of the site.
    public struct File: Sendable {
        /// Path inside the site.
        public let path: String
        /// Its bytes.
        public let bytes: [UInt8]
    }

    /// `index.html` and `reports/<id>.html` for each report, in their order.
    public static func make(_ reports: [Report]) -> [File] {
        var lines = ""
        var files: [File] = []
        for report in reports {
            let path = "reports/\(safe(report.id)).html"
            files.append(File(path: path, bytes: HTMLPage.make(report)))
            let meta = report.document.metadata
            let risk = try? report.document.layerIfPresent(RiskAssessment.self)
            let top = risk?.categories.first.map { "\($0.category.rawValue) \($0.score)" } ?? ""
            lines += "<tr><td>\(meta.published?.description ?? "")</td><td><a href=\"\(HTMLText.escaped(encoded(path)))\">"
            lines += "\(HTMLText.escaped(meta.title ?? report.id))</a></td><td>\(HTMLText.escaped(top))</td></tr>\n"
        }
        let body = "<h1>\(reports.count) reports</h1>\n<div class=\"wide\"><table><tr><th>published</th><th>title</th><th>highest risk</th></tr>\n\(lines)</table></div>"
        return [File(path: "index.html", bytes: Array(HTMLFrame.page(title: "Reports", body: body).utf8))] + files
    }

    /// An id as a path that stays inside the site.
    static func safe(_ id: String) -> String {
        id.split(separator: "/", omittingEmptySubsequences: true).map { part in
            part == "." || part == ".." ? "_" : String(part.map { $0.unicodeScalars.allSatisfy { $0.value < 0x20 } ? "_" : $0 })
        }.joined(separator: "/")
    }

    private static func encoded(_ path: String) -> String {
        let hex = Array("0123456789ABCDEF")
        return path.utf8.map { byte -> String in
            let isPlain = (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte) || Array("-._~/".utf8).contains(byte)
            return isPlain ? String(UnicodeScalar(byte)) : "%\(hex[Int(byte >> 4)])\(hex[Int(byte & 15)])"
        }.joined()
    }
}
