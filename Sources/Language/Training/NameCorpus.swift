import Lexicons
import Prose

/// Sentences with the labels that each word may have: corpora disagree on what they annotate, and what one leaves out is
/// unknown, not outside.
struct NameCorpus {
    var bank = Treebank()
    /// A bit for each allowed label of each word.
    var allowed: [UInt32] = []

    private static let everyLabel: UInt32 = (1 << UInt32(NameLabels.count)) - 1

    /// Adds JSON lines of `tokens` and `ner` (BIO).
    /// - Parameters:
    ///   - groups: lower-cased names of nations, faiths and parties: they tell NORP from other miscellaneous names.
    ///   - annotatesGroups: false when the corpus leaves such names unlabelled.
    mutating func add(_ lines: String, tokenizer: Tokenizer, groups: Set<String>, events: Set<String>, annotatesGroups: Bool) {
        for line in lines.split(separator: "\n") {
            guard let record = try? JSONParser.parse(Array(line.utf8)), let tokens = record[key: "tokens"]?.array,
                let tags = record[key: "ner"]?.array, tokens.count == tags.count, !tokens.isEmpty
            else { continue }
            var words: [String] = []
            var labels: [(kind: String, begins: Bool)] = []
            for (token, tag) in zip(tokens, tags) {
                let parts = tokenizer.words(of: token.string ?? "_")
                let bio = tag.string ?? "O"
                for (number, part) in parts.enumerated() {
                    words.append(part)
                    labels.append((bio == "O" ? "" : String(bio.dropFirst(2)), bio.hasPrefix("B") && number == 0))
                }
            }
            if words.isEmpty { continue }
            add(words, labels, groups, events, annotatesGroups)
        }
    }

    private mutating func add(
        _ words: [String], _ labels: [(kind: String, begins: Bool)], _ groups: Set<String>, _ events: Set<String>, _ annotatesGroups: Bool
    ) {
        bank.addWords(words)
        var index = 0
        while index < words.count {
            let start = index
            index += 1
            if labels[start].kind.isEmpty {
                var mask: UInt32 = 1
                if !annotatesGroups, isGroup(words[start], groups) { mask |= bit(NameLabels.unit(Self.kind(.group))) }
                allowed.append(mask)
                continue
            }
            while index < words.count, !labels[index].begins, labels[index].kind == labels[start].kind { index += 1 }
            let kinds = Self.kinds(labels[start].kind, words[start..<index], groups, events)
            for place in start..<index {
                var mask: UInt32 = 0
                for kind in kinds {
                    let label = index - start == 1 ? NameLabels.unit(kind) : place == start ? NameLabels.begin(kind)
                        : place == index - 1 ? NameLabels.last(kind) : NameLabels.inside(kind)
                    mask |= bit(label)
                }
                allowed.append(mask)
            }
        }
    }

    /// True when a name of this kind stands on exactly these words.
    func isGold(_ words: Range<Int>, _ kind: Int) -> Bool {
        func has(_ place: Int, _ label: Int) -> Bool { allowed[place] == bit(label) }
        if words.count == 1 { return has(words.lowerBound, NameLabels.unit(kind)) }
        return has(words.lowerBound, NameLabels.begin(kind)) && has(words.upperBound - 1, NameLabels.last(kind))
            && words.dropFirst().dropLast().allSatisfy { has($0, NameLabels.inside(kind)) }
    }

    /// The kinds of all names that are certain.
    func goldKinds() -> [Int] {
        allowed.flatMap { mask in
            NameLabels.kinds.indices.filter { mask == bit(NameLabels.unit($0)) || mask == bit(NameLabels.begin($0)) }
        }
    }

    private func bit(_ label: Int) -> UInt32 { 1 << UInt32(label) }
    private func isGroup(_ word: String, _ groups: Set<String>) -> Bool {
        word.first?.isUppercase ?? false && groups.contains(word.lowercased())
    }

    private static func kind(_ label: Entities.Label) -> Int { NameLabels.kinds.firstIndex(of: label) ?? 0 }

    private static func kinds(_ tag: String, _ words: ArraySlice<String>, _ groups: Set<String>, _ events: Set<String>) -> [Int] {
        if let label = Entities.Label(rawValue: tag), label != .miscellaneous { return [kind(label)] }
        if words.count <= 2, let last = words.last, groups.contains(last.lowercased()) { return [kind(.group)] }
        if words.contains(where: { events.contains($0.lowercased()) }) { return [kind(.event)] }
        return tag == "OTH" ? [kind(.miscellaneous), kind(.event)] : [kind(.miscellaneous)]
    }
}
