import Testing

/// Names, surnames, pronouns and the author: one person, one actor.
@Suite struct ReferenceTests {
    @Test func aGivenNameBehindTheWholeNameIsTheSamePerson() throws {
        let found = try ActorsFixture("Maria Gonzalez founded the school. In 2010 Maria left it.")
        #expect(found.mentions("maria-gonzalez") == ["Maria Gonzalez", "Maria"])
    }

    @Test func genderTellsTwoPersonsApart() throws {
        let found = try ActorsFixture("Maria Gonzalez met Peter Hansen. He praised her, and she thanked him.")
        #expect(found.mentions("maria-gonzalez") == ["Maria Gonzalez", "her", "she"])
        #expect(found.mentions("peter-hansen") == ["Peter Hansen", "He", "him"])
    }

    @Test func theAuthorIsAnActorWhereHeSpeaksOfHimselfOutsideQuotations() throws {
        let found = try ActorsFixture("We believe that Mali will recover. I have seen it before. \u{201C}We are ready,\u{201D} said a minister.")
        #expect(found.mentions("author") == ["We", "I"])
    }

    @Test func aShortFormOfAnotherCountrysPartyIsNotReadWithoutItsCountry() throws {
        #expect(try ActorsFixture("The NDP grew by two points.").actor("new-democratic-party") == nil)
        #expect(try ActorsFixture("Canada votes today. The NDP grew by two points.").actor("new-democratic-party") != nil)
    }

    @Test func placesKnowTheirCountryAndWhereTheyLie() throws {
        let found = try ActorsFixture("Floods hit Nairobi and Uttar Pradesh.")
        #expect(found.actor("nairobi")?.country == "KEN")
        #expect(found.actor("nairobi")?.place != nil)
        #expect(found.actor("uttar-pradesh")?.country == "IND")
    }

    @Test func statesCarryTheirWikidataId() throws { #expect(try ActorsFixture("Kenya agreed.").actor("ken")?.wikidata == "Q114") }

    @Test func `a surname belongs to whom the text has named in full, whoever bears it in office`() throws {
        let found = try ActorsFixture(
            "Carl Peters went to the coast in the 1880s and founded a company there. Peters was later recalled for his cruelty.", published: "2020-01-19")
        #expect(found.actor("winston-peters") == nil)
        #expect(found.actor("carl-peters")?.mentions.count ?? 0 >= 2)
    }

    @Test func `who takes over the country takes his own, not that of the guest`() throws {
        let found = try ActorsFixture(
            "The war in Afghanistan went on. The United States withdrew its embassy, and the Taliban took over the country.", published: "2021-09-01")
        #expect(found.mentions("afg").contains { $0.hasSuffix("country") })
        #expect(!found.mentions("usa").contains { $0.hasSuffix("country") })
    }
}
