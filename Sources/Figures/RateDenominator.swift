import Lexicons
import Prose

/// What a rate is per: `per day`, `a barrel`, `/km`.
struct RateDenominator {
    let lexicon: FigureLexicon
    let atoms: [Atom]
    let tokens: Tokens

    /// The unit or noun after the word of division at an atom, and where it ends.
    /// - Parameter bytes: the text, for symbols of units; without it only words are read.
    func denominator(at start: Int, _ bytes: UnsafeBufferPointer<UInt8>?) -> (String, Int)? {
        var at = start
        guard at + 1 < atoms.count else { return nil }
        let isHyphen = atoms[at].hash == Words.hyphen && atoms[at].isGlued
        if isHyphen { at += 1 }
        guard at + 1 < atoms.count else { return nil }
        let isPer = atoms[at].hash == Words.per || (atoms[at].hash == Words.slash && atoms[at].isGlued) || (atoms[at].hash == Words.for_ && atoms[at + 1].hash == Words.each)
        guard isPer || atoms[at].hash == Words.a || atoms[at].hash == Words.an || atoms[at].hash == Words.each else { return nil }
        if atoms[at].hash == Words.for_ { at += 1 }
        at += 1
        if at + 1 < atoms.count, atoms[at].hash == Words.hyphen, atoms[at].isGlued { at += 1 }
        guard at < atoms.count, atoms[at].kind == .text else { return nil }
        if at + 1 < atoms.count, lexicon.timeAfter.contains(atoms[at + 1].hash) { return nil }
        if let bytes, let (unit, end) = lexicon.units.unit(at: at, in: atoms, bytes) { return (unit.name, end) }
        guard isPer || lexicon.rateNoun.contains(atoms[at].hash), tokens.flags[atoms[at].token].contains(.hasLetter) else { return nil }
        if let found = lexicon.perAnnum[atoms[at].hash] { return (found, at + 1) }
        return (tokens.lemmaText(atoms[at].token), at + 1)
    }
}
