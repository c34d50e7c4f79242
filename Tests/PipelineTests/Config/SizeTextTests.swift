import Testing

@testable import Pipeline

/// Sizes in pipeline files.
@Suite struct SizeTextTests {
    @Test func unitsAreDecimalAndNeeded() {
        #expect(SizeText.bytes("512MB") == 512_000_000 && SizeText.bytes("1.5GB") == 1_500_000_000 && SizeText.bytes("64kB") == 64_000)
        for text in ["", "MB", "12", "-1MB", "1 MB", "1TB", "1e3MB", "..MB"] { #expect(SizeText.bytes(text) == nil, "\(text)") }
        #expect(SizeText.text(1_250_000) == "1.2 MB" && SizeText.text(1_000_000) == "1 MB" && SizeText.text(12) == "12 bytes")
        #expect(ConfigFixture.errors(ConfigFixture.valid + "\n  memory: 512").contains("give the unit: 512MB"))
        #expect(ConfigFixture.errors(ConfigFixture.valid + "\n  memory: 1MB").contains("allowed is 64 MB to 1000 GB"))
    }
}
