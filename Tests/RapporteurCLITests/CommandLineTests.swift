import Foundation
import Testing

/// The program as scripts, cron and people see it: data on standard output, talk on standard error, exit codes.
@Suite(.serialized) struct CommandLineTests {
    private static let pipeline = """
        rapporteur: 1
        input: { path: in }
        stages:
          - use: ingest
        run: { workers: 2, timeout: 20s }
        """

    private static let article = """
        The two governments met on Monday.

        Their ministers said that the talks would go on in the spring, and that nobody had left the table.
        """

    private func folder(_ pipeline: String = CommandLineTests.pipeline) throws -> Folder {
        let folder = try Folder()
        try folder.write("p.yml", pipeline)
        return folder
    }

    @Test func helpAndVersionAreData() throws {
        let folder = try folder()
        let help = try Program.run(["--help"], in: folder)
        #expect(help.status == 0 && help.talk.isEmpty)
        for verb in [
            "run", "check", "explain", "inspect", "parse", "brief", "corpus", "export", "diff", "test", "pipe", "actors", "learn-template", "stages",
            "schema", "quarantine", "plugin", "manual",
        ] {
            #expect(help.output.contains("  \(verb) "), "\(verb)")
        }
        let version = try Program.run(["--version"], in: folder).output
        #expect(version.hasPrefix("rapporteur ") && version.contains("model Language/models/english.model ") && version.contains("lists Actors"))
    }

    @Test func parseReadsTextOrWordsAndWritesCoNLLU() throws {
        let folder = try folder()
        let plain = try Program.run(["parse", "--tokenize", "--tag", "--parse"], in: folder, input: "Troops left Kabul.\n\nNobody knew.")
        #expect(plain.status == 0 && plain.output.contains("# text = Troops left Kabul."))
        #expect(plain.output.contains("2\tleft\tleave\tVERB\tVBD\tMood=Ind|Number=Plur|Person=3|Tense=Past|VerbForm=Fin\t0\troot"))
        try folder.write("words.conllu", plain.output)
        let again = try Program.run(["parse", "--tokenized", "words.conllu"], in: folder)
        let rows = { (text: String) in text.split(separator: "\n").filter { !$0.hasPrefix("#") }.map { $0.split(separator: "\t").dropLast() } }
        #expect(again.status == 0 && rows(again.output) == rows(plain.output))
        try folder.write("note.txt", "Troops left Kabul.")
        let trees = try Program.run(["inspect", "note.txt", "--stage", "language"], in: folder)
        #expect(trees.status == 0 && trees.output.contains("left  VERB root") && trees.output.contains("├─ Troops  NOUN nsubj"))
        #expect(try Program.run(["parse", "absent.txt"], in: folder).status == 65)
    }

    @Test func aMisspeltVerbIsAUsageErrorWithTheRightOne() throws {
        let result = try Program.run(["chek"], in: try folder())
        #expect(result.status == 2 && result.output.isEmpty)
        #expect(result.talk.contains("Did you mean 'rapporteur check'?"))
    }

    @Test func checkTellsEveryErrorAndRunsNothing() throws {
        let folder = try folder(Self.pipeline.replacing("ingest", with: "ingst").replacing("workers: 2", with: "workers: 0"))
        let result = try Program.run(["check", "p.yml"], in: folder)
        #expect(result.status == 2)
        #expect(result.output.hasPrefix("p.yml:4:10: error[unknown-stage]: no stage 'ingst'\n   4 |   - use: ingst\n     |          ^~~~~  did you mean 'ingest'?\n"))
        #expect(result.talk == "2 errors. Nothing was run.\n")
        let json = try Program.run(["check", "--format", "json", "p.yml"], in: folder)
        #expect(json.output.split(separator: "\n").count == 2)
        #expect(try Program.run(["run", "p.yml"], in: folder).status == 2)
        #expect(!folder.has("out"))
        #expect(try Program.run(["check", "nowhere.yml"], in: folder).output.contains("error[unreadable]"))
    }

    @Test func runWritesReportsAndDoesNothingTwice() throws {
        let folder = try folder()
        try folder.write("in/a.txt", Self.article)
        try folder.write("in/sub/b.txt", Self.article)
        let first = try Program.run(["run", "p.yml"], in: folder)
        #expect(first.status == 0 && first.output.isEmpty)
        #expect(first.talk.hasPrefix("2 files: 2 done, 0 unchanged"))
        let report = try #require(folder.read("out/reports/sub/b.txt.json"))
        #expect(report.contains(#""id":"sub/b.txt""#) && report.contains("nobody had left the table"))
        #expect(try Program.run(["run", "p.yml"], in: folder).talk.hasPrefix("2 files: 0 done, 2 unchanged"))
        #expect(folder.read("out/reports/sub/b.txt.json") == report)
        let one = try Program.run(["run", "p.yml", "-o", "other", "--workers", "1"], in: folder)
        #expect(one.status == 0)
        #expect(folder.read("other/reports/sub/b.txt.json") == report)
        let shown = try Program.run(["inspect", "out/reports/a.txt.json"], in: folder)
        #expect(shown.status == 0 && shown.output.hasPrefix("a.txt\n"))
    }

