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

    @Test func aTitleBelongsToThePersonAndTheCountryIsNamedBeside() throws {
        let found = try ActorsFixture("The French President Emmanuel Macron arrived. Macron smiled.", published: "2020-01-01")
        #expect(found.mentions("emmanuel-macron") == ["President Emmanuel Macron", "Macron"])
        #expect(found.mentions("fra") == ["French"])
        #expect(found.actor("emmanuel-macron")?.code == "FRAGOV")
    }

    @Test func outOfOfficeALeaderIsOfTheElite() throws {
        #expect(try ActorsFixture("Former President Barack Obama spoke.", published: "2021-01-01").actor("barack-obama")?.code == "USAELI")
    }

    @Test func anUnknownPersonWithATitleIsProvisional() throws {
        let found = try ActorsFixture("Peruvian Foreign Minister Gonzalo Huertas signed. Huertas left.")
        let actor = try #require(found.actor("gonzalo-huertas"))
        #expect(actor.isProvisional && actor.kind == .person && actor.country == "PER" && actor.code == "PERGOV")
        #expect(found.mentions("gonzalo-huertas") == ["Foreign Minister Gonzalo Huertas", "Huertas"])
    }

    @Test func capitalsAreGovernmentsWhereTheyActAndPlacesWhereTheyLie() throws {
        let found = try ActorsFixture("Moscow rejected the offer. Two men were arrested in Moscow.")
        #expect(found.mentions("rus-gov") == ["Moscow"])
        #expect(found.actor("moscow")?.kind == .place)
        #expect(found.mentions("moscow") == ["Moscow"])
    }

    @Test func peopleAndStateAreKeptApart() throws {
        let found = try ActorsFixture("Afghans fled. Afghanistan closed its border. The Afghan people waited.")
        #expect(found.mentions("afg-people") == ["Afghans", "Afghan people"])
        #expect(found.mentions("afg").first == "Afghanistan")
        #expect(found.actor("afg-people")?.country == "AFG")
    }

    @Test func theSecondOfTwoShortFormsIsDefinedByTheText() throws {
        let found = try ActorsFixture("The Islamic State Khorasan (ISIS-K) claimed the attack. ISIS-K fighters fled.")
        #expect(found.mentions("islamic-state-khorasan") == ["Islamic State Khorasan", "ISIS-K", "ISIS-K fighters"])
    }

    @Test func ledAndBackedForcesAreActorsOfTheirOwn() throws {
        let found = try ActorsFixture("Iran-backed militias attacked US-led forces.")
        #expect(found.entities == ["irn-backed-armed-groups", "usa-led-mil"])
    }

    @Test func leadersLendTheirNameToTheirGovernment() throws {
        let found = try ActorsFixture("The Trump administration left. The Netanyahu government stayed.")
        #expect(found.entities == ["trump-administration", "netanyahu-government"])
        #expect(found.actor("netanyahu-government")?.code == "ISRGOV")
    }

    // Counter-examples: what looks like an actor and is none.
    @Test(arguments: [
        "Give us more time and it will be fine.", "We ate turkey for dinner.", "The general public was polite.", "They met at the police station.",
        "He asked who is there.", "The Paris Agreement was signed.",
    ])
    func ordinaryWordsAreNoActors(text: String) throws {
        let found = try ActorsFixture(text)
        #expect(found.actors.filter { $0.kind == .state || $0.country != nil || $0.kind == .internationalOrganisation }.isEmpty)
    }

    @Test func georgiaBesideAtlantaIsNotTheState() throws {
        #expect(try ActorsFixture("Voters in Atlanta, Georgia, chose.").actor("geo") == nil)
        #expect(try ActorsFixture("Tbilisi said Georgia would vote.").actor("geo") != nil)
    }

    @Test func theSamePersonIsFoundBySurnameAndPronoun() throws {
        let found = try ActorsFixture("Angela Merkel met Joe Biden. She thanked him.", published: "2021-07-16")
        #expect(found.mentions("angela-merkel") == ["Angela Merkel", "She"])
        #expect(found.mentions("joe-biden") == ["Joe Biden", "him"])
    }

    @Test func theCountryAndTheGroupPointBack() throws {
        let found = try ActorsFixture("Rebels fought in Mali. The country is poor. Boko Haram struck again. The group is feared.")
        #expect(found.mentions("mli") == ["Mali", "country"])
        #expect(found.mentions("boko-haram") == ["Boko Haram", "group"])
    }

    @Test func actorsStandInTheOrderOfTheirFirstMention() throws {
        let found = try ActorsFixture("Peru, Chile and Peru again, then Bolivia.")
        #expect(found.entities == ["per", "chl", "bol"])
    }

    @Test func everyMentionTellsItsReason() throws {
        let found = try ActorsFixture("Kenya said its police had arrested the protesters.")
        for mention in found.actors.flatMap(\.mentions) { #expect(mention.why.hasPrefix("dict:") || mention.why.hasPrefix("rule:")) }
        #expect(found.actor("ken")?.mentions.first?.why.hasPrefix("dict:countries.tsv:") == true)
    }

    @Test(arguments: ["", "\n\n", "(((((", "'s 's 's", "US US US US US", "the the the", "of of of the", "- - -led", "President", "Mr. Mr. Mr."])
    func noTextCrashesTheStage(text: String) throws { _ = try ActorsFixture(text) }
}
