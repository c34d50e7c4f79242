import Actors
import Lexicons
import Foundation
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
}
