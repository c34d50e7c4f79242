import Lexicons
import Prose
import StageKit

/// Finds multiples told by one word: "arrests doubled", "rose threefold".
struct MultipleFinder: Sendable {
    private let words: WordTable<(factor: DecimalNumber, direction: Int)>

    init(in environment: StageEnvironment) throws {
        let rows = try environment.table("multiples.tsv", in: "Figures").rows
        words = WordTable(words: rows.compactMap { row in DecimalNumber(table: row[1]).map { (row[0], ($0, Int(row[2]) ?? 0)) } })
    }

    func begins(with hash: UInt64) -> Bool { words.contains(hash) }

    func candidates(in scene: FigureScene) -> [Candidate] {
        var found: [Candidate] = []
        for (index, atom) in scene.atoms.enumerated() {
            guard let word = words[atom.hash] else { continue }
            // "had doubled" has its subject before; "doubled agents" counts nothing.
            if scene.tokens.upos[atom.token] == .adjective, word.direction != 0 { continue }
            var candidate = Candidate(
                atoms: index..<(index + 1), number: index..<(index + 1), kind: .ratio, low: word.factor, high: word.factor, modifier: .exact,
                unit: "times", rule: "multiple", next: index + 1)
            if let (modifier, start) = scene.lexicon.modifiers.modifier(before: index, in: scene.atoms), modifier != .exact {
                candidate.modifier = modifier
                candidate.atoms = start..<(index + 1)
                if modifier == .more || modifier == .atLeast { candidate.high = nil }
                if modifier == .less || modifier == .atMost { candidate.low = nil }
            }
            candidate.direction = word.direction != 0 ? word.direction : direction(before: atom.token, scene)
            candidate.base = subject(before: atom.token, scene)
            found.append(candidate)
        }
        return found
    }

    private func direction(before token: Int, _ scene: FigureScene) -> Int? {
        var index = token - 1
        while index >= scene.sentence.lowerBound, token - index < 5 {
            if scene.lexicon.up.contains(scene.tokens.lemma[index]) { return 1 }
            if scene.lexicon.down.contains(scene.tokens.lemma[index]) { return -1 }
            index -= 1
        }
        return nil
    }

    /// The noun right before the verb group.
    private func subject(before token: Int, _ scene: FigureScene) -> String? {
        var index = token - 1
        while index >= scene.sentence.lowerBound, token - index < 6 {
            if scene.isNoun(index) {
                var first = index
                while first > scene.sentence.lowerBound, scene.isNoun(first - 1) || scene.tokens.upos[first - 1] == .adjective { first -= 1 }
                return scene.text[scene.tokens.span(of: first..<(index + 1))]
            }
            let part = scene.tokens.upos[index]
            guard part == .auxiliary || part == .adverb || part == .verb || part == .adposition else { return nil }
            index -= 1
        }
        return nil
    }
}
