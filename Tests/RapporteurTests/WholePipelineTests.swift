import Rapporteur
import Testing

/// What must hold for every document, whatever it is.
@Suite struct WholePipelineTests {
    static let samples = [
        "Samples/inbox/sahel-interview.txt", "Samples/inbox/market-bombing.html", "Samples/inbox/sanctions-shipping.html",
        "Samples/inbox/profile-mediator.html", "Samples/inbox/wire/talks.nitf.xml", "Samples/inbox/wire/election.newsml-g2.xml",
        "Samples/inbox/wire/drought.jats.xml", "Samples/inbox/wire/strike-note.txt", "Samples/inbox/wire/archive.warc.gz",
        "Samples/inbox/feeds/crossings.rss", "Samples/inbox/feeds/statements.atom",
    ]

    /// Every span beside the words that it covers.
    static func quotedSpans(_ value: JSONValue) -> [(span: JSONValue, words: String)] {
        switch value {
        case .array(let elements): return elements.flatMap(quotedSpans)
        case .object(let members):
            var found = members.flatMap { quotedSpans($0.value) }
            if let span = value[key: "span"] ?? value[key: "trigger"], let words = value[key: "text"]?.string { found.append((span, words)) }
            return found
        default: return []
        }
    }

    @Test(arguments: samples) func everySpanSlicesToItsWords(_ path: String) throws {
        let worker = try #require(WholePipeline.worker)
        let answers = WholePipeline.answers(WholePipeline.file(path), worker: worker).filter { $0[key: "schema"] != nil }
        #expect(!answers.isEmpty)
        for report in answers {
            let scalars = Array((report[key: "text"]?.string ?? "").unicodeScalars)
            for name in ["dates", "figures", "events"] {
                for (span, words) in Self.quotedSpans(report[key: name] ?? .null) {
                    let start = try #require(span[0]?.int), end = try #require(span[1]?.int)
                    try #require(0 <= start && start <= end && end <= scalars.count)
                    var slice = ""
                    slice.unicodeScalars.append(contentsOf: scalars[start..<end])
                    #expect(slice == words)
                }
            }
        }
    }

    @Test(arguments: samples) func theSameInputGivesTheSameBytesFromAnyWorker(_ path: String) throws {
        let worker = try #require(WholePipeline.worker)
        let first = WholePipeline.bytes(WholePipeline.file(path), worker: worker)
        let again = WholePipeline.bytes(WholePipeline.file(path), worker: worker)
        let fresh = WholePipeline.bytes(WholePipeline.file(path), worker: try WholePipeline.makeWorker())
        let isRepeated = first == again, isIndependent = first == fresh
        #expect(isRepeated)
        #expect(isIndependent)
    }

    @Test(arguments: samples) func aReportThatIsReadBackIsTheSame(_ path: String) throws {
        let worker = try #require(WholePipeline.worker)
        for line in WholePipeline.bytes(WholePipeline.file(path), worker: worker) {
            guard let report = try? ReportReader.read(line) else { continue }
            #expect(report.document.id.hasPrefix(path))
            let second = ReportWriter().line(for: report.document, outcomes: report.outcomes, key: report.key)
            // What ingest alone knows (the format) is not read back, and `part` belongs to the answer, not to the report.
            let strip = { (bytes: [UInt8]) -> JSONValue? in
                guard case .object(let members)? = try? JSONParser.parse(bytes) else { return nil }
                return .object(members.filter { $0.key != "source" && $0.key != "part" })
            }
            // Reports are long: only the verdict is shown.
            let isSame = strip(line) == strip(second)
            #expect(isSame, "\(report.id)")
        }
    }

    @Test func anyBytesGiveAReportOrAnErrorAndNeverACrash() throws {
        let worker = try #require(WholePipeline.worker)
        var generator = SeededGenerator(state: 20_261_123)
        for round in 0..<150 {
            let length = Int.random(in: 0...600, using: &generator)
            let alphabet: [UInt8] = round % 3 == 0 ? Array("<>/=\"' &;![]-abcé0123.,\n".utf8) : Array(0...255)
            let bytes = (0..<length).map { _ in alphabet.randomElement(using: &generator) ?? 0 }
            WholePipeline.withFile(bytes) { request in
                #expect(!WholePipeline.answers(request, worker: worker).isEmpty)
            }
        }
    }

    @Test(arguments: samples) func mutatedArticlesNeverCrash(_ path: String) throws {
        let worker = try #require(WholePipeline.worker)
        let original = try MappedFile("\(WholePipeline.root)/\(path)").bytes
        var generator = SeededGenerator(state: UInt64(original.count))
        for _ in 0..<6 {
            var bytes = original
            for _ in 0..<Int.random(in: 1...40, using: &generator) {
                let at = Int.random(in: 0..<bytes.count, using: &generator)
                switch Int.random(in: 0...3, using: &generator) {
                case 0: bytes[at] = UInt8.random(in: 0...255, using: &generator)
                case 1: bytes.remove(at: at)
                case 2: bytes.insert(UInt8.random(in: 0...255, using: &generator), at: at)
                default: bytes.removeSubrange(at..<min(bytes.count, at + 50))
                }
                if bytes.isEmpty { bytes = [0x20] }
            }
            WholePipeline.withFile(bytes) { request in
                #expect(!WholePipeline.answers(request, worker: worker).isEmpty)
            }
        }
    }

    @Test(arguments: ["", "{", "null", "[]", "{\"id\":\"x\"}", "{\"id\":1,\"text\":2}", "{\"id\":\"x\",\"path\":\"/nonexistent\"}"])
    func requestsThatMakeNoSenseGetAnError(_ line: String) throws {
        let worker = try #require(WholePipeline.worker)
        var answers: [JSONValue] = []
        worker.respond(to: Array(line.utf8)) { if let value = try? JSONParser.parse($0) { answers.append(value) } }
        #expect(answers.count == 1)
        #expect(answers.first?[key: "error"]?[key: "message"]?.string?.isEmpty == false)
    }

    @Test func whatIsNotAssessedInAnotherLanguageIsNullAndSaysSo() throws {
        let worker = try #require(WholePipeline.worker)
        let text = "Le président a rencontré le ministre des affaires étrangères à Paris le 3 mars 2021. Les deux hommes ont parlé de la paix."
        let report = try #require(WholePipeline.answers(.object([("id", .string("fr")), ("text", .string(text))]), worker: worker).first)
        for name in ["parse", "entities", "actors", "figures", "quotes", "events", "claims", "stances", "author_stances", "risk"] {
            #expect(report[key: "layers"]?[key: name]?[key: "status"]?.string == "skipped:language")
            if name != "parse" { #expect(report[key: name]?.isNull == true) }
        }
        #expect(report[key: "sentences"]?.array?.count == 2)
        #expect(report[key: "dates"]?[0]?[key: "value"]?.string == "2021-03-03")
    }
}
