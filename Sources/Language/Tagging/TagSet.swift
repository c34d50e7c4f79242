import Prose

/// The tagger's labels: pairs of a universal and a Penn tag that belong together.
struct TagSet: Sendable {
    let upos: [PartOfSpeech]
    let xpos: [PennTag]

    var count: Int { upos.count }

    /// The pairs of a section: two bytes each; nil when one is no tag or there are too many.
    init?(_ bytes: UnsafeRawBufferPointer) {
        guard bytes.count >= 2, bytes.count <= 400, bytes.count % 2 == 0 else { return nil }
        var upos: [PartOfSpeech] = [], xpos: [PennTag] = []
        for k in stride(from: 0, to: bytes.count, by: 2) {
            guard let u = PartOfSpeech(rawValue: bytes[k]), let x = PennTag(rawValue: bytes[k + 1]) else { return nil }
            upos.append(u)
            xpos.append(x)
        }
        self.upos = upos
        self.xpos = xpos
    }

    /// The pairs seen at least `minimum` times, commonest first.
    init(_ words: [(PartOfSpeech, PennTag)], minimum: Int) {
        var counts: [UInt16: Int] = [:]
        for (u, x) in words { counts[UInt16(u.rawValue) << 8 | UInt16(x.rawValue), default: 0] += 1 }
        let kept = counts.filter { $0.value >= minimum }.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(200)
        upos = kept.compactMap { PartOfSpeech(rawValue: UInt8($0.key >> 8)) }
        xpos = kept.compactMap { PennTag(rawValue: UInt8($0.key & 255)) }
    }

    var encoded: [UInt8] { (0..<count).flatMap { [upos[$0].rawValue, xpos[$0].rawValue] } }

    /// The label of a pair; of a rare one the commonest label with the same universal tag.
    func label(_ u: PartOfSpeech, _ x: PennTag) -> Int {
        for k in 0..<count where upos[k] == u && xpos[k] == x { return k }
        for k in 0..<count where upos[k] == u { return k }
        return 0
    }
}
