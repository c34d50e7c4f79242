import Pipeline
import Prose
import Reports
import StageKit
import Testing

/// The wire format: a line in, a line out, whatever the bytes are.
@Suite struct PipeWorkerTests {
    private func worker(_ splitter: any ContainerSplitter = WholeFileSplitter()) throws -> PipeWorker {
        let config = try #require(ConfigFixture.read(ConfigFixture.valid).config)
        return PipeWorker(try LoadedPipeline(try Plan(config, catalogue: TestStages.catalogue)), splitter: splitter)
    }

    private func answers(_ line: String, _ worker: PipeWorker) -> [String] {
        var lines: [String] = []
        worker.respond(to: Array(line.utf8)) { lines.append(String(decoding: $0, as: UTF8.self)) }
        return lines
    }

    @Test func textComesBackAsAReportWithItsID() throws {
        let lines = answers(#"{"id":"a1","text":"Talks went on.","published":"2021-08-31"}"#, try worker())
        #expect(lines.count == 1)
        let report = try ReportReader.read(Array(lines[0].utf8))
        #expect(report.id == "a1")
        #expect(report.document.text[report.document.text.span] == "Talks went on.")
        #expect(report.document.metadata.published == CivilDate(2021, 8, 31))
        #expect(report.key?.utf8.count == 64)
    }

    @Test(arguments: [
        ("", #"{"id":null,"error":{"stage":"request","message":"the line is no JSON: byte 0: expected a value"}}"#),
        (#"{"text":"a"}"#, #"{"id":null,"error":{"stage":"request","message":"the request has no 'id' (a string or a whole number)"}}"#),
        (#"{"id":3,"text":"a","html":"b"}"#, #"{"id":"3","error":{"stage":"request","message":"the request is to have one of 'text', 'html', 'xml' and 'path'; it has 2"}}"#),
        (#"{"id":"a","text":"POISON"}"#, #"{"id":"a","error":{"stage":"ingest","message":"poisoned"}}"#),
        (#"{"id":"a","text":"x","published":"soon"}"#, #"{"id":"a","error":{"stage":"request","message":"'published' is 'soon'; expected a date, YYYY-MM-DD"}}"#),
        (#"{"id":"a","path":"/no/such/file"}"#, #"{"id":"a","error":{"stage":"input","message":"cannot open /no/such/file: No such file or directory"}}"#),
    ])
    func mistakesAreAnsweredAsErrors(line: String, answer: String) throws {
        #expect(answers(line, try worker()) == [answer])
    }

    @Test func aContainerAnswersALineAPartAndThenTheirNumber() throws {
        let folder = try TemporaryFolder()
        let path = try folder.write("feed.parts", "first|second|POISON")
        let lines = answers(#"{"id":"f","path":"\#(path)"}"#, try worker(BarSplitter()))
        #expect(lines.count == 4)
        #expect(lines[0].hasPrefix(#"{"part":"first","schema":"#))
        #expect(lines[2] == #"{"id":"f","part":"POISON","error":{"stage":"ingest","message":"poisoned"}}"#)
        #expect(lines[3] == #"{"id":"f","done":3}"#)
        let one = answers(#"{"id":"f","path":"\#(path)","part":"second"}"#, try worker(BarSplitter()))
        #expect(one.count == 1)
        #expect(try ReportReader.read(Array(one[0].utf8)).document.source.part == "second")
        #expect(answers(#"{"id":"f","path":"\#(path)","part":"third"}"#, try worker(BarSplitter()))[0].contains("no part 'third'"))
    }

    @Test func anyBytesGetAnAnswer() throws {
        let worker = try worker()
        var random = SplitMix(seed: 11)
        let seed = Array(#"{"id":"a","text":"Talks \u00e9 went on.","layers":{"actors":[{"entity":"x","mentions":[{"span":[0,3]}]}]},"published":"2021-08-31"}"#.utf8)
        for _ in 0..<2000 {
            var line = seed
            for _ in 0..<(1 + random.below(6)) {
                let at = random.below(line.count)
                switch random.below(4) {
                case 0: line[at] = UInt8(random.below(256))
                case 1: line.insert(UInt8(random.below(256)), at: at)
                case 2: line.remove(at: at)
                default: line.removeSubrange(at..<min(line.count, at + random.below(20)))
                }
                if line.isEmpty { line = [0x7B] }
            }
            var count = 0
            worker.respond(to: line) { answer in
                count += 1
                #expect((try? JSONParser.parse(answer)) != nil)
            }
            #expect(count == 1)
        }
    }
}

/// Takes a file for parts with a bar between them; each is named by its text.
struct BarSplitter: ContainerSplitter {
    func split(_ bytes: [UInt8], path: String?, _ body: (String?, Source.Payload) throws -> Void) throws {
        for part in bytes.split(separator: UInt8(ascii: "|")) {
            try body(String(decoding: part, as: UTF8.self), .part(format: "bar", bytes: Array(part), hints: Metadata()))
        }
    }
}
