import Testing

@testable import Pipeline

/// What an input can be.
@Suite struct InputPlaceTests {
    @Test func aGlobIsCutAtItsFirstPatternAndADashIsStandardInput() throws {
        #expect(InputPlace("-") == .standardInput)
        #expect(InputPlace("news/2021") == .path("news/2021"))
        #expect(InputPlace("news/*/a?.html") == .pattern(folder: "news", glob: "*/a?.html"))
        #expect(InputPlace("/*.txt") == .pattern(folder: "/", glob: "*.txt"))
        #expect(InputPlace("**/*.txt") == .pattern(folder: ".", glob: "**/*.txt"))
        // A file may have such a name.
        let folder = try TemporaryFolder()
        let odd = try folder.write("a[1].txt", "x")
        #expect(InputPlace(odd) == .path(odd))
    }
}
