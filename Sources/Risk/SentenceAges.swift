import Prose

/// How much of today a sentence tells: 1 for the present, less for what is long past.
///
/// A text about a war of a century ago is full of the words of war and tells of no risk. A sentence takes the latest time that it
/// names; one without a time takes part of the age of its paragraph, and, where nearly all times of the document are long past, of
/// the document.
struct SentenceAges: Sendable {
    /// A factor a sentence, above 0 to 1.
    let factors: [Double]

    /// Factors of all sentences.
    /// - Parameters:
    ///   - times: the dates of the document; nil when nobody looked for them.
    ///   - published: the day from which age is counted; without it the latest time that the text names.
    /// - Complexity: linear in sentences and dates.
    init(text: Text, tokens: Tokens, sentences: Sentences, times: TemporalExpressions?, published: CivilDate?) {
        let years = times.map { Self.years(of: $0, sentences) } ?? Self.years(text, tokens, sentences)
        let reference = published.map { $0.components.year } ?? years.compactMap { $0 }.filter { $0 <= Self.latest }.max()
        guard let reference else {
            factors = sentences.sentences.map { _ in 1 }
            return
        }
        let own = years.map { year in year.map { Self.factor(reference - $0) } }
        let document = Self.ofDocument(own)
        var result: [Double] = []
        result.reserveCapacity(own.count)
        var start = 0
        while start < own.count {
            let block = sentences.sentences[start].block
            var end = start + 1
            while end < own.count, sentences.sentences[end].block == block { end += 1 }
            // The most recent time of a paragraph; half its distance from the present goes to the sentences without a time.
            let paragraph = own[start..<end].compactMap { $0 }.max()
            for sentence in start..<end { result.append(own[sentence] ?? min(document, paragraph.map { ($0 + 1) / 2 } ?? 1)) }
            start = end
        }
        factors = result
    }

    /// No year of a report lies beyond this one: a number that does is no year.
    private static let latest = 2100
    /// What stands for now, whatever the reference.
    private static let now = Int(Int32.max)

    private static func factor(_ years: Int) -> Double { years > 30 ? 0.25 : years > 10 ? 0.5 : years > 4 ? 0.75 : 1 }

    /// Sentences without a time in a document whose times are nearly all long past: they tell of the same time more often than not.
    private static func ofDocument(_ own: [Double?]) -> Double {
        let known = own.compactMap { $0 }
        guard known.count >= 5 else { return 1 }
        let past = known.filter { $0 <= 0.25 }.count
        return Double(past) >= 0.75 * Double(known.count) ? 0.6 : 1
    }

    private static func years(of times: TemporalExpressions, _ sentences: Sentences) -> [Int?] {
        var years = [Int?](repeating: nil, count: sentences.sentences.count)
        for time in times.expressions {
            guard let sentence = sentences.index(at: time.span.start), let year = year(of: time) else { continue }
            years[sentence] = max(years[sentence] ?? year, year)
        }
        return years
    }

    /// The last year of an expression. What lasts until now, and words such as "now", are of the present.
    private static func year(of time: TemporalExpressions.Expression) -> Int? {
        if time.value == "PRESENT_REF" || time.value == "FUTURE_REF" || time.bound == "since" || time.bound == "after" { return now }
        guard time.kind == .date || time.kind == .time, let begin = time.begin else { return nil }
        guard let end = time.end, end > begin else { return begin.components.year }
        // Intervals are half open: the day after the last one belongs to the next year.
        return end.components.month == 1 && end.components.day == 1 ? end.components.year - 1 : end.components.year
    }

    private static func years(_ text: Text, _ tokens: Tokens, _ sentences: Sentences) -> [Int?] {
        sentences.sentences.map { sentence in sentence.tokens.compactMap { year(text, tokens, $0) }.max() }
    }

    private static func year(_ text: Text, _ tokens: Tokens, _ token: Int) -> Int? {
        let span = tokens.spans[token]
        guard span.count == 4, tokens.flags[token].contains(.hasDigit) else { return nil }
        return text.withBytes { bytes in
            var value = 0
            for offset in span.range {
                let digit = Int(bytes[offset]) - 0x30
                guard (0...9).contains(digit) else { return nil }
                value = value * 10 + digit
            }
            return (1700...latest).contains(value) ? value : nil
        }
    }
}
