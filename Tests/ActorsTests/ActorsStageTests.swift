import Testing

@Suite struct ActorsStageTests {
    @Test func namesAndAliasesOfOneActorAreOneActor() throws {
        let found = try ActorsFixture("The United States spoke. America listened. The U.S. agreed.")
        #expect(found.mentions("usa") == ["United States", "America", "U.S."])
    }

    @Test func theRoleDependsOnTheDayOfPublication() throws {
        #expect(try ActorsFixture("The Taliban attacked.", published: "2019-05-01").actor("taliban")?.code == "AFGREB")
        #expect(try ActorsFixture("The Taliban ruled.", published: "2022-05-01").actor("taliban")?.code == "AFGGOV")
    }

    @Test func aCountryAndARoleNounAreComposed() throws {
        let found = try ActorsFixture("The Afghan government met US troops and Afghan refugees.")
        #expect(found.entities == ["afg-gov", "usa-mil", "afg-refugees"])
        #expect(found.actor("usa-mil")?.code == "USAMIL")
        #expect(found.actor("afg-refugees")?.kind == .refugees)
    }
}
