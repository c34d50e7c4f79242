import Lexicons
import Prose

/// What a document says of the kinds of its names, for a second pass (label consistency, Krishnan and Manning 2006): a name that is
/// sure in one sentence helps where another leaves it open, and the last word of a person's full name stands for the person.
struct NameMemory {
    /// Words of a name that are compared at most.
    private static let longest = 8
    /// Names below this probability are no evidence.
    private static let least = 0.5
    /// How much a full name says of its last word alone.
    private static let share = 0.7
    /// Evidence, as a sum of probabilities, from which a sentence is read again.
    private static let enough = 0.2
    /// Steps of a score that a name of full evidence gains; between 1 and 2 the development documents score alike.
    private static let gain = 2.0 * Double(NameDecoder.scale)
    private static let person = NameLabels.kinds.firstIndex(of: .person) ?? 0

    /// A number for each kind; kinds are fewer than its places.
    private typealias Weights = SIMD8<Double>

    /// Hash of each token's form and of whether it begins with a capital or has capitals alone.
    private let forms: [UInt64]
    /// Sums of the probabilities of each kind, by the joined hash of a name's words.
    private var evidence: [UInt64: Weights] = [:]
    /// The most words of the names that begin with a form.
    private var lengths: [UInt64: Int] = [:]

    /// Linear time in the text.
    init(_ names: [Entities.Entity], _ tokens: Tokens) {
        forms = tokens.lower.indices.map {
            WordHash.joined(tokens.lower[$0], $0 < tokens.flags.count ? UInt64(tokens.flags[$0].intersection([.capitalised, .allCaps]).rawValue) : 0)
        }
        for name in names where name.probability >= Self.least && name.tokens.count <= Self.longest {
            guard let kind = NameLabels.kinds.firstIndex(of: name.label) else { continue }
            add(name.tokens, kind, name.probability)
            if kind == Self.person, name.tokens.count > 1 { add((name.tokens.upperBound - 1)..<name.tokens.upperBound, kind, Self.share * name.probability) }
        }
    }

    private mutating func add(_ words: Range<Int>, _ kind: Int, _ weight: Double) {
        evidence[key(words), default: .zero][kind] += weight
        let first = forms[words.lowerBound]
        lengths[first] = max(lengths[first] ?? 0, words.count)
    }

    private func key(_ words: Range<Int>) -> UInt64 {
        var key: UInt64 = UInt64(words.count)
        for word in words { key = WordHash.joined(key, forms[word]) }
        return key
    }

    /// Raises the scores of a sentence's words by what other sentences say of them; false where they say nothing.
    /// - Parameters:
    ///   - own: the names that the sentence itself gave, which are no evidence for it.
    ///   - emissions: the sentence's scores, `NameLabels.count` a word.
    func recall(_ range: Range<Int>, _ own: ArraySlice<Entities.Entity>, _ tokens: Tokens, _ emissions: inout [Int32]) -> Bool {
        var isChanged = false
        var word = range.lowerBound
        while word < range.upperBound {
            guard let most = lengths[forms[word]] else {
                word += 1
                continue
            }
            var step = 1
            for length in stride(from: min(most, range.upperBound - word), to: 0, by: -1) {
                let words = word..<(word + length)
                guard length > 1 || tokens.flags[word].contains(.capitalised), var weights = evidence[key(words)] else { continue }
                for name in own where name.probability >= Self.least { subtract(name, words, &weights) }
                isChanged = raise(words, range.lowerBound, weights, &emissions) || isChanged
                step = length
                break
            }
            word += step
        }
        return isChanged
    }

    private func subtract(_ name: Entities.Entity, _ words: Range<Int>, _ weights: inout Weights) {
        guard let kind = NameLabels.kinds.firstIndex(of: name.label) else { return }
        if name.tokens == words {
            weights[kind] -= name.probability
        } else if kind == Self.person, words.count == 1, name.tokens.count > 1, name.tokens.upperBound == words.upperBound {
            weights[kind] -= Self.share * name.probability
        }
    }

    private func raise(_ words: Range<Int>, _ start: Int, _ weights: Weights, _ emissions: inout [Int32]) -> Bool {
        var total = 0.0
        for kind in NameLabels.kinds.indices { total += max(0, weights[kind]) }
        guard total > Self.enough else { return false }
        // A name of several words gains at each of them.
        let strength = Self.gain * min(1.5, total).squareRoot() / (words.count == 1 ? 1 : 1.3)
        for kind in NameLabels.kinds.indices where weights[kind] > 0 {
            let bonus = Int32((strength * weights[kind] / total).rounded())
            for word in words {
                let label = words.count == 1 ? NameLabels.unit(kind) : word == words.lowerBound ? NameLabels.begin(kind)
                    : word == words.upperBound - 1 ? NameLabels.last(kind) : NameLabels.inside(kind)
                emissions[(word - start) * NameLabels.count + label] &+= bonus
            }
        }
        return true
    }
}