    @Test func whatFailsIsSetAsideAndShowsInTheExitCode() throws {
        let folder = try folder()
        try folder.write("in/a.txt", Self.article)
        try folder.write("in/empty.txt", "")
        #expect(try Program.run(["run", "p.yml"], in: folder).status == 1)
        #expect(folder.has("out/reports/a.txt.json"))
        let list = try Program.run(["quarantine", "list", "out"], in: folder)
        #expect(list.output.hasPrefix("empty.txt\tingest\tdocument\t1\t"))
        // An old failure is no news.
        #expect(try Program.run(["run", "p.yml"], in: folder).status == 0)
        #expect(try Program.run(["quarantine", "retry", "out"], in: folder).status == 0)
        #expect(try Program.run(["run", "p.yml"], in: folder).status == 1)
    }

    @Test func whatCannotBeReadOrWrittenHasItsOwnExitCode() throws {
        let folder = try folder()
        #expect(try Program.run(["run", "p.yml"], in: folder).status == 65)
        try folder.write("in/a.txt", Self.article)
        #expect(try Program.run(["run", "p.yml", "-o", "/proc/nowhere"], in: folder).status == 73)
        #expect(try Program.run(["run", "p.yml", "--until", "dates"], in: folder).talk.contains("no step 'dates'"))
        #expect(try Program.run(["run", "p.yml", "--workers", "0"], in: folder).status == 2)
        #expect(try Program.run(["corpus", "nowhere"], in: folder).status == 65)
    }

    @Test func aSecondRunFindsTheFolderHeld() throws {
        let folder = try folder()
        try folder.write("in/a.txt", Self.article)
        #expect(try Program.run(["run", "p.yml"], in: folder).status == 0)
        let lock = open("\(folder.path)/out/.rapporteur/lock", O_RDWR)
        #expect(flock(lock, LOCK_EX) == 0)
        #expect(try Program.run(["run", "p.yml"], in: folder).status == 75)
        close(lock)
        #expect(try Program.run(["run", "p.yml"], in: folder).status == 0)
    }

    @Test func pipeAnswersALineALine() throws {
        let folder = try folder()
        try folder.write("a.txt", Self.article)
        let requests = """
            {"id":"t","text":"Talks went on."}
            nonsense

            {"id":"p","path":"a.txt","published":"2021-08-31"}
            """
        let result = try Program.run(["pipe", "p.yml"], in: folder, input: requests)
        let lines = result.output.split(separator: "\n")
        #expect(result.status == 0 && lines.count == 3)
        #expect(lines[0].contains(#""id":"t""#) && lines[1].contains(#""error""#) && lines[2].contains(#""published":"2021-08-31""#))
    }

    /// A program that is a stage: it kills its worker or sleeps when a text says so.
    private static let tone = """
        read -r greeting
        echo '{"name":"tone","version":3}'
        while IFS= read -r line; do
          case "$line" in *POISON*) kill -9 $PPID;; *SLEEP*) exec sleep 30;; esac
          id=$(printf '%s' "$line" | sed 's/^{"id":"\\([^"]*\\)".*/\\1/')
          echo "{\\"id\\":\\"$id\\",\\"layers\\":{\\"x-tone\\":[1]}}"
        done
        """

    private func withTone(_ timeout: String) throws -> Folder {
        let stage = "  - exec: [sh, tone.sh]\n    id: tone\n    reads: [text]\n    writes: [x-tone]\n    timeout: \(timeout)\n"
        let folder = try folder(Self.pipeline.replacing("run:", with: stage + "run:"))
        try folder.write("tone.sh", Self.tone)
        return folder
    }

    @Test func aProgramCanBeAStageAndACrashOrADeadlineCostsOneDocument() throws {
        let folder = try withTone("700ms")
        try folder.write("in/a.txt", Self.article)
        try folder.write("in/crash.txt", Self.article + " POISON")
        try folder.write("in/slow.txt", Self.article + " SLEEP")
        try folder.write("in/z.txt", Self.article)
        let result = try Program.run(["run", "p.yml"], in: folder)
        #expect(result.status == 1)
        #expect(folder.read("out/reports/a.txt.json")?.contains(#""x-tone":[1]"#) == true)
        #expect(folder.read("out/reports/z.txt.json")?.contains(#""by":"tone@3""#) == true)
        #expect(folder.read("out/.rapporteur/quarantine/crash.txt.json")?.contains(#""stage":"tone","error":"the worker was ended by signal 9""#) == true)
        #expect(folder.read("out/.rapporteur/quarantine/slow.txt.json")?.contains("no answer within 0.7 s") == true)
        // What the program does is part of the key.
        #expect(try Program.run(["explain", "p.yml"], in: folder).output.contains("tone@3"))
    }

    @Test func aTerminatedRunIsTakenUpWhereItStopped() throws {
        let folder = try withTone("60s")
        try folder.write("p.yml", (folder.read("p.yml") ?? "").replacing("timeout: 20s", with: "timeout: 2s, retries: 0"))
        for number in 10..<30 { try folder.write("in/a\(number).txt", Self.article + (number == 20 ? " SLEEP" : "")) }
        let stopped = try Program.run(["run", "p.yml", "--workers", "1"], in: folder) { folder.has("out/reports/a19.txt.json") }
        #expect(stopped.status == 143)
        try folder.write("tone.sh", Self.tone)
        for number in 20..<21 { try folder.write("in/a\(number).txt", Self.article) }
        let rest = try Program.run(["run", "p.yml"], in: folder)
        #expect(rest.status == 0)
        #expect(!rest.talk.hasPrefix("20 files: 20 done"))
        #expect((10..<30).allSatisfy { folder.has("out/reports/a\($0).txt.json") })
    }
}
