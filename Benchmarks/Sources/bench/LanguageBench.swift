import BenchmarkSupport
import Glibc
import Language
import Rapporteur

/// `bench language FILE…`: tokens a second of each step of the language stage on one core, CPU time, with other programs beside it
/// when they are installed.
enum LanguageBench {
    static func run(_ words: [String]) throws {
        let files = words.filter { !$0.hasPrefix("--") }
        guard !files.isEmpty else { throw EvaluationError("usage: bench language TEXT|TREEBANK.conllu[.gz]…") }
        var texts: [String] = []
        for file in files {
            let text = String(decoding: try Files.read(file), as: UTF8.self)
            texts += file.contains(".conllu") ? RunningText.documents(of: text).map(\.text) : [text]
        }
        let levels: [(name: String, level: Int32?)] = words.contains("--levels") ? [("portable", 0), ("SSE2", 1), ("AVX2", 2), ("best", nil)] : [("best", nil)]
        let tier: ModelTier = words.contains("--accurate") ? .accurate : .fast
        for (name, level) in levels {
            _ = try LanguageSteps(of: Array(texts.prefix(3)), in: StageEnvironment(), level: level, model: tier, clock: now)
            let steps = try LanguageSteps(of: texts, in: StageEnvironment(), level: level, model: tier, clock: now)
            let total = steps.seconds.map(\.seconds).reduce(0, +)
            print("\(steps.tokens) tokens, \(texts.count) texts, kernels: \(name)")
            for (step, seconds) in steps.seconds { print("  \(padded(rate(steps.tokens, seconds), 12)) tokens/s  \(step)") }
            print("  \(padded(rate(steps.tokens, total), 12)) tokens/s  all")
        }
        others(texts)
    }

    /// spaCy's blank tokeniser and UDPipe (with the model that UDPIPE_MODEL names), where they are installed.
    private static func others(_ texts: [String]) {
        let path = "/tmp/rapporteur-bench-\(getpid()).txt"
        defer { unlink(path) }
        guard (try? Files.write(Array(texts.joined(separator: "\n\n").utf8), to: path)) != nil else { return }
        let spacy = "import spacy,time,sys;n=spacy.blank('en');t=open(sys.argv[1],encoding='utf8').read().split('\\n\\n');b=time.process_time();k=sum(len(d) for d in n.pipe(t));print('  %d tokens/s  spaCy blank tokeniser'%(k/(time.process_time()-b)))"
        _ = system("python3 -c \"\(spacy)\" \(path) 2>/dev/null || echo '  spaCy is not installed'")
        guard getenv("UDPIPE_MODEL") != nil, system("command -v udpipe >/dev/null") == 0 else { return print("  UDPipe is not installed, or UDPIPE_MODEL is not set") }
        fflush(nil)
        _ = system("sh -c 'time udpipe --tokenize --tag --parse \"$UDPIPE_MODEL\" \(path) | grep -c \"^[0-9]\"'")
    }

    private static func now() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }

    private static func rate(_ tokens: Int, _ seconds: Double) -> String { seconds > 0 ? "\(Int(Double(tokens) / seconds))" : "-" }
    private static func padded(_ text: String, _ width: Int) -> String { String(repeating: " ", count: max(0, width - text.count)) + text }
}
