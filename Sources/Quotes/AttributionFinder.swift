import Lexicons
import Prose

/// Finds the attributions that the cues of one sentence make.
struct AttributionFinder {
    let lexicon: CueLexicon
    let tokens: Tokens
    let sentence: Range<Int>
    let tree: SentenceTree?
    /// For each token of the document the region of quotation marks in which it stands, or -1.
    let regionOf: [Int32]
    let regions: [QuotedRegion]

    private static let comma = WordHash.of(","), colon = WordHash.of(":"), that = WordHash.of("that"), by = WordHash.of("by")
    private static let to = WordHash.of("to"), on = WordHash.of("on"), `in` = WordHash.of("in"), at = WordHash.of("at")
    private static let say = WordHash.of("say"), accordingWord = WordHash.of("according"), so = WordHash.of("so"), dash = WordHash.of("-")

    func all() -> [Attribution] {
        var found: [Attribution] = []
        var index = sentence.lowerBound
        while index < sentence.upperBound {
            guard let (kind, end) = lexicon.cue(in: tokens.lemma, at: index, limit: sentence.upperBound) else {
                index += 1
                continue
            }
            if kind == .according {
                found += according(index..<end)
            } else if isVerb(index), !isQuoted(index), !isName(index, kind) {
                found += verb(index..<end, kind)
            }
            index = max(end, index + 1)
        }
        return found
    }

    // MARK: According to X

    private func according(_ cue: Range<Int>) -> [Attribution] {
        let phrase = SourcePhrase(tokens: tokens, limits: sentence)
        guard var source = phrase.beginning(at: cue.upperBound) else { return [] }
        if let tree {
            // The object of the preposition, with all that hangs on it up to the next comma.
            var object = source.upperBound - 1
            while let up = tree.head(of: object), source.contains(up) { object = up }
            let extent = tree.extent(of: object)
            if extent.lowerBound <= source.lowerBound, extent.upperBound > source.upperBound {
                source = source.lowerBound..<extent.upperBound
            }
            source = cut(source, atCommaAfter: object)
        }
        let before = trimmed(sentence.lowerBound..<cue.lowerBound)
        if before.count >= 3 { return [Attribution(content: extended(before), cue: cue, source: source, confidence: 0.9)] }
        let after = trimmed(source.upperBound..<sentence.upperBound)
        guard after.count >= 3 else { return [] }
        return [Attribution(content: extended(after), cue: cue, source: source, confidence: 0.9)]
    }

    private func cut(_ range: Range<Int>, atCommaAfter index: Int) -> Range<Int> {
        guard index + 1 < range.upperBound else { return range }
        for position in (index + 1)..<range.upperBound where tokens.lower[position] == Self.comma {
            return range.lowerBound..<position
        }
        return range
    }

    // MARK: Verbs

