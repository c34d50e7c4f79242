/// The globs of `input.match`: the last that fits a path decides, and a leading `!` takes away.
struct PathFilter: Sendable {
    private let rules: [(glob: Glob, takes: Bool)]

    init(_ patterns: [String]) {
        var rules = patterns.map { pattern in
            pattern.hasPrefix("!") ? (Glob(String(pattern.dropFirst())), false) : (Glob(pattern), true)
        }
        // Only exceptions: they are exceptions from everything.
        if rules.allSatisfy({ !$0.1 }) { rules.insert((Glob("**/*"), true), at: 0) }
        self.rules = rules
    }

    func takes(_ path: [UInt8]) -> Bool { rules.last { $0.glob.matches(path) }?.takes ?? false }
}
