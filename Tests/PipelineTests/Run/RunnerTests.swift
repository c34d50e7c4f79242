import Lexicons
import Logging
import Testing

@testable import Pipeline

/// What a run promises, whatever documents and workers do. The workers are shell scripts.
@Suite(.serialized) struct RunnerTests {
    private func run(
        _ folder: TemporaryFolder, _ settings: String = "", _ change: (inout RunOptions) -> Void = { _ in }
    ) throws -> RunSummary {
        let text = "rapporteur: 1\nstages: [{use: ingest}]\nrun: { workers: 2, timeout: 2s, retries: 1\(settings) }\n"
        let config = try #require(ConfigFixture.read(text).config)
        var options = try ScriptedWorker.options(in: folder)
        change(&options)
        return try Runner(config, options: options, log: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }).run()
    }

    @Test func everyFileGetsAReportUnderItsOwnPath() throws {
        let folder = try TemporaryFolder()
        for name in ["a.html", "sub/b.txt", "sub/deep/c", ".hidden", "feed.xml"] { try folder.write("in/\(name)", "x") }
        let summary = try run(folder)
        #expect(summary.done == 6 && summary.quarantined == 0)
        #expect(folder.files(below: "out/reports") == [
            "a.html.json", "feed.xml/a.json", "feed.xml/b.json", "feed.xml/c.json", "sub/b.txt.json", "sub/deep/c.json",
        ])
        #expect(folder.read("out/run.json")?.contains(#""stage":"ingest","documents":6,"p50_ms":1.2"#) == true)
        #expect(folder.files(below: "out/.rapporteur/tmp") == [])
    }

    @Test func whatLiesBelowAnUnreadableFolderIsNotGone() throws {
        let folder = try TemporaryFolder()
        for name in ["a", "sub/b", "sub/deep/c", "other/d"] { try folder.write("in/\(name)", "x") }
        #expect(try run(folder).done == 4)
        var selection = JobSelection(options: RunOptions(), folder: OutputFolder("\(folder.path)/out"), settle: 0, pipeline: "?")
        selection.choose(InputFiles(below: [], sidecar: ""), try Quarantine(OutputFolder("\(folder.path)/none")))
        #expect(selection.gone.map { String(decoding: $0.name, as: UTF8.self) } == ["a", "other/d", "sub/b", "sub/deep/c"])
        selection.spare([FileError(path: "in/sub", operation: "list", code: 13)], below: "in")
        #expect(selection.gone.map { String(decoding: $0.name, as: UTF8.self) } == ["a", "other/d"])
    }

    @Test func nothingIsDoneTwice() throws {
        let folder = try TemporaryFolder()
        for name in ["a", "b", "feed"] { try folder.write("in/\(name)", "x") }
        #expect(try run(folder).done == 5)
        let again = try run(folder)
        #expect(again.done == 0 && again.unchanged == 5)
        // The index is only a help: without it the reports themselves tell.
        try folder.write("out/.rapporteur/index", "garbage\n{}\n")
        let third = try run(folder)
        #expect(third.done == 0 && third.unchanged == 5)
        #expect(try run(folder, "", { $0.all = true }).done == 5)
    }

    @Test func aLostReportIsMadeAgain() throws {
        let folder = try TemporaryFolder()
        try folder.write("in/a", "x")
        try folder.write("in/feed", "x")
        _ = try run(folder)
        try folder.remove("out/reports/feed/b.json")
        let again = try run(folder)
        #expect(again.done == 1 && again.unchanged == 3)
    }

    @Test func aCrashCostsOneDocument() throws {
        let folder = try TemporaryFolder()
        for name in ["a", "crash", "feedcrash", "z"] { try folder.write("in/\(name)", "x") }
        let summary = try run(folder)
        #expect(summary.done == 4 && summary.quarantined == 2)
        #expect(folder.files(below: "out/reports") == ["a.json", "feedcrash/a.json", "feedcrash/c.json", "z.json"])
        let entry = try #require(folder.read("out/.rapporteur/quarantine/feedcrash/b.json"))
        #expect(entry.contains(#""id":"feedcrash#b""#))
        #expect(entry.contains(#""stage":"dates","error":"the worker was ended by signal 9","attempt":1,"cause":"environment""#))
        // The machine's fault is tried again on every run, the rest is left alone.
        let again = try run(folder)
        #expect(again.done == 0 && again.unchanged == 4 && again.quarantined == 2)
        #expect(folder.read("out/.rapporteur/quarantine/crash.json")?.contains(#""attempt":2"#) == true)
    }

    @Test func anAnswerToAnotherRequestIsNeverPublished() throws {
        let folder = try TemporaryFolder()
        for name in ["a", "wrong", "z"] { try folder.write("in/\(name)", "x") }
        let summary = try run(folder, "", { $0.workers = 1 })
        #expect(summary.done == 2 && summary.quarantined == 1)
        #expect(folder.files(below: "out/reports") == ["a.json", "z.json"])
    }

    @Test func anEndlessLoopCostsOneDocument() throws {
        let folder = try TemporaryFolder()
        for name in ["a", "hang", "z"] { try folder.write("in/\(name)", "x") }
        let summary = try run(folder, "", { $0.workers = 1 })
        #expect(summary.done == 2 && summary.quarantined == 1)
        #expect(folder.read("out/.rapporteur/quarantine/hang.json")?.contains("no result within") == true)
    }

    @Test func aDocumentsOwnFaultIsTriedAgainOnlyWhenItChanges() throws {
        let folder = try TemporaryFolder()
        for name in ["a", "bad"] { try folder.write("in/\(name)", "x") }
        #expect(try run(folder).quarantined == 1)
        let again = try run(folder)
        #expect(again.quarantined == 0 && again.stillQuarantined == 1 && again.unchanged == 1)
    }

    @Test func theFirstFailureEndsTheRunWhenAsked() throws {
        let folder = try TemporaryFolder()
        for number in 10..<40 { try folder.write("in/\(number == 12 ? "bad" : "a\(number)")", "x") }
        let summary = try run(folder, "", { options in
            options.failFast = true
            options.workers = 1
        })
        #expect(summary.stoppedEarly && summary.quarantined == 1)
        let rest = try run(folder)
        #expect(rest.done + rest.unchanged == 29)
    }

    @Test func filesThatAreGoneAreToldAndPrunedOnRequest() throws {
        let folder = try TemporaryFolder()
        for name in ["a", "b"] { try folder.write("in/\(name)", "x") }
        _ = try run(folder)
        try folder.remove("in/b")
        #expect(try run(folder).gone == ["b"])
        #expect(folder.files(below: "out/reports") == ["a.json", "b.json"])
        #expect(try run(folder, "", { $0.prune = true }).gone == ["b"])
        #expect(folder.files(below: "out/reports") == ["a.json"])
        #expect(try run(folder).gone == [])
    }

    @Test func withoutAnIndexTheReportsTellWhatIsGone() throws {
        let folder = try TemporaryFolder()
        for name in ["a", "b", "feed"] { try folder.write("in/\(name)", "x") }
        _ = try run(folder)
        try folder.remove("in/b")
        try folder.remove("in/feed")
        try folder.remove("out/.rapporteur/index")
        #expect(try run(folder).gone == ["b", "feed"])
        #expect(try run(folder).gone == ["b", "feed"])
        try folder.remove("out/.rapporteur/index")
        #expect(try run(folder, "", { $0.prune = true }).gone == ["b", "feed"])
        #expect(folder.files(below: "out/reports") == ["a.json"])
    }

    @Test func aDocumentThatTakesTooMuchMemoryIsSetAside() throws {
        let folder = try TemporaryFolder()
        for name in ["a", "memory", "z"] { try folder.write("in/\(name)", "x") }
        let summary = try run(folder, ", memory: 64MB", { $0.workers = 1 })
        #expect(summary.done == 2 && summary.quarantined == 1)
        #expect(folder.read("out/.rapporteur/quarantine/memory.json")?.contains("the worker took more than 64 MB of memory") == true)
    }

    @Test func sharesTogetherDoEverythingOnce() throws {
        let folder = try TemporaryFolder()
        for number in 10..<40 { try folder.write("in/a\(number)", "x") }
        var done = 0
        for number in 1...3 { done += try run(folder, "", { $0.shard = Shard("\(number)/3") }).done }
        #expect(done == 30 && folder.files(below: "out/reports").count == 30)
        #expect(folder.files(below: "out/.rapporteur/shards/2-of-3").contains("index"))
        // A run of the whole finds all of it done.
        let whole = try run(folder)
        #expect(whole.done == 0 && whole.unchanged == 30 && whole.gone == [])
    }

    @Test func youngFilesWaitAndSidecarsAreNoInputs() throws {
        let folder = try TemporaryFolder()
        for name in ["a.txt", "a.txt.meta.json", "b.txt"] { try folder.write("in/\(name)", "x") }
        var summary = try run(folder)
        #expect(summary.files == 2 && summary.done == 2)
        // A touched sidecar makes its document be looked at again.
        #expect(try run(folder, "", { $0.dryRun = true }).wouldRun == [])
        try folder.write("in/a.txt.meta.json", "xx")
        #expect(try run(folder, "", { $0.dryRun = true }).wouldRun == ["a.txt"])
        let text = "rapporteur: 1\ninput: { settle: 1h }\nstages: [{use: ingest}]\n"
        let config = try #require(ConfigFixture.read(text).config)
        try folder.write("in/new.txt", "x")
        summary = try Runner(config, options: try ScriptedWorker.options(in: folder), log: Logger(label: "t") { _ in SwiftLogNoOpLogHandler() }).run()
        #expect(summary.waiting == 3 && summary.done == 0)
    }

    @Test func aGlobIsAnInput() throws {
        let folder = try TemporaryFolder()
        for name in ["x/a.txt", "x/b.html", "y/c.txt"] { try folder.write("in/\(name)", "x") }
        #expect(try run(folder, "", { $0.input = "\(folder.path)/in/*/*.txt" }).done == 2)
        #expect(folder.files(below: "out/reports") == ["x/a.txt.json", "y/c.txt.json"])
    }

    @Test func everyRunLeavesALineOfHistory() throws {
        let folder = try TemporaryFolder()
        try folder.write("in/a", "x")
        for _ in 0..<3 { _ = try run(folder) }
        let lines = folder.read("out/.rapporteur/history.ndjson")?.split(separator: "\n") ?? []
        #expect(lines.count == 3 && lines[0].contains(#""done":1"#) && lines[2].contains(#""unchanged":1"#))
    }

    @Test func aDryRunWritesNoReport() throws {
        let folder = try TemporaryFolder()
        for name in ["a", "b"] { try folder.write("in/\(name)", "x") }
        #expect(try run(folder, "", { $0.dryRun = true }).wouldRun == ["a", "b"])
        #expect(folder.files(below: "out/reports") == [])
        #expect(try run(folder, "", { $0.limit = 1 }).done == 1)
        #expect(try run(folder, "", { $0.dryRun = true }).wouldRun == ["b"])
    }

    @Test func theOutputFolderIsNeverInput() throws {
        let folder = try TemporaryFolder()
        try folder.write("in/a", "x")
        for _ in 0..<2 {
            let summary = try run(folder, "", { options in
                options.input = folder.path
                options.output = "\(folder.path)/in"
            })
            #expect(summary.files == 1)
        }
        #expect(throws: RunError.self) { try run(folder, "", { $0.output = $0.input }) }
    }

    @Test func whatCannotBeginIsSaid() throws {
        let folder = try TemporaryFolder()
        #expect(throws: RunError.noInput("no input: \(folder.path)/in does not exist")) { try run(folder) }
        try folder.write("in/a", "x")
        #expect(throws: RunError.self) { try run(folder, "", { $0.workerCommand = ["/bin/false"] }) }
        #expect(throws: RunError.self) { try run(folder, "", { $0.workerCommand = ["/no/such/program"] }) }
        #expect(throws: RunError.self) { try run(folder, "", { $0.output = "/proc/nowhere" }) }
        // None of it left anything that keeps the next run from its work.
        #expect(try run(folder).done == 1)
    }
}