    private func verb(_ cue: Range<Int>, _ kind: CueLexicon.Class) -> [Attribution] {
        let position = cue.lowerBound
        let phrase = SourcePhrase(tokens: tokens, limits: sentence)
        var group = verbGroup(cue)
        var source: Range<Int>?
        if let tree, let subject = tree.subject(of: position, where: { !isQuoted($0) || isQuoted(position) }) {
            source = sourceExtent(of: subject, avoiding: position, tree)
        }
        // What stands before a passive is the one addressed or the thing said, not who says it.
        if source == nil, !isPassive(position) { source = phrase.ending(before: group.lowerBound) }
        if kind == .say || kind == .tell || kind == .quote, source == nil || (source?.upperBound ?? 0) <= sentence.lowerBound {
            source = phrase.beginning(at: group.upperBound)
        }
        if let source, source.lowerBound >= group.upperBound, kind != .say, kind != .tell, kind != .quote { return [] }

        // Content before: `CONTENT, source cue` or `CONTENT, cue source`.
        let opening = min(group.lowerBound, source.map { $0.upperBound <= position ? $0.lowerBound : group.lowerBound } ?? group.lowerBound)
        let closing = max(group.upperBound, source.map { $0.lowerBound > position ? $0.upperBound : group.upperBound } ?? group.upperBound)
        var found: [Attribution] = []
        let mayPrecede = kind == .say || kind == .think || kind == .tell || kind == .quote
        let isMarked = opening > sentence.lowerBound && (regionOf[opening - 1] >= 0 || previousIsMark(opening))
        let interrupts = tree.map { $0.relation(of: position) == .parataxis && ($0.head(of: position) ?? 0) >= closing } ?? false
        if mayPrecede, opening > sentence.lowerBound, endsContent(opening - 1), isMarked || interrupts || !startsClause(closing) {
            let content = trimmed(preceding(sentence.lowerBound..<opening))
            if content.count >= 2 || interrupts, !isCircumstance(content, of: position, before: closing), interrupts || isClause(content) || regionOf[opening - 1] >= 0 || previousIsMark(opening) {
                found.append(Attribution(content: extended(content), cue: group, source: source, confidence: 0.9))
            }
        }
        // Content after, or the second half of content that the cue interrupts.
        var start = closing
        if kind == .tell { start = afterAddressee(start) }
        let rest = trimmed(start..<sentence.upperBound)
        if found.isEmpty {
            if rest.isEmpty, mayPrecede, let region = regionAfterColon() {
                found.append(Attribution(content: region, cue: group, source: source, confidence: 0.9))
            } else if let content = following(position, from: start, kind, &group) {
                found.append(Attribution(content: extended(content), cue: group, source: source, confidence: source == nil ? 0.6 : 0.9))
            }
        } else if let mark = firstOpenRegion(in: rest) {
            found.append(Attribution(content: mark, cue: group, source: source, confidence: 0.9))
        } else if interrupts, !rest.isEmpty {
            // The cue interrupts the clause that it introduces: "The plan, she said, is dead".
            found.append(Attribution(content: rest, cue: group, source: source, confidence: 0.8))
        }
        return found
    }

    /// The content after a cue.
    private func following(_ cue: Int, from start: Int, _ kind: CueLexicon.Class, _ group: inout Range<Int>) -> Range<Int>? {
        var start = start
        if start < sentence.upperBound, tokens.lower[start] == Self.colon || tokens.lower[start] == Self.comma { start += 1 }
        guard start < sentence.upperBound else { return nil }
        if let tree {
            let wanted: Int?
            switch kind {
            case .quote: wanted = tree.child(of: cue, .ccomp)
            case .say, .tell, .think: wanted = tree.child(of: cue, .ccomp) ?? tree.child(of: cue, .xcomp) ?? tree.child(of: cue, .parataxis)
            case .demand: wanted = tree.child(of: cue, .xcomp) ?? tree.child(of: cue, .ccomp) ?? tree.child(of: cue, .obj, .obl)
            default: wanted = tree.child(of: cue, .obj) ?? tree.child(of: cue, .obl, .ccomp)
            }
            guard let wanted, wanted > cue else {
                // Without a clause of its own a cue of saying has at most a phrase of circumstance after it, unless marks tell otherwise.
                let isCircumstance = [.adposition, .adverb, .coordinating].contains(tokens.upos[start])
                return isCircumstance && regionOf[start] < 0 && kind != .demand && kind != .judge ? nil : byWords(start, kind)
            }
            let extent = tree.extent(of: wanted)
            let whole = tree.extent(of: cue)
            let low = max(min(extent.lowerBound, wanted), cue + 1)
            let content: Range<Int>
            if kind == .judge || kind == .demand {
                content = max(low, group.upperBound)..<max(low + 1, whole.upperBound, extent.upperBound)
            } else {
                // "said the talks would be over": a subject that the parse takes for an object belongs to the clause.
                let before = kind == .say ? tree.child(of: cue, .obj).flatMap { $0 > cue && $0 < low ? tree.extent(of: $0).lowerBound : nil } : nil
                content = min(low, max(before ?? low, group.upperBound))..<max(extent.upperBound, low + 1)
            }
            let result = trimmed(withoutSecondCue(withoutSource(content), of: cue))
            return result.isEmpty ? nil : result
        }
        return byWords(start, kind)
    }

