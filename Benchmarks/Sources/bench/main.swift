import BenchmarkSupport
import Glibc
import Rapporteur

// bench FOLDER [--limit N]: speed of the whole pipeline, page to report, on one core, and the cost of each stage.
let words = Array(CommandLine.arguments.dropFirst())
if words.first == "figures" || words.first == "figures-fuzz" {
    do {
        if words[0] == "figures", words.count > 1 {
            let python = words.firstIndex(of: "--python").flatMap { words.indices.contains($0 + 1) ? words[$0 + 1] : nil } ?? "python3"
            try FiguresBenchmark(words[1], limit: option("--limit", default: .max)).print(passes: option("--repeat", default: 3), python: python, to: { print($0) })
        } else if words[0] == "figures-fuzz" {
            var fuzz = FiguresFuzz(seed: UInt64(option("--seed", default: 1)))
            try fuzz.run(words.count > 1 ? Int(words[1]) ?? 1_000_000 : 1_000_000, progress: { print($0) })
        } else {
            print("usage: bench figures TEXTS.jsonl|FOLDER [--limit N] [--repeat N] [--python INTERPRETER]\n       bench figures-fuzz [COUNT] [--seed N]")
            exit(2)
        }
        exit(0)
    } catch {
        print("bench: \(error)")
        exit(1)
    }
}
guard let folder = words.first, !folder.hasPrefix("-") else {
    print("usage: bench FOLDER [--limit N] [--repeat N]\n       bench figures TEXTS.jsonl|FOLDER, bench figures-fuzz [COUNT]\n\nReads every file below FOLDER (.gz is unpacked), runs all stages on one core and prints what each costs.")
    exit(words.isEmpty ? 2 : 0)
}
func option(_ name: String, default value: Int) -> Int {
    words.firstIndex(of: name).flatMap { words.indices.contains($0 + 1) ? Int(words[$0 + 1]) : nil } ?? value
}
do {
    let paths = Array(Folder.files(below: folder).prefix(option("--limit", default: .max)))
    let inputs = try paths.map { try Files.read($0) }
    let measurement = try Measurement(repeats: option("--repeat", default: 1))
    for (path, bytes) in zip(paths, inputs) { measurement.add(path: path, bytes: bytes) }
    measurement.print(to: { print($0) })
} catch {
    let message = Array("bench: \(error)\n".utf8)
    _ = write(2, message, message.count)
    exit(1)
}
