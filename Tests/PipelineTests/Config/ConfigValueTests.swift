import Pipeline
import Prose
import Testing

/// What a valid file amounts to.
@Suite struct ConfigValueTests {
    @Test func defaultsHoldForWhatIsNotSaid() throws {
        let config = try #require(ConfigFixture.read("rapporteur: 1\nstages:\n- use: ingest\n").config)
        #expect(config.input.path == "inbox")
        #expect(config.input.match == ["**/*"])
        #expect(config.output.path == "out")
        #expect(config.run.timeout == 60)
        #expect(config.run.workers == nil)
        #expect(config.output.text == .full)
    }

    @Test func variablesAreFilledInAndTheirDefaultsHold() throws {
        let text = "rapporteur: 1\ninput: { path: \"${ROOT:-/srv}/in\" }\nstages: [{use: ingest}]\nrun: { workers: \"auto\", retries: 2 }\n"
        #expect(try #require(ConfigFixture.read(text).config).input.path == "/srv/in")
        #expect(try #require(ConfigFixture.read(text, ["ROOT": "/data"]).config).input.path == "/data/in")
    }

    @Test func timesHaveUnits() throws {
        let config = try #require(
            ConfigFixture.read("rapporteur: 1\nstages: [{use: ingest}]\nrun: { timeout: 500ms }\ninput: { settle: 2m }\n").config)
        #expect(config.run.timeout == 0.5)
        #expect(config.input.settle == 120)
    }

    @Test func optionsTakeTheDefaultsOfTheStage() throws {
        let config = try #require(ConfigFixture.read(ConfigFixture.valid).config)
        #expect(config.stages[2].options == .object([("anchor", .string("published")), ("window", .integer(30))]))
    }

    @Test func watchRulesAreRead() throws {
        let text = """
            rapporteur: 1
            stages: [{use: ingest}]
            watch:
              - dyad: { from: Taliban, to: United States, below: -0.5 }
              - risk: { country: AFG, category: terrorism, above: 80 }
            """
        let rules = try #require(ConfigFixture.read(text).config).watch
        #expect(rules.map(\.subject) == [.dyad(from: "Taliban", to: "United States"), .risk(country: "AFG", category: "terrorism")])
        #expect(rules[0].fires(at: -0.6) && !rules[0].fires(at: -0.5) && rules[1].fires(at: 81))
    }

    @Test func layersThatComeWithRequestsMeetWhatStagesRead() {
        #expect(ConfigFixture.errors("rapporteur: 1\ninput: {layers: [text]}\nstages: [{use: language}]\n") == "")
        #expect(ConfigFixture.errors("rapporteur: 1\nstages: [{use: language}]\n").contains("unmet-layer"))
    }

    @Test func programsAreStagesToo() throws {
        let text = """
            rapporteur: 1
            stages:
              - use: ingest
              - exec: [python3, tone.py]
                id: tone
                reads: [text]
                writes: [x-tone]
                timeout: 5s
            """
        let stage = try #require(ConfigFixture.read(text).config).stages[1]
        #expect(stage.kind == .exec(command: ["python3", "tone.py"], reads: [.text], writes: ["x-tone"], timeout: 5))
        #expect(ConfigFixture.errors(text.replacing("[x-tone]", with: "[dates]")).contains("did you mean 'x-dates'?"))
    }
}