    /// The rest of the sentence, where it looks like what such a cue introduces.
    private func byWords(_ start: Int, _ kind: CueLexicon.Class) -> Range<Int>? {
        let content = trimmed(withoutSource(start..<sentence.upperBound))
        guard let first = content.first, content.count >= 2 else { return nil }
        switch kind {
        case .quote: return firstOpenRegion(in: content)
        case .say, .tell, .think: return regionOf[first] >= 0 || isClause(content) ? content : firstOpenRegion(in: content)
        case .demand: return tokens.lower[first] == Self.to || tokens.lower[first] == Self.that || content.count <= 25 ? content : nil
        default: return content.count <= 25 ? content : firstOpenRegion(in: content)
        }
    }

    /// A full clause after a cue: content that stands there and not before it.
    private func startsClause(_ start: Int) -> Bool {
        let rest = trimmed(start..<sentence.upperBound)
        guard let first = rest.first, rest.count >= 5, tokens.upos[first] != .adposition, tokens.upos[first] != .adverb else { return false }
        return isClause(rest) && regionOf[first] < 0
    }

    /// `He continued:` and the quotation in the next paragraph.
    private func regionAfterColon() -> Range<Int>? {
        guard let last = sentence.last, tokens.lower[last] == Self.colon, sentence.upperBound < tokens.count, regionOf[sentence.upperBound] >= 0 else { return nil }
        return regions[Int(regionOf[sentence.upperBound])].tokens
    }

    /// The cue with its auxiliaries, adverbs and particles.
    private func verbGroup(_ cue: Range<Int>) -> Range<Int> {
        var start = cue.lowerBound
        while start > sentence.lowerBound {
            switch tokens.upos[start - 1] {
            case .auxiliary: break
            case .particle where tokens.xpos[start - 1] != .pos: break
            case .adverb where start - 1 > sentence.lowerBound && tokens.lower[start - 2] != Self.comma: break
            default: return start..<cue.upperBound
            }
            start -= 1
        }
        return start..<cue.upperBound
    }

    private func sourceExtent(of subject: Int, avoiding cue: Int, _ tree: SentenceTree) -> Range<Int>? {
        let extent = tree.extent(of: subject)
        if !extent.contains(cue) { return extent }
        // The cue stands inside its subject's phrase (a relative clause): the part before the clause.
        let phrase = SourcePhrase(tokens: tokens, limits: sentence).beginning(at: extent.lowerBound)
        return phrase.map { $0.lowerBound..<min($0.upperBound, cue) }.flatMap { $0.isEmpty ? nil : $0 }
    }

    private func afterAddressee(_ start: Int) -> Int {
        guard let addressee = SourcePhrase(tokens: tokens, limits: sentence).beginning(at: start), addressee.lowerBound == start else { return start }
        return addressee.upperBound
    }

    // MARK: Small questions

