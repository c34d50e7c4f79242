/// One thing whose speed is measured.
struct Benchmark {
    /// The word on the command line.
    let name: String
    /// What stands behind the word.
    let arguments: String
    /// What is printed, in a line.
    let help: String
    let run: (BenchmarkArguments) throws -> Void

    /// Every benchmark of a part; the whole pipeline is measured when no name is given.
    static var all: [Benchmark] {
        [
            Benchmark(name: "pages", arguments: "SETDIR", help: "text, metadata and date of pages as a ratio to libxml2's own parse; other extractors beside it") {
                try PageSpeed(folder: try $0.path(), limit: $0.number("--limit", default: .max), repeats: $0.number("--repeat", default: 3))
                    .print(python: $0.python)
            },
            Benchmark(name: "feeds", arguments: "FOLDER", help: "feeds as a ratio to feedparser") {
                try FormatSpeed.feeds(
                    try $0.path(), rounds: $0.number("--repeat", default: 5), python: $0.python,
                    script: $0.text("--script", default: "Benchmarks/feed_peers.py"))
            },
            Benchmark(name: "archives", arguments: "FOLDER", help: "WARC and ARC, megabytes a second") {
                try FormatSpeed.archives(try $0.path(), rounds: $0.number("--repeat", default: 5))
            },
            Benchmark(name: "language", arguments: "FILE…", help: "each step of the language stage, tokens a second") { try LanguageBench.run($0.words) },
            Benchmark(name: "encoder", arguments: "[COUNT]", help: "sentences of 32 words a second by each kind of kernel, and loading") {
                try EncoderBench.run(count: $0.words.first.flatMap(Int.init) ?? 800)
            },
            Benchmark(name: "dates", arguments: "FOLDER|FILE.jsonl", help: "the dates stage on ready tokens") {
                try DatesMeasurement(try $0.path()).run(repeats: $0.number("--repeat", default: 5)) { print($0) }
            },
            Benchmark(name: "actors", arguments: "DICTIONARIES", help: "loading, look-up and memory of dictionaries") {
                try DictionaryMeasurement.run(folder: try $0.path(), to: { print($0) })
            },
            Benchmark(name: "figures", arguments: "TEXTS.jsonl|FOLDER", help: "the figures stage on ready layers; quantulum3 beside it") {
                try FiguresBenchmark(try $0.path(), limit: $0.number("--limit", default: .max))
                    .print(passes: $0.number("--repeat", default: 3), python: $0.python, to: { print($0) })
            },
            Benchmark(name: "figures-fuzz", arguments: "[COUNT]", help: "made-up inputs without a trap and with the same answer twice") {
                var fuzz = FiguresFuzz(seed: UInt64(max(0, $0.number("--seed", default: 1))))
                try fuzz.run($0.words.first.flatMap(Int.init) ?? 1_000_000, progress: { print($0) })
            },
        ]
    }
}
