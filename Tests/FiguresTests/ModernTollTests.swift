import Rapporteur
import Testing

@testable import Figures

/// Tolls as news agencies tell them today: the models that learned from older news must not overrule what the words say.
@Suite struct ModernTollTests {
    @Test(arguments: [
        ("The blast went off near a market, killing at least 12 people and wounding 30, officials said.", ["killed >= 12.. people", "wounded 30 people"]),
        ("Rebels killed 13 people and wounded 40 others in the raid.", ["killed 13 people", "wounded 40 others"]),
        ("A car bomb killed three soldiers and injured seven civilians on Monday.", ["killed 3 soldiers", "wounded 7 civilians"]),
        ("At least 52 people have died and more than 200 were injured in the earthquake, the ministry said.", ["killed >= 52.. people", "wounded > 200.. people"]),
        ("A drone strike left five dead and 11 wounded.", ["killed 5 people", "wounded 11 people"]),
        ("The death toll rose to 47, the governor said.", ["killed 47 people"]),
        ("Two aid workers were killed and another was hurt when shells hit their car.", ["killed 2 aid workers"]),
        ("Gunmen abducted 17 schoolgirls and shot dead two guards.", ["abducted 17 schoolgirls", "killed 2 guards"]),
    ])
    func `numbers keep the effect that the words tell`(text: String, expected: [String]) throws {
        let found = try figures(in: text).filter { !$0.rule.hasPrefix("implied") && $0.kind == .count }
        #expect(found.map(\.line) == expected)
    }
}
