import Lexicons
import Prose

/// Finds the triggers of a sentence: verbs with their particles and complements, noun phrases, and what governs what.
struct CandidateFinder {
    let lexicon: EventLexicon
    let syntax: Syntax
    let mentions: MentionIndex
    private var tokens: Tokens { syntax.tokens }
    private static let reach = 8

    init(lexicon: EventLexicon, syntax: Syntax, mentions: MentionIndex) {
        self.mentions = mentions
        self.lexicon = lexicon
        self.syntax = syntax
    }

    func candidates(in sentence: Int) -> [Candidate] {
        let range = syntax.sentences[sentence].tokens
        let isParsed = syntax.isParsed(sentence)
        var found: [Candidate] = []
        var consumed: [Int] = []
        var index = range.lowerBound
        while index < range.upperBound {
            let isAdjectival = isParsed && isParticipialPredicate(index)
            let isVerb = isAdjectival || isVerbal(index, range, isParsed)
            if isVerb || tokens.upos[index] == .adjective, let rows = lexicon.verbRows(tokens.lemma[index], form: tokens.lower[index]),
                !isAttributive(index, range) {
                let before = found.count
                matchVerb(index, isVerb, rows, range, isParsed, &found, &consumed)
                if isAdjectival { for place in before..<found.count { found[place].isAdjectival = true } }
                if found.count > before { index += 1; continue }
            }
            if let candidate = noun(at: index, range) {
                found.append(candidate)
                index = candidate.tokens.upperBound
            } else {
                index += 1
            }
        }
        for place in found.indices where found[place].isNoun && consumed.contains(where: { found[place].tokens.contains($0) }) {
            found[place].isTaken = true
        }
        link(&found, isParsed, range)
        return found
    }

    // MARK: verbs

    private static let prepositions: WordSet = ["on", "upon", "for", "at", "to", "into", "with", "of", "as", "from", "by"]
    private static let hyphen = WordHash.of("-")
    private static let to = WordHash.of("to")

    /// True for verbs, and for nouns that a modal or, without a tree, a name before and an object after show to be verbs.
    private func isVerbal(_ index: Int, _ range: Range<Int>, _ isParsed: Bool) -> Bool {
        if index > range.lowerBound, tokens.lower[index - 1] == Self.hyphen { return false }
        if tokens.upos[index] == .verb { return true }
        // "The rebels retaliated": a root taken for an adjective, of a form that only a verb has.
        if isParsed, tokens.upos[index] == .adjective, index > range.lowerBound, syntax.head(index) == nil, syntax.child(index, .cop) == nil,
            lexicon.verbRows(tokens.lemma[index], form: 0) == nil { return true }
        guard tokens.upos[index] == .noun || tokens.upos[index] == .properNoun, index > range.lowerBound, index + 1 < range.upperBound
        else { return false }
        var before = index - 1
        while before > range.lowerBound, tokens.upos[before] == .adverb || tokens.upos[before] == .particle { before -= 1 }
        if tokens.xpos[before] == .md || (tokens.upos[before] == .auxiliary && before < index - 1) { return tokens.xpos[index] != .nns }
        guard !isParsed, tokens.xpos[index] == .nns || tokens.xpos[index] == .nnps, mentions.number(at: index - 1) != nil,
            mentions.number(at: index) == nil else { return false }
        let next = tokens.upos[index + 1]
        return next == .determiner || next == .pronoun || next == .properNoun || tokens.lower[index + 1] == Self.to
            || mentions.number(at: index + 1) != nil
    }

    /// "Five soldiers were injured": a participle after "be" that the tagger took for an adjective, where its verb tells of violence.
    private func isParticipialPredicate(_ index: Int) -> Bool {
        guard tokens.upos[index] == .adjective, syntax.child(index, .cop) != nil, lexicon.verbRows(tokens.lemma[index], form: 0) == nil,
            let rows = lexicon.verbRows(tokens.lemma[index], form: tokens.lower[index]) else { return false }
        return rows.contains { lexicon.rows[Int($0)].needs.isEmpty && lexicon.rows[Int($0)].coding?.type == "ASSAULT" }
    }

    /// True for a participle that only colours the noun after it ("the alleged thief").
    private func isAttributive(_ index: Int, _ range: Range<Int>) -> Bool {
        let tag = tokens.xpos[index]
        guard tag == .vbn || tag == .vbd || tag == .vbg else { return false }
        if syntax.relation(index) == .amod { return true }
        guard index > range.lowerBound, index + 1 < range.upperBound else { return false }
        let after = tokens.upos[index + 1]
        guard after == .noun || after == .properNoun || after == .adjective else { return false }
        switch tokens.upos[index - 1] {
        case .determiner, .adjective, .numeral: return true
        case .adposition: return tag != .vbg
        case .pronoun: return tokens.xpos[index - 1] == .prpPossessive
        default: return false
        }
    }

