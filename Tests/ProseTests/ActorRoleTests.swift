import Testing

@testable import Prose

@Suite struct ActorRoleTests {
    let actor = ActorMentions.Actor(
        entity: "movement", name: "Movement", kind: .armedGroup,
        roles: [
            ActorMentions.Role(code: "XYZREB", to: CivilDate(2021, 8, 14)), ActorMentions.Role(code: "XYZGOV", from: CivilDate(2021, 8, 15)),
        ])

    @Test func theRoleDependsOnTheDay() {
        #expect(actor.code(on: CivilDate(2015, 1, 1)) == "XYZREB")
        #expect(actor.code(on: CivilDate(2021, 8, 14)) == "XYZREB")
        #expect(actor.code(on: CivilDate(2021, 8, 15)) == "XYZGOV")
    }

    @Test func withoutADayTheLatestRoleHolds() {
        #expect(actor.code(on: nil) == "XYZGOV")
    }
}
