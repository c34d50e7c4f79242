import BenchmarkSupport
import Glibc
import Rapporteur

// bench dates PATH: speed of the dates stage alone. bench FOLDER [--limit N]: speed of the whole pipeline, page to report, on one core, and the cost of each stage.
let words = Array(CommandLine.arguments.dropFirst())
guard let folder = words.first, !folder.hasPrefix("-") else {
    print("usage: bench FOLDER [--limit N] [--repeat N]\n       bench dates FOLDER|FILE.jsonl [--repeat N]\n       bench actors DICTIONARIES\n\nReads every file below FOLDER (.gz is unpacked), runs all stages on one core and prints what each costs.")
    exit(words.isEmpty ? 2 : 0)
}
if folder == "feeds" || folder == "archives", words.count > 1, !words[1].hasPrefix("-") {
    // bench feeds FOLDER, bench archives FOLDER: readers of formats alone, feeds beside feedparser.
    let rounds = words.firstIndex(of: "--repeat").flatMap { words.indices.contains($0 + 1) ? Int(words[$0 + 1]) : nil } ?? 5
    let python = words.firstIndex(of: "--python").flatMap { words.indices.contains($0 + 1) ? words[$0 + 1] : nil } ?? "python3"
    let script = words.firstIndex(of: "--script").flatMap { words.indices.contains($0 + 1) ? words[$0 + 1] : nil } ?? "Benchmarks/feed_peers.py"
    do {
        if folder == "feeds" { try FormatSpeed.feeds(words[1], rounds: rounds, python: python, script: script) } else { try FormatSpeed.archives(words[1], rounds: rounds) }
        exit(0)
    } catch {
        print("bench: \(error)")
        exit(1)
    }
}
func option(_ name: String, default value: Int) -> Int {
    words.firstIndex(of: name).flatMap { words.indices.contains($0 + 1) ? Int(words[$0 + 1]) : nil } ?? value
}
if folder == "actors" {
    guard words.count > 1 else {
        print("usage: bench actors DICTIONARIES\n\nReads PETRARCH dictionaries below a folder and prints what loading and look-up cost.")
        exit(2)
    }
    do {
        try DictionaryMeasurement.run(folder: words[1], to: { print($0) })
        exit(0)
    } catch {
        let message = Array("bench: \(error)\n".utf8)
        _ = write(2, message, message.count)
        exit(1)
    }
}
do {
    if folder == "dates", words.count > 1 {
        try DatesMeasurement(words[1]).run(repeats: option("--repeat", default: 5)) { print($0) }
        exit(0)
    }
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
