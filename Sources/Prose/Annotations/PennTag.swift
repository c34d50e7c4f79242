/// The Penn Treebank tags as English UD corpora use them; tells tense and number where the universal tag does not.
public enum PennTag: UInt8, Sendable, CaseIterable, CustomStringConvertible {
    case cc, cd, dt, ex, fw, `in`, jj, jjr, jjs, ls, md, nn, nns, nnp, nnps, pdt, pos, prp, prpPossessive, rb, rbr, rbs
    case rp, sym, to, uh, vb, vbd, vbg, vbn, vbp, vbz, wdt, wp, wpPossessive, wrb
    case comma, period, colon, openQuote, closeQuote, leftBracket, rightBracket, hyphen, dollar, add, afx, gw, nfp, xx
    case other

    private static let labels = [
        "CC", "CD", "DT", "EX", "FW", "IN", "JJ", "JJR", "JJS", "LS", "MD", "NN", "NNS", "NNP", "NNPS", "PDT", "POS", "PRP",
        "PRP$", "RB", "RBR", "RBS", "RP", "SYM", "TO", "UH", "VB", "VBD", "VBG", "VBN", "VBP", "VBZ", "WDT", "WP", "WP$",
        "WRB", ",", ".", ":", "``", "''", "-LRB-", "-RRB-", "HYPH", "$", "ADD", "AFX", "GW", "NFP", "XX", "_",
    ]
    /// The tag with this label; `.other` when the label is unknown.
    public init(label: String) {
        self = Self.labels.firstIndex(of: label).flatMap { PennTag(rawValue: UInt8($0)) } ?? .other
    }
    /// The treebank's label (`VBD`).
    public var description: String { Self.labels[Int(rawValue)] }

    /// A finite or non-finite verb form (not a modal).
    public var isVerb: Bool { rawValue >= PennTag.vb.rawValue && rawValue <= PennTag.vbz.rawValue }
    /// A common or proper noun.
    public var isNoun: Bool { rawValue >= PennTag.nn.rawValue && rawValue <= PennTag.nnps.rawValue }
}
