import Prose

/// The tagger's labels: pairs of a universal and a Penn tag that belong together.
struct TagSet: Sendable, Equatable {
    let upos: [PartOfSpeech]
    let xpos: [PennTag]

    var count: Int { upos.count }

    /// These pairs, in this order.
    init(_ pairs: [(PartOfSpeech, PennTag)]) {
        upos = pairs.map(\.0)
        xpos = pairs.map(\.1)
    }
}
