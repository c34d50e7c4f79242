/// Sizes as pipeline files write them.
enum SizeText {
    private static let units: [(name: String, factor: Double)] = [("kB", 1e3), ("KB", 1e3), ("MB", 1e6), ("GB", 1e9), ("B", 1)]

    /// The bytes of `512MB`, `1.5GB`, `64kB` or `100B`; nil for anything else.
    static func bytes(_ text: String) -> Int? {
        for unit in units where text.hasSuffix(unit.name) {
            let digits = text.dropLast(unit.name.count)
            guard let first = digits.utf8.first, (0x30...0x39).contains(first),
                digits.utf8.allSatisfy({ (0x30...0x39).contains($0) || $0 == 0x2E }), let number = Double(digits)
            else { continue }
            return number * unit.factor < 1e15 ? Int(number * unit.factor) : nil
        }
        return nil
    }

    /// A number of bytes as a pipeline file takes it, rounded up: `2MB`.
    static func value(_ bytes: Int) -> String {
        for (name, factor) in [("MB", 1_000_000), ("kB", 1000)] where bytes >= factor { return "\((bytes + factor - 1) / factor)\(name)" }
        return "\(bytes)B"
    }

    /// A number of bytes as people read it: `1.3 MB`.
    static func text(_ bytes: Int) -> String {
        for (name, factor) in [("GB", 1_000_000_000), ("MB", 1_000_000), ("kB", 1000)] where bytes >= factor {
            let tenths = bytes * 10 / factor
            return tenths % 10 == 0 ? "\(tenths / 10) \(name)" : "\(tenths / 10).\(tenths % 10) \(name)"
        }
        return "\(bytes) bytes"
    }
}
