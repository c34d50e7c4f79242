import Lexicons
import Prose
import StageKit

/// Finds temporal expressions and gives each a TIMEX3 value and an interval.
///
/// One pass over the tokens looks for words and figures of time; only sentences that hold one reach the grammar, whose rules are
/// resource files. Values depend on text, day of publication and options alone: without a publication day they stay open (`XXXX`).
public struct DatesStage: Stage {
    public static let card = StageCard(
        id: "dates", version: 1, summary: "Temporal expressions with TIMEX3 values and intervals",
        reads: [.text, .meta, .tokens, .sentences], mayRead: [.parse, .blocks], writes: [.dates])

    private let options: DatesOptions
    private let language: DateLanguage

    /// Loads the language resources.
    /// - Throws: an error of a resource that is missing or faulty.
    public init(_ options: DatesOptions, in environment: StageEnvironment) throws {
        self.options = options
        language = try DateLanguage("en", in: environment)
    }

    /// Examples and counter-examples of the pattern files, for tests: text, publication day, expected `TYPE value`.
    var examples: [PatternExample] { language.examples }

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
        let found = YearSharing.shared(mentions(text, tokens, sentences))
        let cues = found.map { language.tense.cues(around: $0.tokens, in: sentences.sentences[$0.sentence].tokens, tokens) }
        return Resolver(found, cues: cues, published: document.metadata.published, options: options, language: language)
    }

    private func mentions(_ text: Text, _ tokens: Tokens, _ sentences: Sentences) -> [Mention] {
        let lexer = ItemLexer(lexicon: language.lexicon)
        var result: [Mention] = []
        text.withBytes { bytes in
            for (number, sentence) in sentences.sentences.enumerated() where triggers(sentence.tokens, tokens) {
                let items = lexer.items(tokens, sentence.tokens, bytes)
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

    private func triggers(_ range: Range<Int>, _ tokens: Tokens) -> Bool {
        for index in range where tokens.flags[index].contains(.hasDigit) || language.lexicon.isTrigger(tokens.lower[index]) { return true }
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
