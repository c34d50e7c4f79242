import Glibc
import Rapporteur

/// Hostile files: a folder with `manifest.jsonl` (names only are read) and the files; for each file its texts or its error out, and
/// what it took. `--file NAME` reads one file alone, so that a checker can measure a process of its own.
enum BadTask: Task {
    static let name = "bad"
    static let help = "texts or errors of a folder of hostile files (manifest.jsonl for names); --file NAME reads one"

    static func run(_ arguments: Arguments) throws {
        let stages = try Stages(["ingest"])
        let splitter = BuiltInStages.splitter
        let only = arguments.options["file"]
        let records = try Files.lines("\(arguments.input)/manifest.jsonl").filter { only == nil || $0[key: "file"]?.string == only }
        try Files.write(records, to: arguments.output) { writer, record in
            let file = record[key: "file"]?.string ?? ""
            let begin = now()
            // The bytes as they lie there: unpacking them is part of what is measured.
            let bytes = try MappedFile("\(arguments.input)/\(file)").bytes
            var texts: [(text: String, meta: Metadata)] = []
            var errors: [String] = []
            do {
                try splitter.split(bytes, path: file) { part, payload in
                    do {
                        let document = try stages.run(Document(id: file, source: Source(payload: payload, path: file, part: part)))
                        texts.append((document.text[document.text.span], document.metadata))
                    } catch {
                        errors.append("\(error)")
                    }
                }
            } catch {
                errors.append("\(error)")
            }
            let elapsed = now() - begin
            writer.object { writer in
                writer.key("file")
                writer.string(file)
                writer.key("texts")
                writer.array(texts) { $0.string($1.text) }
                writer.key("titles")
                writer.array(texts) { $0.string(orNull: $1.meta.title) }
                writer.key("meta")
                writer.array(texts) { writer, item in
                    writer.array(item.meta.authors + [item.meta.site, item.meta.summary, item.meta.url, item.meta.section].compactMap { $0 }) { $0.string($1) }
                }
                writer.key("errors")
                writer.array(errors) { $0.string($1) }
                writer.key("ms")
                writer.integer(Int(elapsed * 1000))
            }
        }
    }

    private static func now() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
}