    private func isVerb(_ index: Int) -> Bool { tokens.upos[index] == .verb || (tokens.upos[index] == .other && tokens.xpos[index].isVerb) }
    /// "A blog called X", "the so-called X": a participle that tells a name, and reports nobody's words.
    private func isName(_ index: Int, _ kind: CueLexicon.Class) -> Bool {
        guard tokens.xpos[index] == .vbn, kind == .judge || kind == .say || kind == .quote else { return false }
        if index >= 2, tokens.lower[index - 1] == Self.dash, tokens.lower[index - 2] == Self.so { return true }
        guard let tree, tree.relation(of: index) == .acl || tree.relation(of: index) == .amod else { return false }
        return tree.child(of: index, .ccomp, .oblAgent) == nil
    }
    /// A participle with a passive subject or auxiliary, or one that hangs on a noun or a clause.
    private func isPassive(_ index: Int) -> Bool {
        guard let tree, tokens.xpos[index] == .vbn else { return false }
        return tree.child(of: index, .nsubjPass, .auxPass) != nil || [.acl, .advcl, .amod].contains(tree.relation(of: index))
    }
    /// What stands before a cue: after a colon that introduces marks, only what stands between these
    /// ("He spoke of peace: “It is near,” he said").
    private func preceding(_ range: Range<Int>) -> Range<Int> {
        for index in range.dropLast(2).reversed() where tokens.lower[index] == Self.colon && regionOf[index] < 0 && regionOf[index + 1] >= 0 {
            return (index + 1)..<range.upperBound
        }
        return range
    }
    /// "When the guests had left, he said “…”": a clause of time or condition before the cue, and what is said after it.
    private func isCircumstance(_ range: Range<Int>, of cue: Int, before closing: Int) -> Bool {
        guard let tree, closing < sentence.upperBound, regionOf[range.upperBound - 1] < 0 else { return false }
        let after = trimmed(closing..<sentence.upperBound)
        guard let first = after.first, regionOf[first] >= 0 else { return false }
        return range.contains { tree.head(of: $0) == cue && tree.relation(of: $0) == .advcl }
    }
    /// Content without what a second cue of the same source tells: "… and said that".
    private func withoutSecondCue(_ range: Range<Int>, of cue: Int) -> Range<Int> {
        for index in range.dropFirst(3) where regionOf[index] < 0 && isVerb(index) && tokens.xpos[index] == tokens.xpos[cue] {
            guard tokens.upos[index - 1] == .coordinating, let found = lexicon.cue(in: tokens.lemma, at: index, limit: sentence.upperBound),
                found.kind == .say || found.kind == .tell
            else { continue }
            return range.lowerBound..<(index - 1)
        }
        return range
    }
    /// Content without the tail that names another source: ", according to the ministry".
    private func withoutSource(_ range: Range<Int>) -> Range<Int> {
        for index in range.dropFirst(2) where tokens.lower[index] == Self.accordingWord && tokens.lower[index - 1] == Self.comma && regionOf[index] < 0 {
            return range.lowerBound..<(index - 1)
        }
        return range
    }
    private func isQuoted(_ index: Int) -> Bool { regionOf[index] >= 0 }
    private func endsContent(_ index: Int) -> Bool {
        tokens.lower[index] == Self.comma || (tokens.upos[index] == .punctuation && regionOf[index] >= 0)
    }
    private func previousIsMark(_ index: Int) -> Bool { index >= 2 && regionOf[index - 2] >= 0 }
    private func isClause(_ range: Range<Int>) -> Bool {
        range.contains { tokens.upos[$0] == .verb || tokens.upos[$0] == .auxiliary }
    }

    private func firstOpenRegion(in range: Range<Int>) -> Range<Int>? {
        for index in range where regionOf[index] >= 0 {
            let region = regions[Int(regionOf[index])]
            return region.tokens.lowerBound >= range.lowerBound ? region.tokens : nil
        }
        return nil
    }

    /// Without the punctuation at both ends, but with quotation marks.
    private func trimmed(_ range: Range<Int>) -> Range<Int> {
        var low = range.lowerBound, high = min(range.upperBound, tokens.count)
        while low < high, tokens.upos[low] == .punctuation, regionOf[low] < 0 { low += 1 }
        while high > low, tokens.upos[high - 1] == .punctuation, regionOf[high - 1] < 0 { high -= 1 }
        return low..<max(low, high)
    }

    /// Content that begins or ends inside quotation marks reaches to the marks, across sentences.
    private func extended(_ range: Range<Int>) -> Range<Int> {
        guard let first = range.first, let last = range.last else { return range }
        var low = range.lowerBound, high = range.upperBound
        if regionOf[first] >= 0 { low = min(low, regions[Int(regionOf[first])].tokens.lowerBound) }
        if regionOf[last] >= 0 { high = max(high, regions[Int(regionOf[last])].tokens.upperBound) }
        return low..<high
    }
}
