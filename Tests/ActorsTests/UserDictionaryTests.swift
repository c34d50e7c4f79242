import Actors
import Foundation
import Lexicons
import Prose
import StageKit
import Testing

@Suite struct UserDictionaryTests {
    private func folder(_ files: [String: String]) throws -> String {
        let path = NSTemporaryDirectory() + "actors-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        for (name, text) in files { try text.write(toFile: "\(path)/\(name)", atomically: true, encoding: .utf8) }
        return path
    }

    @Test func aTableOfTheUsersAddsAnActor() throws {
        let base = try folder(["mine.tsv": "Free Ruritania Army\tFRA-R|Ruritanian rebels\tarmed-group\t\tRURREB\n"])
        let found = try ActorsFixture("The Free Ruritania Army struck. Ruritanian rebels fled.", dictionaries: ["mine.tsv"], baseFolder: base)
        #expect(found.mentions("free-ruritania-army") == ["Free Ruritania Army", "Ruritanian rebels"])
        #expect(found.actor("free-ruritania-army")?.mentions.first?.why == "dict:mine.tsv:1")
    }

    @Test func theUsersDictionaryOverrulesTheProgram() throws {
        let base = try folder(["mine.actors": "TALIBAN_\n+TALEBAN_\n\t[AFGELI]\n"])
        let found = try ActorsFixture("The Taliban met.", dictionaries: ["mine.actors"], baseFolder: base)
        #expect(found.actor("taliban")?.code == "AFGELI")
        #expect(found.actor("taliban")?.mentions.first?.why == "dict:mine.actors:1")
    }

    @Test func aBrokenTableIsAnErrorWithItsLine() throws {
        let base = try folder(["mine.tsv": "# a comment\nX Army\t\tarmy\t\t\n"])
        #expect(throws: DictionaryDiagnostic.self) { try ActorsFixture("x", dictionaries: ["mine.tsv"], baseFolder: base) }
    }

    @Test func aMissingFileIsAnError() throws {
        #expect(throws: (any Error).self) { try ActorsFixture("x", dictionaries: ["none.actors"]) }
    }

    @Test func actorsAsYAMLAreTheSameAsRows() throws {
        let base = try folder(["mine.yml": """
            actors:
              - name: Free Ruritania Army
                aliases: [Ruritanian rebels]
                kind: armed-group
                roles:
                  - {code}
            """.replacingOccurrences(of: "{code}", with: "RURREB")])
        let found = try ActorsFixture("The Free Ruritania Army struck. Ruritanian rebels fled.", dictionaries: ["mine.yml"], baseFolder: base)
        #expect(found.mentions("free-ruritania-army") == ["Free Ruritania Army", "Ruritanian rebels"])
        #expect(found.actor("free-ruritania-army")?.code == "RURREB")
        #expect(found.actor("free-ruritania-army")?.mentions.first?.why == "dict:mine.yml:2")
    }

    @Test func anUnknownKeyOfAnActorIsAnErrorWithItsLine() throws {
        let base = try folder(["mine.yml": "actors:\n  - name: X Army\n    sort: army\n"])
        #expect { try ActorsFixture("x", dictionaries: ["mine.yml"], baseFolder: base) } throws: { error in (error as? DictionaryDiagnostic)?.line == 3 }
    }

    @Test func agentsOfTheUsersComposeWithCountries() throws {
        let base = try folder(["mine.agents.txt": "BEEKEEPER [~AGR]\nRELIEF_GROUP [NGO~]\n"])
        let found = try ActorsFixture("Kenyan beekeepers protested.", dictionaries: ["mine.agents.txt"], baseFolder: base)
        #expect(found.actors.first?.code == "KENAGR")
    }

    @Test func discardsOfTheUsersNameNoActor() throws {
        let base = try folder(["mine.discards.txt": "KENYA AIRWAYS\n"])
        #expect(try ActorsFixture("Kenya Airways was late.", dictionaries: ["mine.discards.txt"], baseFolder: base).actor("ken") == nil)
    }

    @Test func aGazetteerGivesPlacesTheirCoordinates() throws {
        let line = ["1", "Strelsau", "Strelsau", "", "50.5", "14.25", "P", "PPL", "CZ", "", "", "", "", "", "40000", "", "", "Europe/Prague", "2020-01-01"].joined(separator: "\t")
        let base = try folder(["cities.txt": line + "\nbroken\n"])
        let found = try ActorsFixture("Two men met in Strelsau.", gazetteers: ["cities.txt"], baseFolder: base)
        #expect(found.actor("strelsau")?.country == "CZE")
        #expect(found.actor("strelsau")?.place == .init(latitude: 50.5, longitude: 14.25))
    }
}
