import BenchmarkSupport
import Glibc
import Rapporteur

/// CPU time of every stage over the documents that it is given.
final class Measurement {
    private let steps: [(card: StageCard, stage: any Stage)]
    private var seconds: [Double]
    private var reportSeconds = 0.0
    private let repeats: Int
    private let setUp: Double
    private var documents = 0, failed = 0, inputBytes = 0, textBytes = 0, tokenCount = 0, reportBytes = 0

    /// - Parameter model: which learnt models language and stance ask.
    init(repeats: Int, model: String) throws {
        let begin = Self.now()
        let environment = StageEnvironment()
        steps = try BuiltInStages.all.map { factory in
            let options: JSONValue = ["language", "stance"].contains(factory.card.id) ? .object([("model", .string(model))]) : .object([])
            return (factory.card, try factory.make(options, environment))
        }
        seconds = Array(repeating: 0, count: steps.count)
        setUp = Self.now() - begin
        self.repeats = max(1, repeats)
    }

    /// CPU seconds of this process: other people's work on the machine does not count.
    private static func now() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }

    func add(path: String, bytes: [UInt8]) {
        for _ in 0..<repeats {
            var document = Document(id: path, source: Source(payload: .bytes(bytes), path: path))
            do {
                for (index, step) in steps.enumerated() {
                    document.access = nil
                    guard step.card.canRead(document) else { continue }
                    let begin = Self.now()
                    document.access = step.card.access
                    do {
                        try step.stage.process(&document, StageContext(stageID: step.card.id))
                    } catch is StageSkipped {}
                    seconds[index] += Self.now() - begin
                }
                document.access = nil
                let begin = Self.now()
                reportBytes += ReportWriter().line(for: document, outcomes: [], key: nil).count
                reportSeconds += Self.now() - begin
                documents += 1
                inputBytes += bytes.count
                textBytes += document.text.count
                tokenCount += (try? document.layerIfPresent(Tokens.self))?.count ?? 0
            } catch {
                failed += 1
            }
        }
    }

    func print(to line: (String) -> Void) {
        let total = seconds.reduce(0, +) + reportSeconds
        guard documents > 0, total > 0 else { return line("no document was read (\(failed) failed)") }
        func fixed(_ value: Double, _ decimals: Int, width: Int = 0) -> String {
            var scale = 1.0
            for _ in 0..<decimals { scale *= 10 }
            let digits = DecimalNumber(mantissa: Int64((value * scale).rounded()), exponent: -decimals).description
            return String(repeating: " ", count: max(0, width - digits.count)) + digits
        }
        line("\(documents) documents, \(failed) failed, \(fixed(Double(inputBytes) / 1e6, 1)) MB in, \(tokenCount) tokens, one core, CPU time")
        line("stage          ms a document   share")
        for (index, step) in steps.enumerated() {
            row(step.card.id, seconds[index])
        }
        row("report", reportSeconds)
        func row(_ name: String, _ value: Double) {
            let padded = name + String(repeating: " ", count: max(1, 14 - name.count))
            line("\(padded)\(fixed(value / Double(documents) * 1000, 3, width: 14))\(fixed(value / total * 100, 1, width: 7)) %")
        }
        row("all", total)
        let articles = Double(tokenCount) / 900 / total
        line("\(fixed(Double(documents) / total, 1)) documents a second; \(fixed(Double(inputBytes) / 1e6 / total, 2)) MB of input a second; \(fixed(Double(tokenCount) / total, 0)) tokens a second")
        line("\(fixed(articles, 1)) articles of 800 words (900 tokens) a second")
        var usage = rusage()
        getrusage(RUSAGE_SELF.rawValue, &usage)
        line("set-up \(fixed(setUp * 1000, 0)) ms; peak memory \(usage.ru_maxrss / 1024) MB (with all inputs held)")
    }
}
