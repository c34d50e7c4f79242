import Testing

/// Short names, titles, spellings and role nouns: every actor once, with all its names.
@Suite struct NameVariantTests {
    @Test func aShortenedNameIsTheActorOfTheText() throws {
        let found = try ActorsFixture("The European Union met in Brussels. On Tuesday the Union agreed to wait.")
        #expect(found.mentions("european-union") == ["European Union", "Union"])
    }

    @Test func aSurnameWithoutItsAccentIsTheSamePerson() throws {
        let found = try ActorsFixture("Edmundo Gonzalez spoke in Caracas. On Monday Gonzalez flew to Spain.", published: "2024-09-08")
        #expect(found.mentions("edmundo-gonzalez") == ["Edmundo Gonzalez", "Gonzalez"])
    }

    @Test func anInstitutionIsTheOneThatItsRoleNounNames() throws {
        let found = try ActorsFixture("The Salvadoran army attacked on Monday. The army lost 29 men.")
        #expect(found.mentions("salvadoran-armed-forces") == ["Salvadoran army", "army"])
    }

    @Test func officersInATextOfSoldiersAreSoldiers() throws {
        let found = try ActorsFixture("French soldiers left Niger after the coup. French officers had trained its army.")
        #expect(found.mentions("fra-mil").contains("French officers"))
        #expect(found.actor("fra-police") == nil)
    }

    @Test func aWordIsNoShortFormWithCapitalsInside() throws {
        #expect(try ActorsFixture("Let us go to Pakistan.").actor("lashkar-e-taiba") == nil)
        #expect(try ActorsFixture("Pakistan banned the LeT.").actor("lashkar-e-taiba") != nil)
    }

    @Test func aTitleIsNoPartOfAName() throws {
        let found = try ActorsFixture("Mary Keller resigned on Monday. Mrs. Keller gave no reason.")
        #expect(found.entities.filter { $0.contains("keller") } == ["mary-keller"])
    }

    @Test func theNameOfAnIndexIsNoPlace() throws {
        #expect(try ActorsFixture("Chad ranks second in the Fragile States Index.").entities == ["tcd"])
    }
}
