import Lexicons
import Prose

/// One pass over the sentences of a document: finds words of risk and weighs each by what stands around it.
struct RiskReading {
    /// A sentence without its hyphens, so that "air-strike" and "air strike" read alike.
    struct Compact {
        var tokens: [Int] = []
        var lower: [UInt64] = []
        var lemma: [UInt64] = []
        /// Positions at which a clause begins.
        var borders: [Int] = [0]
    }

    let tokens: Tokens
    let sentences: Sentences
    let lexicon: RiskLexicon
    /// Sentences that are read, with what their place in the text is worth.
    let focus: [Double]
    /// Factor for the whole document: below 1 when it is about play, art or memory.
    let topic: Double
    /// Tokens of the sentences that are read.
    let length: Int
    private let exclusion: [Double]
    private let ages: SentenceAges

    init(
        text: Text, tokens: Tokens, sentences: Sentences, blocks: Blocks?, times: TemporalExpressions?, published: CivilDate?,
        lexicon: RiskLexicon
    ) {
        self.tokens = tokens
        self.sentences = sentences
        self.lexicon = lexicon
        var focus: [Double] = []
        var proseCount = 0
        for sentence in sentences.sentences {
            var isTitle = false
            if let blocks, blocks.blocks.indices.contains(sentence.block) {
                isTitle = blocks.blocks[sentence.block].kind == .title
            }
            if isTitle {
                focus.append(1.6)
            } else if sentence.isProse {
                focus.append(proseCount < 2 ? 1.35 : 1)
                proseCount += 1
            } else {
                focus.append(0)
            }
        }
        self.focus = focus
        length = zip(sentences.sentences, focus).reduce(0) { $1.1 > 0 ? $0 + $1.0.tokens.count : $0 }
        var exclusion: [Double] = []
        var sum = 0.0, kinds: [UInt64: Int] = [:]
        for (index, sentence) in sentences.sentences.enumerated() {
            var here = 0.0
            if focus[index] > 0 {
                let compact = Self.compact(tokens, sentence.tokens, lexicon)
                var position = 0
                while position < compact.lemma.count {
                    guard let match = Self.match(lexicon.exclusions, compact, position), let weight = match.values.first
                    else {
                        position += 1
                        continue
                    }
                    here = max(here, weight)
                    // Repetitions count less and less: one film review in a text is no film page.
                    let times = kinds[compact.lemma[position], default: 0] + 1
                    kinds[compact.lemma[position]] = times
                    sum += weight / Double(times)
                    position = match.end
                }
            }
            exclusion.append(here)
        }
        self.exclusion = exclusion
        let density = sum / (Double(max(1, proseCount)) + 4)
        topic = max(0.12, 1 / (1 + 40 * density * density))
        ages = SentenceAges(text: text, tokens: tokens, sentences: sentences, times: times, published: published)
    }

    /// All words of risk with their weights, in order of the text.
    func termSigns() -> [RiskSign] {
        var signs: [RiskSign] = []
        for (index, sentence) in sentences.sentences.enumerated() where focus[index] > 0 {
            let compact = Self.compact(tokens, sentence.tokens, lexicon)
            let cues = Self.cues(lexicon, compact)
            let age = age(of: index)
            var position = 0
            while position < compact.lemma.count {
                guard let match = Self.match(lexicon.terms, compact, position) else {
                    position += 1
                    continue
                }
                let place = position..<match.end
                position = match.end
                if match.values.contains(where: { $0.category == nil }) { continue }
                let around = ClauseCues(at: place, cues: cues, borders: compact.borders, count: compact.lemma.count)
                let span = Span(tokens.spans[compact.tokens[place.lowerBound]].start, tokens.spans[compact.tokens[place.upperBound - 1]].end)
                var told: [RiskAssessment.Category] = []
                for term in match.values {
                    // Of two entries for one phrase and category the first counts: the user's stands before the program's.
                    guard let category = term.category, !told.contains(category), accepts(term, compact, place) else { continue }
                    told.append(category)
                    let isOutlook = term.isOutlook || around.isOutlook
                    let weight =
                        term.weight * (term.isOutlook ? max(around.certainty, 0.65) : around.certainty) * around.recency * age
                        * focus[index] * context(index)
                    var key: UInt64 = 0
                    for at in place { key = WordHash.joined(key, compact.lemma[at]) }
                    signs.append(
                        RiskSign(
                            category: category, span: span, severity: term.weight, weight: min(0.95, weight),
                            isOutlook: isOutlook, direction: around.direction, sentence: index, key: key,
                            why: "term:\(term.phrase)"))
                }
            }
        }
        return signs
    }

    /// The factor of a sentence's time: below 1 for what is long past.
    func age(of sentence: Int) -> Double { ages.factors.indices.contains(sentence) ? ages.factors[sentence] : 1 }

    /// The factor of a sentence's topic and of the document's.
    func context(_ sentence: Int) -> Double {
        guard exclusion.indices.contains(sentence) else { return topic }
        return topic * (1 - 0.6 * exclusion[sentence])
    }

    private func accepts(_ term: RiskLexicon.Term, _ compact: Compact, _ place: Range<Int>) -> Bool {
        guard let wanted = term.partOfSpeech else { return true }
        let at = compact.tokens[wanted == .verb ? place.lowerBound : place.upperBound - 1]
        let found = tokens.upos[at]
        return found == wanted || (wanted == .noun && found == .properNoun)
    }

    static func compact(_ tokens: Tokens, _ range: Range<Int>, _ lexicon: RiskLexicon) -> Compact {
        var result = Compact()
        for token in range {
            let flags = tokens.flags[token]
            if flags.contains(.punctuation) {
                // A hyphen joins; all other marks end a clause.
                if tokens.xpos[token] != .hyphen, result.borders.last != result.tokens.count {
                    result.borders.append(result.tokens.count)
                }
                continue
            }
            if lexicon.clauseOpeners.contains(tokens.lower[token]), result.borders.last != result.tokens.count {
                result.borders.append(result.tokens.count)
            }
            result.tokens.append(token)
            result.lower.append(tokens.lower[token])
            result.lemma.append(tokens.lemma[token])
        }
        return result
    }

    /// The longest phrase at a position, in dictionary forms or as written.
    static func match<Value>(_ table: PhraseTable<Value>, _ compact: Compact, _ position: Int) -> (values: [Value], end: Int)? {
        let byLemma = table.longestMatch(in: compact.lemma, at: position, limit: compact.lemma.count)
        let asWritten = table.longestMatch(in: compact.lower, at: position, limit: compact.lower.count)
        guard let byLemma else { return asWritten }
        guard let asWritten, asWritten.end > byLemma.end else { return byLemma }
        return asWritten
    }

    private static func cues(_ lexicon: RiskLexicon, _ compact: Compact) -> [(cue: RiskLexicon.Cue, range: Range<Int>)] {
        var found: [(cue: RiskLexicon.Cue, range: Range<Int>)] = []
        var position = 0
        while position < compact.lemma.count {
            guard let match = match(lexicon.cues, compact, position) else {
                position += 1
                continue
            }
            for cue in match.values { found.append((cue, position..<match.end)) }
            position = match.end
        }
        return found
    }
}
