/// The words behind a benchmark's name: paths, and options with a value each.
struct BenchmarkArguments {
    let words: [String]

    /// A mistake on the command line.
    struct Misuse: Error, CustomStringConvertible {
        let description: String
    }

    /// The first word.
    /// - Throws: `Misuse` when there is none.
    func path() throws -> String {
        guard let first = words.first, !first.hasPrefix("-") else { throw Misuse(description: "a path is missing") }
        return first
    }

    /// The value of an option.
    func text(_ name: String, default value: String) -> String {
        words.firstIndex(of: name).flatMap { words.indices.contains($0 + 1) ? words[$0 + 1] : nil } ?? value
    }

    /// The value of an option that is a number.
    func number(_ name: String, default value: Int) -> Int { Int(text(name, default: "")) ?? value }

    /// The interpreter that may have other tools to compare with.
    var python: String { text("--python", default: "python3") }
}
