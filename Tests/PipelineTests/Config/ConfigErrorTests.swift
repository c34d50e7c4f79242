import Pipeline
import Testing

/// What a user sees for each kind of mistake: place, line, caret, and what to write.
@Suite struct ConfigErrorTests {
    @Test func aValidFileHasNoErrors() {
        #expect(ConfigFixture.errors(ConfigFixture.valid) == "")
        #expect(ConfigFixture.read(ConfigFixture.valid).config?.stages.map(\.id) == ["ingest", "language", "dates", "actors", "stance"])
    }

    @Test func aMisspeltStageIsCorrected() {
        #expect(
            ConfigFixture.errors(ConfigFixture.changed("  - use: dates", "  - use: datess")) == """
                p.yml:9:10: error[unknown-stage]: no stage 'datess'
                   9 |   - use: datess
                     |          ^~~~~~  did you mean 'dates'?

                """)
    }

    @Test func aMisspeltKeyIsCorrectedAndNotReportedAsMissing() {
        #expect(
            ConfigFixture.errors(ConfigFixture.changed("rapporteur: 1", "raporteur: 1")) == """
                p.yml:1:1: error[unknown-key]: unknown key 'raporteur' in the pipeline
                   1 | raporteur: 1
                     | ^~~~~~~~~  did you mean 'rapporteur'?

                """)
    }

    @Test func aMissingStageIsReportedWhereItsLayerIsRead() {
        let text = ConfigFixture.valid.replacing("  - use: actors\n", with: "")
        #expect(
            ConfigFixture.errors(text) == """
                p.yml:12:5: error[unmet-layer]: 'stance' reads 'actors', which no earlier stage writes
                  12 |   - use: stance
                     |     ^~~
                     |     'actors' writes it: add '- use: actors' before line 12

                """)
    }

    @Test func aStageBeforeItsProducerIsToldToMove() {
        let text = ConfigFixture.valid.replacing("  - use: actors\n  - use: stance", with: "  - use: stance\n  - use: actors")
        #expect(
            ConfigFixture.errors(text) == """
                p.yml:12:5: error[wrong-order]: 'stance' reads 'actors', which 'actors' writes only later, in line 13
                  12 |   - use: stance
                     |     ^~~
                     |     move 'actors' (line 13) before line 12

                """)
    }

    @Test func aWrongTypeSaysWhatIsExpected() {
        #expect(
            ConfigFixture.errors(ConfigFixture.changed("  workers: 2", "  workers: two")) == """
                p.yml:18:12: error[wrong-type]: 'workers' is 'two'
                  18 |   workers: two
                     |            ^~~  expected 'auto' or a whole number from 1 to 1024

                """)
    }

    @Test(arguments: [
        ("  workers: 2", "  workers: 0", "p.yml:18:12: error[out-of-range]"),
        ("  retries: 1", "  retries: -2", "p.yml:20:12: error[out-of-range]"),
        ("  retries: 1", "  retries: 1.5", "p.yml:20:12: error[wrong-type]"),
        ("  retries: 1", "  retries: \"1\"", "p.yml:20:12: error[wrong-type]"),
        ("rapporteur: 1", "rapporteur: 99", "p.yml:1:13: error[out-of-range]"),
        ("  on_error: quarantine", "  on_error: quarentine", "p.yml:19:13: error[bad-value]"),
        ("      anchor: published", "      anchor: publishd", "p.yml:11:15: error[bad-value]"),
        ("      anchor: published", "      ancor: published", "p.yml:11:7: error[unknown-key]"),
        ("      anchor: published", "      window: 9999", "p.yml:11:15: error[out-of-range]"),
        ("  path: inbox", "\tpath: inbox", "p.yml:4:1: error[tab]"),
        ("      anchor: published", "   anchor: published", "p.yml:11:4: error[syntax]"),
        ("  match: [\"*.html\", \"*.xml\"]", "  match: [\"*.html\", \"*.xml\"", "p.yml:5:10: error[syntax]"),
        ("  match: [\"*.html\", \"*.xml\"]", "  match: [*.html]", "p.yml:5:11: error[alias]"),
        ("  match: [\"*.html\", \"*.xml\"]", "  match: html", "p.yml:5:10: error[wrong-type]"),
        ("  path: inbox", "  path: &a inbox", "p.yml:4:9: error[alias]"),
        ("  path: inbox", "  path: ${INBOX}", "p.yml:4:9: error[unset-variable]"),
        ("  path: inbox", "  path: [inbox]", "p.yml:4:9: error[wrong-type]"),
        ("  - use: stance", "  - use: actors", "p.yml:13:5: error[duplicate-stage]"),
        ("  - use: stance", "  - stance", "p.yml:13:5: error[wrong-type]"),
    ])
    func everyMistakeIsFoundAtItsPlace(old: String, new: String, head: String) {
        let errors = ConfigFixture.errors(ConfigFixture.changed(old, new))
        #expect(errors.hasPrefix(head), "\(errors)")
    }

    @Test func aKeyThatStandsTwiceIsFoundAtTheSecondAndTheRestIsStillChecked() {
        let text = ConfigFixture.changed("  retries: 1", "  retries: many") + "\noutput:\n  path: elsewhere\n"
        let codes = ConfigFixture.read(text).diagnostics.all
        #expect(codes.map(\.code) == [.wrongType, .duplicateKey])
        #expect(codes.last?.place.line == 21)
    }

    @Test func allMistakesComeInOnePassInOrderOfTheirPlaces() {
        let text = ConfigFixture.valid
            .replacing("name:", with: "nam:").replacing("use: language", with: "use: langage").replacing("workers: 2", with: "workers: 0")
        #expect(ConfigFixture.read(text).diagnostics.all.map(\.place.line) == [2, 8, 18])
    }

    @Test func aMissingRequiredKeyIsNamed() {
        let text = ConfigFixture.valid.replacing("rapporteur: 1\n", with: "")
        #expect(ConfigFixture.errors(text).contains("error[missing-key]: key 'rapporteur' is missing"))
    }

    @Test func aliasBombsAndDeepNestingAreRefusedAtOnce() {
        let bomb = (0..<9).map { "a\($0): &x\($0) [" + String(repeating: "*x\(max(0, $0 - 1)),", count: 9) + "1]" }
        #expect(ConfigFixture.read(bomb.joined(separator: "\n")).config == nil)
        #expect(ConfigFixture.errors("a: " + String(repeating: "[", count: 100_000)).contains("nested deeper"))
        #expect(ConfigFixture.errors(String(repeating: "- ", count: 100_000)) != "")
        #expect(ConfigFixture.errors(String(repeating: "? ", count: 100_000)) != "")
        #expect(ConfigFixture.errors((0..<3000).map { String(repeating: " ", count: $0) + "a:" }.joined(separator: "\n")) != "")
    }

    @Test(arguments: ["", "\0", "a: b: c", "- - -", "'", "\"", "{", "}", "%", "%YAML 9.9\n---\na", "--- a\n--- b", "? a\n: b", "!!x y", "| \n x"])
    func noTextMakesTheReaderFail(text: String) {
        #expect(!ConfigFixture.read(text).diagnostics.isEmpty)
    }

    @Test func noMutationOfAValidFileMakesTheReaderFail() {
        var random = SplitMix(seed: 7)
        let signs = Array(":-[]{}&*#|>'\"\t \n!%@`?,x\u{0}é".unicodeScalars)
        for _ in 0..<300 {
            var scalars = Array(ConfigFixture.valid.unicodeScalars)
            for _ in 0..<(1 + random.below(4)) {
                let at = random.below(scalars.count)
                switch random.below(3) {
                case 0: scalars[at] = signs[random.below(signs.count)]
                case 1: scalars.insert(signs[random.below(signs.count)], at: at)
                default: scalars.remove(at: at)
                }
            }
            var view = String.UnicodeScalarView()
            view.append(contentsOf: scalars)
            _ = ConfigFixture.errors(String(view))
        }
    }

    @Test func aValueThatIsWrongIsToldOnce() {
        let exec = ConfigFixture.errors("rapporteur: 1\nstages:\n  - use: ingest\n  - exec: python3 tone.py\n    writes: [x-tone]\n")
        #expect(exec.contains("'exec' is 'python3 tone.py'") && exec.contains("write [python3, tone.py]"))
        #expect(!exec.contains("without 'use' or 'exec'"))
        let rule = ConfigFixture.errors(ConfigFixture.valid + "\nwatch: [{ dyad: { from: A, to: B, below: 3 } }]\n")
        #expect(rule.contains("error[out-of-range]") && !rule.contains("never fire"))
    }

    @Test func filesWithCarriageReturnsAreSeenLineByLine() {
        let text = "rapporteur: 1\r\nname: a\r\nstages:\r\n  - use: ingset\r\nname: b\r\n"
        let errors = ConfigFixture.errors(text)
        #expect(errors.contains("p.yml:4:10: error[unknown-stage]: no stage 'ingset'\n   4 |   - use: ingset"))
        #expect(errors.contains("p.yml:5:1: error[duplicate-key]"))
    }
}
