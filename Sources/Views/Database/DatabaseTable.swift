/// A table of the database: its name and its columns with their declarations.
struct DatabaseTable: Sendable {
    let name: String
    /// Column declarations (`score REAL`), in the order in which rows give their values.
    let columns: [String]

    /// The statement that makes it.
    var creation: String { "CREATE TABLE \(name) (\(columns.joined(separator: ", ")))" }
    /// The statement that adds a row.
    var insertion: String { "INSERT INTO \(name) VALUES (\(Array(repeating: "?", count: columns.count).joined(separator: ", ")))" }
}
