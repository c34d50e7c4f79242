import Rapporteur
import Testing

#if canImport(Glibc)
import Glibc
#endif

/// Whole reports of three samples, compared line by line with stored ones.
///
/// A stage whose output changes raises the version of its card: the fingerprint of every report depends on it, and without it
/// old reports would be taken for current ones. After that, `RAPPORTEUR_UPDATE_GOLDEN=1 make test` stores the new reports.
///
/// The stored ones are those of the accurate network; without its file the fast one stands in, with a warning and other numbers.
@Suite(.enabled(if: (try? StageEnvironment().resource("models/accurate.model", in: "Language")) != nil)) struct GoldenReportTests {
    static let samples = ["wire/strike-note.txt", "market-bombing.html", "wire/talks.nitf.xml"]

    @Test(arguments: samples) func theReportIsTheStoredOne(_ sample: String) throws {
        let worker = try #require(WholePipeline.worker)
        let request = JSONValue.object([
            ("id", .string(sample)), ("path", .string("\(WholePipeline.root)/Samples/inbox/\(sample)")),
        ])
        let line = try #require(WholePipeline.bytes(request, worker: worker).first)
        let text = String(decoding: ReportLayout.readable(Self.withoutPlace(line)), as: UTF8.self)
        let path = "\(WholePipeline.root)/Tests/RapporteurTests/Golden/\(sample.replacing("/", with: "-")).json"
        if getenv("RAPPORTEUR_UPDATE_GOLDEN") != nil {
            let file = try #require(fopen(path, "w"))
            fputs(text, file)
            fclose(file)
            return
        }
        let stored = try MappedFile(path).text
        let old = stored.split(separator: "\n"), new = text.split(separator: "\n")
        if let index = zip(old, new).enumerated().first(where: { $0.element.0 != $0.element.1 })?.offset {
            Issue.record("line \(index + 1) of \(path)\nwas  \(old[index].prefix(400))\nnow  \(new[index].prefix(400))\nraise the version of the stage that changed, then store the new reports")
        }
        #expect(old.count == new.count)
    }

    /// The report without its key and its path, which differ from one checkout to the next.
    private static func withoutPlace(_ line: [UInt8]) -> [UInt8] {
        guard case .object(let members)? = try? JSONParser.parse(line) else { return line }
        var writer = JSONWriter()
        writer.value(.object(members.filter { $0.key != "key" && $0.key != "source" }))
        return writer.bytes
    }
}
