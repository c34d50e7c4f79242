import BenchmarkSupport
import Glibc
import Rapporteur

// bench FOLDER [--limit N]: speed of the whole pipeline, page to report, on one core, and the cost of each stage.
// bench language FILE…: speed of each step of the language stage.
let words = Array(CommandLine.arguments.dropFirst())
if words.first == "language" {
    do { try LanguageBench.run(Array(words.dropFirst())) } catch {
        let message = Array("bench: \(error)\n".utf8)
        _ = write(2, message, message.count)
        exit(1)
    }
    exit(0)
}
guard let folder = words.first, !folder.hasPrefix("-") else {
    print("usage: bench FOLDER [--limit N] [--repeat N]\n\nReads every file below FOLDER (.gz is unpacked), runs all stages on one core and prints what each costs.")
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