    /// Adds at most two candidates for a verb: the best row that tells an event, and a governing row.
    private func matchVerb(
        _ index: Int, _ isVerb: Bool, _ rows: [Int32], _ range: Range<Int>, _ isParsed: Bool, _ found: inout [Candidate], _ consumed: inout [Int]
    ) {
        let complements = complements(of: index, range, isParsed)
        var best: (row: Int, end: Int, specificity: Int, met: [Int])?
        var governing: (row: Int, end: Int, specificity: Int)?
        for number in rows {
            let row = lexicon.rows[Int(number)]
            if !isVerb, row.governs != .promise, row.governs != .refuse { continue }
            guard let end = followers(row.followers, after: index, range) else { continue }
            if row.governs != nil {
                if governing == nil || row.specificity > governing?.specificity ?? 0 {
                    governing = (Int(number), end, row.specificity)
                }
                continue
            }
            var met: [Int] = []
            let searched = row.coding == nil ? complements.all + complements.subjects : complements.all
            let isMet = row.needs.allSatisfy { need in
                guard let place = searched.first(where: { need.isMet(by: $0, in: tokens.lemma) }) else { return false }
                met.append(place)
                return true
            }
            if isMet, best == nil || row.specificity > best?.specificity ?? 0 { best = (Int(number), end, row.specificity, met) }
        }
        if let best, lexicon.rows[best.row].coding != nil {
            found.append(Candidate(row: best.row, head: index, tokens: index..<best.end, isNoun: false))
            consumed += best.met
        }
        // A row with complements says more than the bare governing word.
        if let governing, (best?.specificity ?? 0) <= governing.specificity || (best.map { lexicon.rows[$0.row].coding == nil } ?? false) {
            found.append(Candidate(row: governing.row, head: index, tokens: index..<governing.end, isNoun: false))
        }
    }

    /// End of the trigger when its other words follow within three tokens; nil when they do not.
    private func followers(_ words: [UInt64], after index: Int, _ range: Range<Int>) -> Int? {
        var at = index + 1
        for word in words {
            let limit = min(at + (Self.prepositions.contains(word) ? 2 : 4), range.upperBound)
            guard let place = (at..<max(at, limit)).first(where: { tokens.lower[$0] == word || tokens.lemma[$0] == word }) else { return nil }
            at = place + 1
        }
        return words.isEmpty || at - index <= 4 ? at : index + 1
    }

    private func complements(of index: Int, _ range: Range<Int>, _ isParsed: Bool) -> (all: [Int], subjects: [Int]) {
        guard isParsed else { return windowComplements(of: index, range) }
        var all: [Int] = [], subjects: [Int] = []
        let isPassive = syntax.isPassive(index)
        var queue: [(Int, Int)] = [(index, 0)]
        var next = 0
        while next < queue.count, all.count < 32 {
            let (node, depth) = queue[next]
            next += 1
            syntax.forEachChild(node) { child, relation in
                switch relation {
                case .nsubj where depth == 0 && !isPassive: subjects.append(child)
                case .nsubj, .nsubjPass:
                    if depth == 0 { all.append(child); queue.append((child, 2)) }
                case .obj, .iobj, .obl, .oblUnmarked, .xcomp, .ccomp, .advmod, .compoundPrt, .oblAgent, .advcl, .conj, .nmod, .compound, .amod,
                    .flat, .acl, .dep:
                    if relation == .conj && depth == 0 { break }
                    if relation == .advcl && depth > 0 { break }
                    all.append(child)
                    if depth < 3 && relation != .ccomp && relation != .advcl && relation != .acl { queue.append((child, depth + 1)) }
                default: break
                }
                return true
            }
        }
        // "the agreement signed", "the sanctions imposed": the noun that a participle modifies is its object.
        if isPassive, syntax.relation(index) == .acl, let noun = syntax.head(index) { all.append(noun) }
        let near = index + 1..<min(index + 4, range.upperBound)
        for place in near where !all.contains(place) && tokens.upos[place] != .verb { all.append(place) }
        return (all, subjects)
    }

    private func windowComplements(of index: Int, _ range: Range<Int>) -> (all: [Int], subjects: [Int]) {
        var all: [Int] = []
        var at = index + 1
        while at < range.upperBound, at <= index + Self.reach {
            if tokens.flags[at].contains(.punctuation), tokens.xpos[at] != .comma, tokens.xpos[at] != .hyphen,
                tokens.xpos[at] != .openQuote, tokens.xpos[at] != .closeQuote { break }
            all.append(at)
            at += 1
        }
        let before = max(range.lowerBound, index - 5)..<index
        if isWindowPassive(index, range) { return (Array(before) + all, []) }
        return (all, Array(before))
    }

