/// Regular forms of English verbs, so that a trigger is found by its form where the lemma is in doubt.
enum Inflection {
    /// The lemma with its regular third person, past and present participle.
    static func forms(of lemma: Substring) -> [String] {
        let word = String(lemma)
        guard let last = word.last, word.utf8.count > 1 else { return [word] }
        let stem = String(word.dropLast())
        let before = stem.last ?? " "
        let vowels = "aeiou"
        if last == "e" {
            let participle = before == "e" || before == "o" || before == "y" ? word + "ing" : stem + "ing"
            return [word, word + "s", word + "d", participle]
        }
        if last == "y", !vowels.contains(before) { return [word, stem + "ies", stem + "ied", word + "ing"] }
        let hisses = last == "s" || last == "x" || last == "z" || word.hasSuffix("ch") || word.hasSuffix("sh")
        let third = word + (hisses ? "es" : "s")
        var found = [word, third, word + "ed", word + "ing"]
        // A short vowel before the last consonant may double it: ban, banned; expel, expelled.
        if vowels.contains(before), !vowels.contains(last), !"wxy".contains(last) { found += [word + String(last) + "ed", word + String(last) + "ing"] }
        return found
    }
}
