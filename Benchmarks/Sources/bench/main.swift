import BenchmarkSupport
import Glibc
import Rapporteur

// bench FOLDER: speed of the whole pipeline, page to report, on one core, and the cost of each stage.
// bench pages SETDIR: speed of ingest over pages, as a ratio to libxml2's own parse of the same bytes.
let words = Array(CommandLine.arguments.dropFirst())
let paths = words.filter { !$0.hasPrefix("-") && Int($0) == nil }
guard let first = paths.first else {
    print("""
        usage: bench FOLDER [--limit N] [--repeat N]
               bench pages SETDIR [--limit N] [--repeat N] [--python PROGRAM]

        FOLDER: reads every file below it (.gz is unpacked), runs all stages on one core and prints what each costs.
        pages: reads SETDIR/html, and prints what text, metadata and date of a page cost beside libxml2's own parse of the same bytes,
        and beside other extractors where PROGRAM (python3) has them.
        """)
    exit(words.isEmpty ? 2 : 0)
}
func option(_ name: String, default value: Int) -> Int {
    words.firstIndex(of: name).flatMap { words.indices.contains($0 + 1) ? Int(words[$0 + 1]) : nil } ?? value
}
do {
    if first == "pages", paths.count > 1 {
        let python = words.firstIndex(of: "--python").flatMap { words.indices.contains($0 + 1) ? words[$0 + 1] : nil } ?? "python3"
        try PageSpeed(folder: paths[1], limit: option("--limit", default: .max), repeats: option("--repeat", default: 3)).print(python: python)
    } else {
        let files = Array(Folder.files(below: first).prefix(option("--limit", default: .max)))
        let inputs = try files.map { try Files.read($0) }
        let measurement = try Measurement(repeats: option("--repeat", default: 1))
        for (path, bytes) in zip(files, inputs) { measurement.add(path: path, bytes: bytes) }
        measurement.print(to: { print($0) })
    }
} catch {
    let message = Array("bench: \(error)\n".utf8)
    _ = write(2, message, message.count)
    exit(1)
}