    private func isWindowPassive(_ index: Int, _ range: Range<Int>) -> Bool {
        WindowArguments.isPassive(index, range, tokens)
    }

    // MARK: nouns

    private func noun(at index: Int, _ range: Range<Int>) -> Candidate? {
        guard let match = lexicon.nouns.longestMatch(in: tokens.lemma, at: index, limit: range.upperBound), let row = match.values.first
        else { return nil }
        let head = match.end - 1
        guard isNominal(head, start: index, range) else { return nil }
        // A noun before another noun only modifies it ("attack helicopter").
        if match.end < range.upperBound, tokens.upos[match.end] == .noun, !lexicon.nouns.begins(with: tokens.lemma[match.end]) { return nil }
        return Candidate(row: Int(row), head: head, tokens: index..<match.end, isNoun: true)
    }

    private static let ofOrBy: WordSet = ["of", "by"]

    /// True for nouns, and for what stands as one between an article or owner and "of" or "by".
    private func isNominal(_ head: Int, start: Int, _ range: Range<Int>) -> Bool {
        if tokens.upos[head] == .noun || tokens.upos[head] == .properNoun { return true }
        guard tokens.upos[head] == .adjective || tokens.upos[head] == .verb, start > range.lowerBound, head + 1 < range.upperBound,
            Self.ofOrBy.contains(tokens.lower[head + 1]) else { return false }
        return tokens.upos[start - 1] == .determiner || tokens.xpos[start - 1] == .prpPossessive || tokens.xpos[start - 1] == .pos
    }

    // MARK: government

    private func link(_ found: inout [Candidate], _ isParsed: Bool, _ range: Range<Int>) {
        // From the right, so that inner governing words have found theirs first.
        for place in found.indices.reversed() {
            let row = lexicon.rows[found[place].row]
            guard let kind = row.governs else { continue }
            let governed = isParsed
                ? treeGoverned(by: place, kind, found) : windowGoverned(by: place, kind, found)
            guard var governed else { continue }
            // Of two readings of one verb the one that governs something counts.
            for twin in [governed - 1, governed + 1]
            where found.indices.contains(twin) && found[twin].head == found[governed].head {
                found[twin].isTaken = true
                if found[twin].governed != nil { found[governed].isTaken = true; governed = twin; break }
            }
            found[place].governed = governed
            found[governed].isTaken = true
        }
    }

    private func accepts(_ kind: GoverningKind, _ candidate: Candidate) -> Bool {
        kind != .light || candidate.isNoun
    }

    private func treeGoverned(by place: Int, _ kind: GoverningKind, _ found: [Candidate]) -> Int? {
        let head = found[place].head
        var best: (place: Int, steps: Int)?
        // Government is local; the bound keeps endless sentences cheap.
        let nearby = max(0, place - 10)..<min(found.count, place + 11)
        for other in nearby where found[other].head != head && !found[other].isTaken && accepts(kind, found[other]) {
            var node = found[other].head
            var steps = 0
            var isReached = false
            climb: while steps < 5, let up = syntax.head(node) {
                switch syntax.relation(node) {
                case .advclRelcl, .aclRelcl, .parataxis, .nmodPoss, .nsubj, .csubj, .appos: break climb
                case .advcl where kind != .request: break climb
                case .conj where steps > 0 || up == head: break climb
                case .nsubjPass where up != head: break climb
                default: break
                }
                steps += 1
                node = up
                if node == head { isReached = true; break }
                // Another trigger stands between.
                if found[nearby].contains(where: { $0.head == node && $0.head != head && lexicon.rows[$0.row].governs == nil }) { break }
            }
            if isReached, best == nil || steps < best?.steps ?? 0 { best = (other, steps) }
        }
        return best?.place
    }

    private func windowGoverned(by place: Int, _ kind: GoverningKind, _ found: [Candidate]) -> Int? {
        let start = found[place].tokens.upperBound
        let limit = start + (kind == .light || kind == .aspect ? 5 : Self.reach)
        for other in found.indices where found[other].head >= start && found[other].head <= limit {
            if found[other].isTaken || !accepts(kind, found[other]) { continue }
            // A clause with a subject and tense of its own is not governed by these.
            let between = start..<max(start, found[other].tokens.lowerBound)
            if between.contains(where: { tokens.xpos[$0] == .wdt || tokens.xpos[$0] == .wp || tokens.xpos[$0] == .colon }) { return nil }
            return other
        }
        if tokens.xpos[found[place].head] == .vbn {
            for other in found.indices.reversed()
            where found[other].isNoun && found[other].head < found[place].head && found[other].head + 5 > found[place].head {
                return found[other].isTaken ? nil : other
            }
        }
        return nil
    }
}
