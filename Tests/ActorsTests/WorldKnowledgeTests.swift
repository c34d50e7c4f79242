import Lexicons
import Prose
import StageKit
import Testing

@testable import Actors

/// The tables themselves: what they hold must be readable and without contradiction.
@Suite struct WorldKnowledgeTests {
    private func table(_ name: String) throws -> ResourceTable { try StageEnvironment().table(name, in: "Actors") }

    @Test func termsOfOneOfficeDoNotOverlap() throws {
        let shared: Set<String> = ["figure", "opposition-leader", "rebel-leader", "leader", "spokesperson", "senators", "congressmen", "governors"]
        var terms: [String: [(from: CivilDate, to: CivilDate?, name: String, line: Int)]] = [:]
        for row in try table("leaders.tsv").rows where !shared.contains(row[1]) {
            let from = try #require(RoleNotation.day(row[2], last: false), "line \(row.line)")
            let to = row[3].isEmpty ? nil : RoleNotation.day(row[3], last: true)
            #expect(to.map { from <= $0 } ?? true, "line \(row.line)")
            terms["\(row[0])/\(row[1])", default: []].append((from, to, row[4], row.line))
        }
        for (office, list) in terms {
            let sorted = list.sorted { $0.from < $1.from }
            for (earlier, later) in zip(sorted, sorted.dropFirst()) {
                // The day of change belongs to both; so does the month or year where the day is not known.
                let end = try #require(earlier.to, "\(office): line \(earlier.line) is open, line \(later.line) follows")
                #expect(end.dayNumber <= later.from.dayNumber + (later.from.components.day == 1 ? 31 : 0), "\(office): lines \(earlier.line), \(later.line)")
            }
        }
    }

    @Test func everyCountryInTheTablesIsAState() throws {
        let states = Set(try table("countries.tsv").rows.map { $0[0] })
        #expect(states.count > 220)
        for name in ["armed-groups", "institutions", "parties", "organisations", "international-organisations", "collectives"] {
            for row in try table("\(name).tsv").rows where !row[3].isEmpty {
                #expect(states.contains(row[3]), "\(name).tsv:\(row.line)")
            }
        }
        for name in ["places", "cities", "subdivisions"] {
            for row in try table("\(name).tsv").rows { #expect(states.contains(row[2]), "\(name).tsv:\(row.line)") }
        }
    }

    @Test func kindsAndRolesOfTheTablesAreReadable() throws {
        for name in ["armed-groups", "institutions", "parties", "organisations", "international-organisations", "collectives"] {
            for row in try table("\(name).tsv").rows {
                #expect(ActorMentions.Kind(rawValue: row[2]) != nil, "\(name).tsv:\(row.line)")
                #expect(RoleNotation.parse(row[4]) != nil, "\(name).tsv:\(row.line)")
            }
        }
    }

    @Test func everyTableNamesOriginLicenceAndDate() throws {
        for name in StageEnvironment().resources(below: "", in: "Actors") where name.hasSuffix(".tsv") {
            let head = try StageEnvironment().resource(name, in: "Actors").text.prefix(600)
            #expect(head.contains("# Origin:") && head.contains("# Licence:") && head.contains("Date:"), "\(name)")
        }
    }

    @Test func aRoleOfATermHoldsOnItsDaysAndAnEliteRoleOutsideThem() throws {
        let roles = try #require(RoleNotation.parse("AFGREB[..2021-08-14]|AFGGOV[2021-08-15..]"))
        let actor = ActorMentions.Actor(entity: "x", name: "x", kind: .armedGroup, roles: roles)
        #expect(actor.code(on: CivilDate(2021, 8, 14)) == "AFGREB")
        #expect(actor.code(on: CivilDate(2021, 8, 15)) == "AFGGOV")
        #expect(RoleNotation.parse("AFG[2001-99..]") == nil)
    }

    @Test(arguments: [
        ("al-Qa'ida in Iraq", "al-qaida-in-iraq"), ("Ejército de Liberación", "ejercito-de-liberacion"), ("U.S.", "us"),
        ("Hay’at", "hayat"), ("北京", "北京"), ("--", "unnamed"),
    ])
    func entityIdsAreStableSlugs(name: String, slug: String) { #expect(Slug.of(name) == slug) }
}
