import BenchmarkSupport
import Glibc
import Neural
import Rapporteur

/// `bench encoder`: sentences of 32 words a second by each kind of kernel, and what loading the file costs; CPU time of one core.
enum EncoderBench {
    private static let length = 32
    private static let text = """
        The foreign minister of Norway told reporters in Doha on Tuesday that both governments had agreed to resume the talks which the \
        coalition broke off last spring , although neither side would say when the delegations might meet .
        """

    static func run(count: Int) throws {
        let text = Text(String(repeating: Self.text + " ", count: count))
        var words: [Span] = []
        text.withBytes { bytes in
            var start = 0
            for (k, byte) in bytes.enumerated() where byte == 0x20 {
                if k > start { words.append(Span(Int32(start), Int32(k))) }
                start = k + 1
            }
        }
        for network in ["models/english.model", "models/accurate.model"] {
            let speed: EncoderSpeed
            do {
                speed = try EncoderSpeed(of: network, over: words, in: text, length: length, in: StageEnvironment(), clock: now)
            } catch {
                print("\(network): \(error)")
                continue
            }
            print("\(network): \(speed.layers) layers, loaded in \(milliseconds(speed.loading.best)) ms (first time \(milliseconds(speed.loading.first)))")
            for (name, seconds) in speed.levels { print("  \(Int(Double(words.count / length) / seconds)) sentences of \(length) words a second: \(name)") }
        }
    }

    private static func now() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }

    private static func milliseconds(_ seconds: Double) -> String { "\(Double(Int(seconds * 1e5)) / 100)" }
}
