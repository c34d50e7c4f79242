import Foundation
import Testing

/// What keeps a pipeline going for years: inputs of all kinds, shares, caches, comparisons, examples, plug-ins, manuals.
@Suite(.serialized) struct OperationsTests {
    private static let pipeline = """
        rapporteur: 1
        input: { path: in }
        stages:
          - use: ingest
          - use: language
          - use: dates
        run: { workers: 1 }
        """
    private static let article = "The two governments met on 3 May 2021.\n\nTheir ministers said that the talks would go on, and that nobody had left.\n"
    private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path

    private func folder(_ pipeline: String = OperationsTests.pipeline) throws -> Folder {
        let folder = try Folder()
        try folder.write("p.yml", pipeline)
        return folder
    }

    /// The report without what depends on the place and the key.
    private func body(_ report: String?) -> [String] {
        (report ?? "").split(separator: "\n").map(String.init).filter { !$0.hasPrefix("\"key\"") }
    }

    @Test func everyKindOfProcessorWritesTheSameReports() throws {
        let folder = try Folder()
        try folder.write("in/own.txt", "China condemned the United States on Monday. \(Self.article)")
        for sample in ["wire/strike-note.txt", "sanctions-shipping.html"] {
            let name = "\(folder.path)/in/\(sample.split(separator: "/").last ?? "")"
            try FileManager.default.copyItem(atPath: "\(Self.root)/Samples/inbox/\(sample)", toPath: name)
        }
        func reports(_ kernels: String) throws -> [String] {
            let result = try Program.run(
                ["run", "\(Self.root)/Pipelines/briefing.yml", "in", "-o", kernels], in: folder, with: ["RAPPORTEUR_KERNELS": kernels])
            #expect(result.status == 0, "\(result.talk)")
            let names = try FileManager.default.subpathsOfDirectory(atPath: "\(folder.path)/\(kernels)/reports").filter { $0.hasSuffix(".json") }
            return names.sorted().map { $0 + (folder.read("\(kernels)/reports/\($0)") ?? "") }
        }
        let best = try reports("avx512")
        #expect(best.count == 3)
        for kernels in ["avx2", "sse2", "portable"] { #expect(try reports(kernels) == best, "\(kernels)") }
    }

    @Test func standardInputHoldsOneDocumentOrMany() throws {
        let folder = try folder()
        let lines = "{\"id\":\"a\",\"text\":\"They met on 3 May 2021.\",\"published\":\"2021-05-04\"}\n{\"id\":\"b/c\",\"text\":\"Nothing.\"}\n"
        #expect(try Program.run(["run", "p.yml", "-"], in: folder, input: lines).status == 0)
        #expect(folder.read("out/reports/stdin/a.json")?.contains(#""published":"2021-05-04""#) == true)
        #expect(folder.has("out/reports/stdin/b%2Fc.json"))
        let again = try Program.run(["run", "p.yml", "-"], in: folder, input: lines)
        #expect(again.talk.hasPrefix("1 file: 0 done, 2 unchanged"))
        #expect(try Program.run(["run", "p.yml", "-"], in: folder, input: Self.article).status == 0)
        #expect(folder.has("out/reports/stdin.json"))
    }

    @Test func aSidecarTellsDateAndSource() throws {
        let folder = try folder()
        try folder.write("in/a.txt", "They met last Monday, officials said.\n")
        try folder.write("in/a.txt.meta.json", #"{"published":"2021-08-31","source":"The Desk","title":"Given"}"#)
        #expect(try Program.run(["run", "p.yml"], in: folder).status == 0)
        let report = try #require(folder.read("out/reports/a.txt.json"))
        #expect(report.contains(#""published":"2021-08-31""#) && report.contains(#""site":"The Desk""#) && report.contains("2021-08-30"))
        try folder.write("in/a.txt.meta.json", #"{"published":"31.8.2021"}"#)
        #expect(try Program.run(["run", "p.yml"], in: folder).status == 1)
        #expect(try Program.run(["quarantine", "list", "out"], in: folder).output.contains("expected YYYY-MM-DD"))
    }

    @Test func aTraceTakesTheNameInReports() throws {
        let folder = try folder()
        try folder.write("in/a.txt", Self.article)
        for name in ["in/a.txt", "a.txt"] {
            let result = try Program.run(["explain", "p.yml", name, "--trace"], in: folder)
            #expect(result.status == 0 && result.output.contains("language took"), "\(name)")
        }
        let absent = try Program.run(["explain", "p.yml", "none.txt", "--trace"], in: folder)
        #expect(absent.status == 65 && absent.talk.hasPrefix("rapporteur: ") && absent.talk.contains("none.txt"))
    }

    @Test func explainSaysWhyADocumentWouldRerun() throws {
        let folder = try folder()
        try folder.write("in/a.txt", Self.article)
        try folder.write("in/b.txt", Self.article)
        #expect(try Program.run(["explain", "p.yml", "a.txt"], in: folder).output.contains("no run has finished it"))
        _ = try Program.run(["run", "p.yml"], in: folder)
        #expect(try Program.run(["explain", "p.yml", "a.txt"], in: folder).output.contains("a run leaves it alone"))
        #expect(try Program.run(["explain", "p.yml"], in: folder).output.contains("nothing has changed"))
        try folder.write("in/a.txt", Self.article + "More.\n")
        #expect(try Program.run(["explain", "p.yml", "in/a.txt"], in: folder).output.contains("its size was"))
        try folder.write("p.yml", Self.pipeline.replacing("use: dates", with: "use: dates\n    with: { anchor: published }"))
        let changed = try Program.run(["explain", "p.yml", "b.txt"], in: folder).output
        #expect(changed.contains("the options of 'dates' were") && changed.contains("from stage 'dates' on"))
        #expect(try Program.run(["explain", "p.yml", "c.txt"], in: folder).output.contains("is no file of the input folder"))
    }

    @Test func aChangedStageRunsFromTheKeptLayersAndWritesTheSame() throws {
        let keeping = Self.pipeline.replacing("workers: 1", with: "workers: 1, cache: true")
        let folder = try folder(keeping)
        for name in ["sahel-interview.txt", "market-bombing.html", "feeds/crossings.rss", "wire/talks.nitf.xml"] {
            try folder.write("in/\(name)", try String(contentsOfFile: "\(Self.root)/Samples/inbox/\(name)", encoding: .utf8))
        }
        try folder.write("in/fremd.txt", "Der Krieg ist zu Ende. Die Truppen sind auf dem Weg nach Hause, und das ist gut.\n")
        #expect(try Program.run(["run", "p.yml"], in: folder).status == 0)
        let longer = keeping.replacing("use: dates", with: "use: dates\n    with: { anchor: published }\n  - use: actors\n  - use: quotes\n  - use: events")
        try folder.write("p.yml", longer)
        #expect(try Program.run(["run", "p.yml"], in: folder).status == 0)
        // Neither ingest nor language ran for the second.
        #expect(folder.read("out/run.json")?.contains(#""stage":"events""#) == true)
        #expect(folder.read("out/run.json")?.contains(#""stage":"language""#) == false)
        try folder.write("p.yml", longer.replacing(", cache: true", with: ""))
        #expect(try Program.run(["run", "p.yml", "-o", "fresh"], in: folder).status == 0)
        let difference = try Program.run(["diff", "out", "fresh"], in: folder)
        #expect(difference.status == 0 && difference.output.isEmpty)
        for name in ["sahel-interview.txt", "market-bombing.html", "fremd.txt"] {
            #expect(folder.read("out/reports/\(name).json") == folder.read("fresh/reports/\(name).json"))
        }
    }

    @Test func twoRunsAreComparedLayerByLayer() throws {
        let folder = try folder()
        try folder.write("in/a.txt", Self.article)
        try folder.write("in/b.txt", Self.article)
        _ = try Program.run(["run", "p.yml", "-o", "one"], in: folder)
        try folder.write("in/b.txt", Self.article.replacing("3 May", with: "5 May"))
        try folder.write("in/c.txt", Self.article)
        _ = try Program.run(["run", "p.yml", "-o", "two"], in: folder)
        let result = try Program.run(["diff", "one", "two"], in: folder)
        #expect(result.status == 1)
        #expect(result.output.contains("+ c.txt.json") && result.output.contains("~ b.txt.json") && !result.output.contains("~ a.txt.json"))
        #expect(result.output.contains("dates: 1 documents, -1 +1"))
    }

    @Test func examplesBesideAPipelineAreItsTests() throws {
        let folder = try folder()
        #expect(try Program.run(["test", "p.yml"], in: folder).status == 2)
        try folder.write("p.test.yml", """
            examples:
              - name: the day is found
                input: { text: "They met on 3 May 2021.", published: 2021-05-04 }
                expect:
                  meta: { published: "2021-05-04" }
                  dates: [{ text: "3 May 2021", value: "2021-05-03" }]
                absent:
                  dates: [{ type: DURATION }]
              - name: nothing is nothing
                input: { text: "They met." }
                expect: { dates: [] }
            """)
        let good = try Program.run(["test", "p.yml"], in: folder)
        #expect(good.status == 0 && good.output.hasPrefix("ok   p.test.yml:2: the day is found\n"))
        try folder.write("p.more.test.yml", "examples:\n  - name: wrong\n    input: { text: \"On 3 May 2021.\" }\n    expect: { dates: [{ value: \"2021-05-04\" }] }\n")
        let bad = try Program.run(["test", "p.yml"], in: folder)
        #expect(bad.status == 1 && bad.output.contains("no element like") && bad.talk == "2 hold, 1 fail\n")
        try folder.write("p.more.test.yml", "examples:\n  - nam: x\n    input: {}\n")
        let broken = try Program.run(["test", "p.yml"], in: folder)
        #expect(broken.status == 2 && broken.output.contains("p.more.test.yml:2:5: error[unknown-key]"))
    }

    @Test func pluginsOfTheSamplesKeepTheProtocol() throws {
        let folder = try folder()
        let plugins = Self.root + "/Samples/plugins"
        for command in [["python3", "\(plugins)/tone.py"], ["sh", "\(plugins)/length.sh"]] {
            let result = try Program.run(["plugin", "check"] + command, in: folder)
            #expect(result.status == 0, "\(command): \(result.output)")
        }
        let compiler = Process()
        compiler.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        compiler.arguments = ["swiftc", "\(plugins)/readability.swift", "-o", "\(folder.path)/readability"]
        try compiler.run()
        compiler.waitUntilExit()
        let swift = try Program.run(["plugin", "check", "./readability"], in: folder)
        #expect(swift.status == 0, "\(swift.output)")
        for name in ["tone.py", "length.sh"] { try folder.write(name, try String(contentsOfFile: "\(plugins)/\(name)", encoding: .utf8)) }
        try folder.write("plugins.yml", try String(contentsOfFile: "\(plugins)/plugins.yml", encoding: .utf8).replacing("../inbox", with: "in").replacing("../../out/plugins", with: "out"))
        try folder.write("in/a.txt", Self.article + "They condemned the attack.\n")
        #expect(try Program.run(["run", "plugins.yml"], in: folder).status == 0)
        let report = try #require(folder.read("out/reports/a.txt.json"))
        for layer in ["x-tone", "x-length", "x-readability"] { #expect(report.contains("\"\(layer)\":[{"), "\(layer)") }
    }

    @Test func aPluginThatBreaksTheProtocolIsToldWhatItDoes() throws {
        let folder = try folder()
        let bad = "read -r l; echo '{\"name\":\"x\",\"version\":1}'; while read -r l; do echo '{\"id\":\"plain.txt\",\"layers\":{\"dates\":[]}}'; done"
        let result = try Program.run(["plugin", "check", "--timeout", "2", "sh", "-c", bad], in: folder)
        #expect(result.status == 1)
        #expect(result.output.contains("a program's layers begin with x-") && result.output.contains("another id than the document"))
        #expect(try Program.run(["plugin", "check", "false"], in: folder).status == 1)
    }

    @Test func manualPagesAndCompletionsComeFromTheCommands() throws {
        let folder = try folder()
        #expect(try Program.run(["manual", "m"], in: folder).status == 0)
        let page = try #require(folder.read("m/man/man1/rapporteur-run.1"))
        #expect(page.contains(".SH SYNOPSIS") && page.contains("\\fB\\-\\-shard\\fR \\fIi/n\\fR"))
        #expect(folder.read("m/man/man1/rapporteur.1")?.contains("rapporteur\\-plugin") == true)
        for name in ["rapporteur.bash", "_rapporteur", "rapporteur.fish"] {
            #expect(folder.read("m/completions/\(name)")?.contains("quarantine") == true, "\(name)")
        }
    }

    @Test func metricsAndJSONLogsAreForMachines() throws {
        let folder = try folder()
        try folder.write("in/a.txt", Self.article)
        try folder.write("in/empty.txt", "")
        let result = try Program.run(["run", "p.yml", "--metrics", "m.prom", "--log", "json"], in: folder)
        #expect(result.status == 1)
        let metrics = try #require(folder.read("m.prom"))
        #expect(metrics.contains(#"rapporteur_run_documents{pipeline="pipeline",state="done"} 1"#))
        #expect(metrics.contains(#"rapporteur_run_exit_code{pipeline="pipeline"} 1"#))
        for line in result.talk.split(separator: "\n") {
            let value = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
            #expect(value?["time"] != nil && value?["level"] != nil && value?["message"] != nil)
        }
        #expect(result.talk.contains(#""done":1"#))
    }

    @Test func reportsOfAnOlderSchemaAreReadAndSaidToBeOld() throws {
        let folder = try folder()
        try folder.write("in/a.txt", Self.article)
        _ = try Program.run(["run", "p.yml"], in: folder)
        let report = try #require(folder.read("out/reports/a.txt.json"))
        try folder.write("out/reports/a.txt.json", report.replacing("rapporteur.report/1", with: "rapporteur.report/0"))
        #expect(try Program.run(["inspect", "out/reports/a.txt.json"], in: folder).output.contains("an older report: rapporteur.report/0"))
        #expect(try Program.run(["export", "csv", "out"], in: folder).talk.contains("1 of 1 reports are of an older schema"))
        try folder.write("out/reports/a.txt.json", report.replacing("rapporteur.report/1", with: "rapporteur.report/2"))
        #expect(try Program.run(["inspect", "out/reports/a.txt.json"], in: folder).talk.contains("a newer program"))
    }

    @Test func aWatchingRunTakesWhatComesAndEndsWell() throws {
        let folder = try folder()
        try folder.write("in/a.txt", Self.article)
        var added = false
        let result = try Program.run(["run", "p.yml", "--watch"], in: folder) {
            if folder.has("out/reports/a.txt.json"), !added {
                added = true
                try? folder.write("in/b.txt", Self.article)
            }
            return folder.has("out/reports/b.txt.json")
        }
        #expect(result.status == 143 && added)
    }
}
