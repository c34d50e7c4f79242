import Lexicons
import Prose
import StageKit

/// Finds temporal expressions and gives each a TIMEX3 value and an interval.
///
/// One pass over the tokens looks for words and figures of time; only sentences that hold one reach the grammar, whose rules are
/// resource files. Values depend on text, day of publication and options alone: without a publication day they stay open (`XXXX`).
public struct DatesStage: Stage {
    /// Name, version, what the stage reads and writes.
    public static let card = StageCard(
        id: "dates", version: 1, summary: "Temporal expressions with TIMEX3 values and intervals",
        reads: [.text, .meta, .tokens, .sentences], mayRead: [.parse, .blocks], writes: [.dates])

    private let options: DatesOptions
    private let english: DateLanguage
    /// Languages of which months, weekdays and figures are known, by code; the last, `und`, knows figures only.
    private let others: [(code: String, language: DateLanguage)]

    /// Loads the language resources.
    /// - Throws: an error of a resource that is missing or faulty.
    public init(_ options: DatesOptions, in environment: StageEnvironment) throws {
        self.options = options
        english = try DateLanguage("en", in: environment)
        others = try ["es", "fr", "de", "und"].map { ($0, try DateLanguage($0, in: environment)) }
    }

    /// Examples and counter-examples of the pattern files, for tests: text, publication day, expected `TYPE value`.
    var examples: [(language: String, example: PatternExample)] {
        english.examples.map { ("en", $0) } + others.flatMap { entry in entry.language.examples.map { (entry.code, $0) } }
    }

    /// Works on one document.
    /// - Throws: `StageSkipped` for a document that is none for this stage, or an error of a layer.
    public func process(_ document: inout Document, _ context: borrowing StageContext) throws {
        let text = document.text
        let tokens = try document.layer(Tokens.self)
        let sentences = try document.layer(Sentences.self)
        var resolver = self.resolver(document, text, tokens, sentences)
        resolver.resolveAll()
        try document.write(TemporalExpressions(RangeBuilder.adding(to: resolver.mentions).map { $0.expression }))
    }

    /// The choices among years and weeks that the stage makes in a document that has tokens and sentences.
    /// - Throws: `LayerError` when a layer is missing.
    public func anchorChoices(in document: Document) throws -> [AnchorChoice] {
        var resolver = self.resolver(document, document.text, try document.layer(Tokens.self), try document.layer(Sentences.self))
        resolver.choices = []
        resolver.resolveAll()
        return resolver.choices ?? []
    }

    private func resolver(_ document: Document, _ text: Text, _ tokens: Tokens, _ sentences: Sentences) -> Resolver {
        let language = language(of: document.metadata, tokens)
        let found = YearSharing.shared(mentions(text, tokens, sentences, language))
        let cues = found.map { language.tense.cues(around: $0.tokens, in: sentences.sentences[$0.sentence].tokens, tokens) }
        return Resolver(found, cues: cues, published: document.metadata.published, options: options, language: language)
    }

    /// The language that the metadata name; English when they name none and the text was tagged as English.
    private func language(of metadata: Metadata, _ tokens: Tokens) -> DateLanguage {
        if let code = metadata.language?.prefix(2).lowercased() {
            if code == "en" { return english }
            return others.first { $0.code == code || $0.code == "und" }?.language ?? english
        }
        return tokens.upos.isEmpty || tokens.upos.prefix(200).contains { $0 != .other && $0 != .punctuation } ? english : others.last?.language ?? english
    }

    private func mentions(_ text: Text, _ tokens: Tokens, _ sentences: Sentences, _ language: DateLanguage) -> [Mention] {
        let lexer = ItemLexer(lexicon: language.lexicon)
        var result: [Mention] = []
        text.withBytes { bytes in
            let all = sentences.sentences
            var next = 0
            while next < all.count {
                let number = next, sentence = all[next]
                var range = sentence.tokens
                next += 1
                // "am 15. August" is one sentence, whatever the stop made of it.
                while next < all.count, range.upperBound == all[next].tokens.lowerBound, cutsDate(range, tokens, bytes, language.lexicon) {
                    range = range.lowerBound..<all[next].tokens.upperBound
                    next += 1
                }
                guard triggers(range, tokens, bytes, language.lexicon) else { continue }
                let items = lexer.items(tokens, range, bytes)
                var matcher = GrammarMatcher(grammar: language.grammar, lexicon: language.lexicon, items: items, tokens: tokens)
                var previous: GrammarMatcher.Match?
                for match in matcher.matches() {
                    let first = items[match.start], last = items[match.end - 1]
                    var mention = Mention(
                        span: Span(first.start, last.end), tokens: Int(first.token)...max(Int(first.token), Int(last.lastToken)),
                        sentence: number, reading: match.reading, rule: language.grammar.rules[match.rule].name,
                        outsideProse: !sentence.isProse)
                    if let previous { mention.joint = language.joint(items[previous.end..<match.start]) }
                    mention.opener = language.opener(items, before: match.start)
                    result.append(mention)
                    previous = match
                }
            }
        }
        return result
    }

    /// The tokens end in a number with a stop, and a month's name follows.
    private func cutsDate(_ range: Range<Int>, _ tokens: Tokens, _ bytes: UnsafeBufferPointer<UInt8>, _ lexicon: DateLexicon) -> Bool {
        guard range.count >= 2, range.upperBound < tokens.count else { return false }
        let last = tokens.spans[range.upperBound - 1]
        guard last.end > last.start, bytes[Int(last.end) - 1] == 0x2E else { return false }
        let hasNumber = tokens.flags[range.upperBound - 1].contains(.hasDigit) || tokens.flags[range.upperBound - 2].contains(.hasDigit)
        guard hasNumber, let entry = lexicon.entry(tokens.lower[range.upperBound]) else { return false }
        return lexicon.entries[Int(entry)].classes & WordClass.month.bit != 0
    }

    /// Whether a sentence holds a figure, a word of time, or one behind a prefix ("mid-June" is one token).
    private func triggers(_ range: Range<Int>, _ tokens: Tokens, _ bytes: UnsafeBufferPointer<UInt8>, _ lexicon: DateLexicon) -> Bool {
        for index in range {
            if tokens.flags[index].contains(.hasDigit) || lexicon.isTrigger(tokens.lower[index]) { return true }
            let span = tokens.spans[index]
            guard span.count > 6 else { continue }
            for at in (Int(span.start) + 2)..<(Int(span.start) + 6) where bytes[at] == 0x2D { return true }
        }
        return false
    }
}

extension Mention {
    /// The annotation that the layer keeps.
    var expression: TemporalExpressions.Expression {
        var result = TemporalExpressions.Expression(span: span, kind: kind, value: value, rule: rule, confidence: confidence)
        result.begin = begin
        result.end = end
        result.granularity = granularity?.name
        result.mod = mod
        result.quant = quant
        result.freq = freq
        result.anchor = anchor
        result.beginPoint = beginPoint
        result.endPoint = endPoint
        result.alternatives = alternatives
        return result
    }
}
