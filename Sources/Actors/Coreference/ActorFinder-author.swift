import Lexicons
import Prose

/// "We", "our", "I" outside quotations: the author, who is an actor of the text where nobody is quoted.
extension ActorFinder {
    mutating func resolveAuthor() {
        if quotation.isEmpty { markQuotations() }
        var places: [Int] = []
        for sentence in view.sentences.sentences where sentence.isProse {
            for token in sentence.tokens where token < view.count && !taken[token] {
                guard Self.firstPerson.contains(view.lower(token)), quotation[token] == 0, view.upos(token) == .pronoun || view.upos(token) == .determiner,
                    !view.isAllCaps(token) || view.tokens.spans[token].count == 1
                else { continue }
                places.append(token)
            }
        }
        // Once may be a lost quotation mark; who writes "we" writes it again.
        guard places.count > 1 else { return }
        let actor = roster.index(of: "author") { (.init(entity: "author", name: "the author", kind: .person), .init(known: nil)) }
        for token in places {
            roster.addMention(
                .init(
                    span: view.tokens.spans[token], tokens: token..<(token + 1), head: token, form: .pronoun, why: "rule:author", p: 0.7), to: actor)
            taken[token] = true
        }
    }

    private static let firstPerson: WordSet = ["i", "me", "my", "mine", "myself", "we", "our", "ours", "ourselves"]
}
