/// What a word does to an event that it governs.
enum GoverningKind: String, Sendable {
    /// Promise, agree: the event is announced for the future, by its own actor.
    case promise
    /// Plan, want: the same, weaker; tells nothing alone.
    case intend
    /// Demand, urge: somebody else is to do it.
    case request
    /// Refuse, reject.
    case refuse
    /// Threaten, warn.
    case threaten
    /// Accuse: the event is laid at the object's door.
    case accuse
    /// Deny: the event is denied.
    case deny
    /// Order, command.
    case order
    /// Stop, suspend.
    case stop
    /// Lift, ease.
    case ease
    /// Allow, let.
    case allow
    /// Force, compel.
    case force
    /// Help somebody do it.
    case help
    /// Begin, continue, try: nothing changes but the subject's place.
    case aspect
    /// Carry out, launch: the subject does what the noun tells.
    case light
    /// Say, announce: as light for nouns, as speech for clauses.
    case announce
    /// Fail, prevent: it does not happen.
    case fail
}
