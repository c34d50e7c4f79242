import Lexicons
import Reports
import Testing

@testable import Views

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

@Suite struct ReportDatabaseTests {
    private func made(_ reports: [Report]) throws -> [UInt8] {
        var template = Array("/tmp/rapporteur-database-XXXXXX".utf8CString)
        let made = template.withUnsafeMutableBufferPointer { buffer in buffer.baseAddress.flatMap { mkdtemp($0) }.map { String(cString: $0) } }
        let folder = try #require(made)
        defer { for name in ["draft", "finished", ""] { remove("\(folder)/\(name)") } }
        let database = try ReportDatabase(draft: "\(folder)/draft", finished: "\(folder)/finished")
        for report in reports { try database.add(report) }
        try database.finish()
        let bytes = try MappedFile("\(folder)/finished").bytes
        return bytes
    }

    @Test func theSameReportsGiveTheSameBytes() throws {
        let reports = try (0..<20).map { try ReportFixture.full(id: "report \($0)") }
        let first = try made(reports)
        #expect(first.starts(with: "SQLite format 3\u{0}".utf8) && first.count % 4096 == 0)
        // Pages of 4096 bytes, and the number of this layout.
        #expect(first[16] == 0x10 && first[17] == 0 && first[63] == UInt8(DatabaseSchema.version))
        #expect(try made(reports) == first)
    }

    @Test func aFileThatCannotBeWrittenIsNamed() throws {
        do {
            _ = try ReportDatabase(draft: "/nowhere/draft", finished: "/nowhere/finished")
            Issue.record("a database below no folder")
        } catch let failure as ReportDatabase.Failure {
            #expect("\(failure)".contains("cannot write /nowhere/draft: SQLite: "))
        }
    }

    @Test func rowsFitTheirTables() throws {
        for (table, row) in DatabaseRows(try ReportFixture.full(), number: 1).rows { #expect(row.count == table.columns.count, "\(table.name)") }
    }
}
