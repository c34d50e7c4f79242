import BenchmarkSupport
import Glibc
import Rapporteur

// bench NAME PATH: speed of one part. bench FOLDER: speed of the whole pipeline on one core, and the cost of each stage.
let words = Array(CommandLine.arguments.dropFirst())
guard let first = words.first, !first.hasPrefix("-") else {
    print("usage: bench FOLDER [--limit N] [--repeat N] [--model fast|accurate|auto]\n       bench NAME …\n")
    print("FOLDER: reads every file below it (.gz is unpacked), runs all stages on one core and prints what each costs.")
    for benchmark in Benchmark.all { print("  \(benchmark.name) \(benchmark.arguments): \(benchmark.help)") }
    exit(words.isEmpty ? 2 : 0)
}
do {
    if let benchmark = Benchmark.all.first(where: { $0.name == first }) {
        try benchmark.run(BenchmarkArguments(words: Array(words.dropFirst())))
    } else {
        let arguments = BenchmarkArguments(words: words)
        let paths = Array(Folder.files(below: first).prefix(arguments.number("--limit", default: .max)))
        let inputs = try paths.map { try Files.read($0) }
        let measurement = try Measurement(repeats: arguments.number("--repeat", default: 1), model: arguments.text("--model", default: "auto"))
        for (path, bytes) in zip(paths, inputs) { measurement.add(path: path, bytes: bytes) }
        measurement.print(to: { print($0) })
    }
} catch {
    let message = Array("bench: \(error)\n".utf8)
    _ = write(2, message, message.count)
    exit(1)
}
