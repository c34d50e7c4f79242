/// The basic relations of English Universal Dependencies, with the subtypes that English uses.
public enum DependencyRelation: UInt8, Sendable, CaseIterable, CustomStringConvertible {
    case root, acl, aclRelcl, advcl, advclRelcl, advmod, amod, appos, aux, auxPass, `case`, cc, ccPreconj, ccomp, compound
    case compoundPrt, conj, cop, csubj, csubjPass, dep, det, detPredet, discourse, dislocated, expl, fixed, flat, goeswith
    case iobj, list, mark, nmod, nmodPoss, nmodUnmarked, nsubj, nsubjPass, nsubjOuter, csubjOuter, nummod, obj, obl
    case oblAgent, oblUnmarked, orphan, parataxis, punct, reparandum, vocative, xcomp, nmodDesc, flatForeign, other

    private static let labels = [
        "root", "acl", "acl:relcl", "advcl", "advcl:relcl", "advmod", "amod", "appos", "aux", "aux:pass", "case", "cc",
        "cc:preconj", "ccomp", "compound", "compound:prt", "conj", "cop", "csubj", "csubj:pass", "dep", "det", "det:predet",
        "discourse", "dislocated", "expl", "fixed", "flat", "goeswith", "iobj", "list", "mark", "nmod", "nmod:poss",
        "nmod:unmarked", "nsubj", "nsubj:pass", "nsubj:outer", "csubj:outer", "nummod", "obj", "obl", "obl:agent",
        "obl:unmarked", "orphan", "parataxis", "punct", "reparandum", "vocative", "xcomp", "nmod:desc", "flat:foreign", "_",
    ]
    /// The relation with this label: the subtype where known, else the part before the colon, else `.other`.
    public init(label: String) {
        let index =
            Self.labels.firstIndex(of: label)
            ?? Self.labels.firstIndex(of: String(label.prefix { $0 != ":" }))
        self = index.flatMap { DependencyRelation(rawValue: UInt8($0)) } ?? .other
    }
    /// The UD label (`nsubj:pass`).
    public var description: String { Self.labels[Int(rawValue)] }
}
