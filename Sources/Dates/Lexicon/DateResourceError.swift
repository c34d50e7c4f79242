/// A line of a date resource that cannot be used.
struct DateResourceError: Error, Sendable, CustomStringConvertible {
    let file: String
    let line: Int
    let problem: String

    var description: String { "\(file):\(line): \(problem)" }
}
