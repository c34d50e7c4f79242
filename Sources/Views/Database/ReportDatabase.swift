import GRDB
import Prose
import Reports

/// A SQLite database of reports: one table a layer, rows in the order of the reports.
///
/// The same reports give the same bytes with the same SQLite library: pages have a fixed size, all rows go in by one transaction in a fixed order,
/// and the finished file is what `VACUUM INTO` writes. It is built in one file and finished in another; who makes it puts that in its place.
public final class ReportDatabase {
    /// What SQLite says when it cannot go on.
    public struct Failure: Error, CustomStringConvertible {
        /// The file, and SQLite's words.
        public let description: String

        init(_ path: String, _ error: any Error) {
            let cause = error as? DatabaseError
            description = "cannot write \(path): SQLite: \(cause?.message ?? "\(error)")"
        }
    }

    private let draft: String
    private let connection: DatabaseQueue
    private let finished: String
    private var count: Int64 = 0

    /// Begins a database.
    /// - Parameters:
    ///   - draft: path of the file that rows are gathered in; the caller removes it.
    ///   - finished: path of the file that `finish` writes; neither may exist.
    /// - Throws: `Failure`.
    public init(draft: String, finished: String) throws {
        var configuration = Configuration()
        configuration.label = "rapporteur"
        // One transaction from the first report to the last.
        configuration.allowsUnsafeTransactions = true
        configuration.prepareDatabase { database in
            // A draft that a crash has spoilt is thrown away: it needs no journal.
            try database.execute(sql: """
                PRAGMA page_size = 4096; PRAGMA encoding = 'UTF-8'; PRAGMA auto_vacuum = NONE; PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;
                PRAGMA locking_mode = EXCLUSIVE; PRAGMA cache_size = -8192;
                """)
        }
        self.draft = draft
        self.finished = finished
        do {
            connection = try DatabaseQueue(path: draft, configuration: configuration)
            try connection.inDatabase { database in
                try database.execute(sql: "BEGIN")
                for table in DatabaseSchema.tables { try database.execute(sql: table.creation) }
            }
        } catch {
            throw Failure(draft, error)
        }
    }

    /// Adds a report.
    /// - Throws: `Failure`.
    public func add(_ report: Report) throws {
        count += 1
        let number = count
        try perform(draft) { database in
            for (table, row) in DatabaseRows(report, number: number).rows {
                try database.cachedStatement(sql: table.insertion).execute(arguments: StatementArguments(row))
            }
        }
    }

    /// Writes the finished file, with its indices. Nothing can be added any more.
    /// - Throws: `Failure`.
    public func finish() throws {
        try perform(draft) { database in
            for statement in DatabaseSchema.indices + DatabaseSchema.views { try database.execute(sql: statement) }
            try database.execute(sql: "PRAGMA user_version = \(DatabaseSchema.version); COMMIT")
        }
        try perform(finished) { try $0.execute(sql: "VACUUM INTO ?", arguments: [finished]) }
        do { try connection.close() } catch { throw Failure(draft, error) }
    }

    private func perform(_ path: String, _ body: (Database) throws -> Void) throws {
        do { try connection.inDatabase(body) } catch { throw Failure(path, error) }
    }
}
