import Rapporteur
import Testing

@testable import Figures

@Suite struct TollTests {
    private let news = "Gunmen killed Mayor Pedro Alvarez and two of his bodyguards in the capital on Monday, police said. Alvarez was shot as he left his home. The two bodyguards died at the scene."

    @Test func `reports of one toll share its number`() throws {
        let found = try figures(in: news).filter { $0.toll != nil && $0.effect == .killed }
        let guards = found.filter { $0.counted?.contains("bodyguards") ?? false }
        #expect(guards.count == 2)
        #expect(Set(guards.map(\.toll)).count == 1)
        #expect(guards.allSatisfy { $0.low == DecimalNumber(2) })
    }

    @Test func `a named victim is one`() throws {
        let mayor = try #require(try figures(in: news).first { $0.counted?.contains("Alvarez") ?? false })
        #expect(mayor.low == .one)
        #expect(mayor.effect == .killed)
        #expect(mayor.toll != nil)
    }

    @Test func `a warning is no toll`() throws {
        let found = try figures(in: "The minister warned that thousands of people could be killed if war broke out. Talks about trade will go on next week in Geneva.")
        #expect(found.allSatisfy { $0.toll == nil })
    }

    @Test func `texts in capitals are read`() throws {
        let found = try figures(in: "POLICE REPORTED TODAY THAT A TEACHER, MARIO FLORES, WAS MURDERED BY UNIDENTIFIED GUNMEN IN SAN SALVADOR. FIVE STUDENTS WERE WOUNDED IN THE ATTACK.")
        #expect(found.contains { $0.effect == .wounded && $0.low == DecimalNumber(5) })
        #expect(found.contains { $0.effect == .killed && $0.low == .one })
    }

    @Test func `probabilities are such`() throws {
        #expect(try figures(in: news).compactMap(\.confidence).allSatisfy { (0...1).contains($0) })
    }
}
