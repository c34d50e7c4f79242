import Rapporteur

/// The actors' chains over the words of a corpus (gum-free). A mention is widened to its noun phrase, as the corpus marks it.
enum CorefTask: Task {
    static let name = "coref"
    static let help = "chains of actors (gum-free-dev.jsonl.gz)"

    static func run(_ arguments: Arguments) throws {
        let stages = try Stages(["language", "actors"])
        try Files.write(try Files.lines(arguments.input), to: arguments.output) { writer, record in
            let labelled = LabelledText(record)
            let id = record[key: "id"]?.string ?? ""
            let document = try stages.run(labelled.document(id: id))
            let tokens = try document.layer(Tokens.self)
            let parse = try document.layerIfPresent(DependencyParse.self)
            var found: [(chain: Int, sentence: Int, start: Int, end: Int)] = []
            for (chain, actor) in (try document.layerIfPresent(ActorMentions.self))?.actors.enumerated() ?? [].enumerated() {
                for mention in actor.mentions {
                    let span = tokens.span(of: NounPhrase.range(of: mention, tokens, parse))
                    guard let place = place(of: span, in: labelled.words) else { continue }
                    found.append((chain, place.sentence, place.start, place.end))
                }
            }
            writer.object { writer in
                writer.key("id")
                writer.string(id)
                writer.key("mentions")
                writer.array(found) { writer, mention in
                    writer.object { writer in
                        writer.key("chain")
                        writer.string(String(mention.chain))
                        writer.key("sent")
                        writer.integer(mention.sentence)
                        writer.key("start")
                        writer.integer(mention.start)
                        writer.key("end")
                        writer.integer(mention.end)
                    }
                }
            }
        }
    }

    /// The corpus's words that a span touches, within one sentence.
    private static func place(of span: Span, in words: [[Span]]) -> (sentence: Int, start: Int, end: Int)? {
        for (number, sentence) in words.enumerated() {
            guard let first = sentence.first, let last = sentence.last, first.start <= span.start, span.start < last.end else { continue }
            let touched = sentence.indices.filter { sentence[$0].overlaps(span) }
            guard let start = touched.first, let end = touched.last else { return nil }
            return (number, start, end + 1)
        }
        return nil
    }
}

/// The noun phrase around a mention.
enum NounPhrase {
    /// All words that hang on the head, but for clauses and what is loosely attached.
    static func range(of mention: ActorMentions.Mention, _ tokens: Tokens, _ parse: DependencyParse?) -> Range<Int> {
        guard let parse, mention.form != .pronoun, mention.form != .adjective, tokens.upos.indices.contains(mention.head) else { return mention.tokens }
        var low = mention.tokens.lowerBound, high = mention.tokens.upperBound
        let window = max(0, mention.head - 25)..<min(tokens.count, mention.head + 25)
        for token in window where tokens.sentence[token] == tokens.sentence[mention.head] {
            var position = token, steps = 0
            while position >= 0, steps < 12, position != mention.head {
                let loose: [DependencyRelation] = [.aclRelcl, .acl, .appos, .conj, .cc, .punct, .parataxis, .case, .cop, .nsubj, .advcl, .aux, .mark]
                if loose.contains(parse.relations[position]), Int(parse.heads[position]) == mention.head { position = -1; break }
                position = Int(parse.heads[position])
                steps += 1
            }
            if position == mention.head {
                low = min(low, token)
                high = max(high, token + 1)
            }
        }
        return low..<high
    }
}
