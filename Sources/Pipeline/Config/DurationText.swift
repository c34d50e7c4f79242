/// Times as pipeline files and the command line write them.
enum DurationText {
    /// The seconds of `20s`, `500ms`, `2m`, `1.5h` or `1d`; nil for anything else.
    static func seconds(_ text: String) -> Double? {
        let units: [(name: String, factor: Double, divisor: Double)] = [
            ("ms", 1, 1000), ("s", 1, 1), ("m", 60, 1), ("h", 3600, 1), ("d", 86_400, 1),
        ]
        for unit in units where text.hasSuffix(unit.name) {
            let digits = text.dropLast(unit.name.count)
            guard let first = digits.utf8.first, (0x30...0x39).contains(first),
                digits.utf8.allSatisfy({ (0x30...0x39).contains($0) || $0 == 0x2E })
            else { continue }
            return Double(digits).map { $0 * unit.factor / unit.divisor }
        }
        return nil
    }
}
