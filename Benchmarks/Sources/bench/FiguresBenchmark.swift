import BenchmarkSupport
import Figures
import Glibc
import Rapporteur

/// Speed of the figures stage alone, on ready layers, and of quantulum3 on the same text where it is installed.
struct FiguresBenchmark {
    private let stage: FiguresStage
    private let documents: [Document]
    private let bytes: Int

    /// Reads JSON lines with `text`, or a folder of plain texts, and runs the stages before.
    init(_ path: String, limit: Int) throws {
        let stages = try Stages(["language", "dates", "actors", "quotes"])
        var texts: [String] = []
        if path.hasSuffix(".jsonl") || path.hasSuffix(".jsonl.gz") {
            texts = try Files.lines(path).compactMap { $0[key: "text"]?.string }
        } else {
            texts = try Folder.files(below: path).map { String(decoding: try Files.read($0), as: UTF8.self) }
        }
        documents = try texts.prefix(limit).map { text in
            var metadata = Metadata()
            metadata.language = "en"
            var document = try stages.run(Document(id: "text", text: text, metadata: metadata))
            document.access = nil
            return document
        }
        bytes = documents.reduce(0) { $0 + $1.text.count }
        stage = try FiguresStage(FiguresOptions(), in: StageEnvironment())
    }

    /// Seconds of CPU time, the best of some passes.
    func run(passes: Int) throws -> (seconds: Double, figures: Int) {
        var best = Double.infinity, found = 0
        for _ in 0..<max(1, passes) {
            var copies = documents
            found = 0
            let begin = Self.now()
            for index in copies.indices {
                try stage.process(&copies[index], StageContext(stageID: "figures"))
            }
            best = min(best, Self.now() - begin)
            for copy in copies { found += try copy.layer(Figures.self).figures.count }
        }
        return (best, found)
    }

    /// Prints what was measured.
    /// - Parameter python: an interpreter that has quantulum3.
    func print(passes: Int, python: String, to line: (String) -> Void) throws {
        let (seconds, found) = try run(passes: passes)
        line("figures     \(documents.count) texts, \(Self.fixed(Double(bytes) / 1e6)) MB, \(found) figures, \(Self.fixed(seconds * 1000)) ms, \(Self.fixed(Double(bytes) / 1e6 / seconds)) MB of text a second on one core")
        // A Python tool gets a part of the text: it is slow.
        let sample = documents.prefix(200).map { $0.text[$0.text.span] }.joined(separator: "\n\n")
        let path = "/tmp/rapporteur-bench-\(getpid()).txt"
        try Files.write(Array(sample.utf8), to: path)
        defer { unlink(path) }
        let script = path + ".py"
        try Files.write(Array(Self.program.utf8), to: script)
        defer { unlink(script) }
        guard let stream = popen("'\(python)' \(script) \(path) 2>/dev/null", "r") else { return line("quantulum3  cannot be run") }
        var buffer = [UInt8](repeating: 0, count: 400)
        let count = fread(&buffer, 1, buffer.count, stream)
        pclose(stream)
        let answer = String(decoding: buffer.prefix(count), as: UTF8.self).split(separator: "\n").last.map(String.init)
        line("quantulum3  \(answer ?? "not installed (name an interpreter that has it with --python)")")
    }

    private static let program = """
        import sys, time
        from quantulum3 import parser
        texts = open(sys.argv[1], encoding='utf8').read().split('\\n\\n')
        parser.parse('5 km')
        begin, found = time.process_time(), 0
        for text in texts:
            try: found += len(parser.parse(text))
            except Exception: pass
        seconds, size = time.process_time() - begin, sum(len(text.encode()) for text in texts) / 1e6
        print('%d paragraphs, %.2f MB, %d quantities, %.0f ms, %.4f MB of text a second on one core' % (len(texts), size, found, seconds * 1000, size / seconds))

        """

    private static func now() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
    private static func fixed(_ value: Double) -> String { DecimalNumber(mantissa: Int64((value * 100).rounded()), exponent: -2).description }
}
