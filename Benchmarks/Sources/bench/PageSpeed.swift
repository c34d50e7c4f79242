import BenchmarkSupport
import Glibc
import Rapporteur

/// What text, metadata and date of a page cost, beside libxml2's own parse of the same bytes: CPU time of one core, taken page by
/// page in turns, so that what disturbs one disturbs all.
struct PageSpeed {
    private let folder: String
    private let pages: [(id: String, bytes: [UInt8])]
    private let repeats: Int

    init(folder: String, limit: Int, repeats: Int) throws {
        self.folder = folder
        self.repeats = max(1, repeats)
        let files = Folder.files(below: folder + "/html").prefix(limit)
        guard !files.isEmpty else { throw EvaluationError("\(folder)/html: no page is there; the data is not part of this repository") }
        pages = try files.map { ($0, try Files.read($0)) }
    }

    private static func now() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }

    func print(python: String) throws {
        let floor = try LibXML2Floor()
        let stages = try Stages(["ingest"])
        var tree = 0.0, events = 0.0, own = 0.0
        var text = 0
        for round in 0...repeats {
            for page in pages {
                var begin = Self.now()
                floor.tree(page.bytes)
                let first = Self.now() - begin
                begin = Self.now()
                floor.events(page.bytes)
                let second = Self.now() - begin
                begin = Self.now()
                let document = try? stages.run(Document(id: page.id, source: Source(payload: .html(page.bytes))))
                let third = Self.now() - begin
                // The first round warms caches and is not counted.
                guard round > 0 else { continue }
                tree += first
                events += second
                own += third
                text += document?.text.bytes.count ?? 0
            }
        }
        let bytes = pages.reduce(0) { $0 + $1.bytes.count }
        let count = Double(pages.count * repeats)
        Swift.print("\(pages.count) pages, \(fixed(Double(bytes) / 1e6, 1)) MB, \(fixed(Double(text / repeats) / 1e6, 1)) MB of text; libxml2 \(floor.version); CPU time of one core")
        Swift.print("                                     ms/page   times the DOM parse")
        func row(_ name: String, _ seconds: Double) {
            let padded = name + String(repeating: " ", count: max(1, 34 - name.count))
            Swift.print("\(padded)\(fixed(seconds / count * 1_000, 3, width: 10))\(fixed(seconds / tree, 2, width: 12))")
        }
        row("libxml2, DOM parse", tree)
        row("libxml2, events without handlers", events)
        row("text, metadata and date", own)
        peers(python, tree / count * 1_000)
    }

    private func fixed(_ value: Double, _ decimals: Int, width: Int = 0) -> String {
        var scale = 1.0
        for _ in 0..<decimals { scale *= 10 }
        let digits = DecimalNumber(mantissa: Int64((value * scale).rounded()), exponent: -decimals).description
        return String(repeating: " ", count: max(0, width - digits.count)) + digits
    }

    /// Other extractors over the same pages, by the script beside this package; what Python does not have is left out.
    private func peers(_ python: String, _ floor: Double) {
        let script = CommandLine.arguments[0].split(separator: "/", omittingEmptySubsequences: false).dropLast(3).joined(separator: "/") + "/page_peers.py"
        guard access(script, R_OK) == 0, let stream = popen("'\(python)' '\(script)' '\(folder)' 2>/dev/null", "r") else { return }
        defer { pclose(stream) }
        var line = [CChar](repeating: 0, count: 200)
        while fgets(&line, 200, stream) != nil {
            let fields = String(decoding: line.prefix { $0 != 0 && $0 != 10 }.map { UInt8(bitPattern: $0) }, as: UTF8.self).split(separator: "\t")
            guard fields.count == 2, let microseconds = Int(fields[1]) else { continue }
            let padded = fields[0] + String(repeating: " ", count: max(1, 34 - fields[0].count))
            let value = Double(microseconds) / 1_000
            Swift.print("\(padded)\(fixed(value, 3, width: 10))\(fixed(value / floor, 2, width: 12))")
        }
    }
}
