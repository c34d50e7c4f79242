import Prose

extension DependencyRelation {
    /// The relation without its subtype (`nsubj:pass` -> `nsubj`), as scores compare it.
    var base: DependencyRelation {
        switch self {
        case .aclRelcl: .acl
        case .advclRelcl: .advcl
        case .auxPass: .aux
        case .ccPreconj: .cc
        case .compoundPrt: .compound
        case .csubjPass, .csubjOuter: .csubj
        case .detPredet: .det
        case .nmodPoss, .nmodUnmarked, .nmodDesc: .nmod
        case .nsubjPass, .nsubjOuter: .nsubj
        case .oblAgent, .oblUnmarked: .obl
        case .flatForeign: .flat
        default: self
        }
    }
}
