/// How unlikely each byte beyond ASCII is in one language and one of its encodings: hundredths of a natural logarithm, so that the sum
/// over a text compares languages as a unigram model of letters does.
struct LetterCosts: Sendable {
    /// BCP 47 primary subtag.
    let language: String
    let encoding: String
    private var costs = [Int32](repeating: 0, count: 256)
    private var cases = [Case](repeating: .none, count: 256)

    private enum Case: UInt8, Sendable { case none, lower, upper }

    /// What no language is known by: quotation marks, dashes, signs of currency and the like cost the same in all.
    private static let marks: Set<UInt32> = [
        0xA0, 0xA7, 0xA9, 0xAB, 0xAE, 0xB0, 0xB7, 0xBB, 0x2013, 0x2014, 0x2018, 0x2019, 0x201A, 0x201C, 0x201D, 0x201E, 0x2022, 0x2026, 0x20AC,
    ]

    /// - Parameters:
    ///   - points: the code point of each byte.
    ///   - letters: costs of the language's letters in lower case.
    init(language: String, encoding: String, points: [UInt32], letters: [UInt32: Int32]) {
        self.language = language
        self.encoding = encoding
        for byte in 0x80...0xFF {
            guard let scalar = Unicode.Scalar(points[byte]) else { continue }
            let properties = scalar.properties
            let lower = properties.lowercaseMapping.unicodeScalars.first?.value ?? scalar.value
            if Self.marks.contains(scalar.value) {
                costs[byte] = 450
            } else if scalar.value == 0xFFFD || scalar.value < 0xA0 {
                costs[byte] = 1_500
            } else if let cost = letters[lower] {
                costs[byte] = cost + (lower == scalar.value ? 0 : 230)
                cases[byte] = lower == scalar.value ? .lower : .upper
            } else if properties.isAlphabetic {
                costs[byte] = 900
                cases[byte] = properties.isUppercase ? .upper : .lower
            } else {
                costs[byte] = 1_000
            }
        }
    }

    /// The cost of all bytes beyond ASCII; a capital after a small letter costs more. Linear.
    func cost(of sample: [UInt8]) -> Int {
        var sum = 0
        var before = Case.none
        for byte in sample {
            if byte >= 0x80 {
                let now = cases[Int(byte)]
                sum += Int(costs[Int(byte)]) + (now == .upper && before == .lower ? 300 : 0)
                before = now
            } else {
                before = byte &- 0x61 < 26 ? .lower : byte &- 0x41 < 26 ? .upper : .none
            }
        }
        return sum
    }
}
