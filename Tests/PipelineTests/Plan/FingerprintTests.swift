import Pipeline
import Prose
import Testing

/// When a document must be worked on again.
@Suite struct FingerprintTests {
    private func hash(_ text: String) throws -> String {
        let config = try #require(ConfigFixture.read(text).config)
        return try LoadedPipeline(try Plan(config, catalogue: TestStages.catalogue)).fingerprint.hash
    }

    @Test func optionsAndStagesCountAndTheRestDoesNot() throws {
        let base = try hash(ConfigFixture.valid)
        #expect(try hash(ConfigFixture.changed("  workers: 2", "  workers: 7")) == base)
        #expect(try hash(ConfigFixture.changed("name: briefing", "name: other")) == base)
        #expect(try hash(ConfigFixture.changed("      anchor: published", "      anchor: auto")) != base)
        #expect(try hash(ConfigFixture.changed("  - use: stance", "")) != base)
    }

    @Test func theBytesAndWhatTheSenderSaysCount() {
        let chain = Fingerprint()
        let plain = chain.key(of: Source(payload: .text([65])), report: .init())
        #expect(chain.key(of: Source(payload: .text([66])), report: .init()) != plain)
        #expect(chain.key(of: Source(payload: .html([65])), report: .init()) != plain)
        var given = Metadata()
        given.published = CivilDate(2021, 8, 31)
        #expect(chain.key(of: Source(payload: .text([65]), given: given), report: .init()) != plain)
        #expect(chain.key(of: Source(payload: .text([65])), report: .init(text: .none)) != plain)
        #expect(chain.key(of: Source(payload: .text([65]), path: "elsewhere"), report: .init()) == plain)
    }
}
