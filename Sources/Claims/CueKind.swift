/// What a cue makes of its clause.
enum CueKind: String, Sendable {
    /// Forecast by a modal verb or a phrase like one.
    case modal
    /// Forecast by "would", which also tells the future of the past.
    case would
    /// Forecast by "could", which also tells an ability of the past.
    case could
    /// "threatens to".
    case risk
    /// "risks becoming".
    case gerund
    /// "should", "need to".
    case deontic
    /// "it is essential that".
    case impersonal
    /// "urge", "call for".
    case call
    /// "… is essential".
    case predicate
    /// A phrase that looks like a cue and is none.
    case none

    var isForecast: Bool {
        switch self {
        case .modal, .would, .could, .risk, .gerund: true
        default: false
        }
    }
}
