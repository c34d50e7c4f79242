import Glibc
import Language
import Lexicons
import StageKit

// train language --seed N --train FILE… --dev FILE… --clusters FILE --output FOLDER

func say(_ line: String) {
    let bytes = Array((line + "\n").utf8)
    _ = write(2, bytes, bytes.count)
}

func fail(_ message: String) -> Never {
    say("train: \(message)")
    exit(2)
}

/// All bytes of a file, unpacked when it is gzip, as text.
func read(_ path: String) -> String {
    guard access(path, R_OK) == 0 else { fail("\(path): not there") }
    let quoted = "'" + path.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''") + "'"
    guard let stream = popen(path.hasSuffix(".gz") ? "gzip -dc \(quoted)" : "cat \(quoted)", "r") else { fail("\(path): cannot be read") }
    defer { pclose(stream) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while case let count = fread(&buffer, 1, buffer.count, stream), count > 0 { bytes.append(contentsOf: buffer[..<count]) }
    return String(decoding: bytes, as: UTF8.self)
}

func name(_ path: String) -> String {
    String((path.split(separator: "/").last ?? "").prefix { $0 != "." })
}

var lists: [String: [String]] = [:]
var key = ""
for word in CommandLine.arguments.dropFirst() {
    if word.hasPrefix("--") { key = String(word.dropFirst(2)) } else { lists[key, default: []].append(word) }
}
guard lists[""] == ["language"], let output = lists["output"]?.first else {
    fail("usage: train language --seed N --train FILE… --dev FILE… --clusters FILE --output FOLDER")
}
do {
    var trainer = try LanguageTrainer(seed: UInt64(lists["seed"]?.first ?? "") ?? 1, in: StageEnvironment(), log: say)
    for path in lists["train"] ?? [] { trainer.addTreebank(read(path)) }
    for path in lists["dev"] ?? [] { trainer.addDevelopment(read(path), name: name(path)) }
    if let path = lists["clusters"]?.first { trainer.setClusters(ResourceTable(name: path, text: read(path))) }
    let bytes = trainer.make()
    guard let file = fopen("\(output)/text.model", "w"), fwrite(bytes, 1, bytes.count, file) == bytes.count, fclose(file) == 0 else {
        fail("\(output)/text.model: cannot be written")
    }
    print("\(output)/text.model: \(bytes.count) bytes, sha256 \(SHA256.hexadecimal(of: bytes))")
} catch {
    fail("\(error)")
}
