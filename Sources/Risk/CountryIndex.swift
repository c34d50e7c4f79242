import Prose

/// The countries of the actors that each sentence names.
struct CountryIndex {
    private var bySentence: [[String]]
    private var everywhere: [String] = []

    init(_ actors: ActorMentions?, sentences: Sentences) {
        bySentence = Array(repeating: [], count: sentences.sentences.count)
        for (index, mention) in actors?.mentionsInOrder ?? [] {
            guard let country = actors?.actors[index].country, let sentence = sentences.index(at: mention.span.start) else { continue }
            bySentence[sentence].append(country)
            everywhere.append(country)
        }
    }

    /// Countries by how much of the evidence stands beside them; at most five.
    func countries(of evidence: [(sentence: Int, weight: Double)]) -> [String] {
        var weights: [String: Double] = [:]
        for (sentence, weight) in evidence where bySentence.indices.contains(sentence) {
            for country in Set(bySentence[sentence]).sorted() { weights[country, default: 0] += weight }
        }
        // Evidence in sentences that name nobody belongs to whom the text is about.
        if weights.isEmpty { for country in everywhere { weights[country, default: 0] += 1 } }
        return weights.sorted { $0.value != $1.value ? $0.value > $1.value : $0.key < $1.key }.prefix(5).map(\.key)
    }
}
