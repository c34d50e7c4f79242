/// Regular inflections of English phrases, for words that come without a lemma.
enum RegularForms {
    /// The plural of the last word, and the verb forms of the first.
    static func of(_ phrase: String, partOfSpeech: String) -> [String] {
        let words = phrase.split(separator: " ").map(String.init)
        guard let first = words.first, let last = words.last else { return [] }
        var forms: [String] = []
        if partOfSpeech != "verb" { forms.append((words.dropLast() + [withS(last)]).joined(separator: " ")) }
        if partOfSpeech != "noun" {
            for form in [past(first), gerund(first)] { forms.append(([form] + words.dropFirst()).joined(separator: " ")) }
        }
        return forms
    }

    private static func withS(_ word: String) -> String {
        if word.hasSuffix("y"), let before = word.dropLast().last, !isVowel(before) { return word.dropLast() + "ies" }
        return ["s", "x", "z", "ch", "sh"].contains { word.hasSuffix($0) } ? word + "es" : word + "s"
    }

    private static func past(_ word: String) -> String {
        if word.hasSuffix("e") { return word + "d" }
        if word.hasSuffix("y"), let before = word.dropLast().last, !isVowel(before) { return word.dropLast() + "ied" }
        return doubled(word) + "ed"
    }

    private static func gerund(_ word: String) -> String {
        word.hasSuffix("e") && !word.hasSuffix("ee") ? word.dropLast() + "ing" : doubled(word) + "ing"
    }

    /// "kidnap" doubles its last letter: one vowel before one consonant, in words whose stress we take to be final.
    private static func doubled(_ word: String) -> String {
        let letters = Array(word)
        guard letters.count >= 3, let last = letters.last, "bdgmnpt".contains(last), isVowel(letters[letters.count - 2]),
            !isVowel(letters[letters.count - 3]), letters.count <= 4 || word.hasSuffix("nap")
        else { return word }
        return word + String(last)
    }

    private static func isVowel(_ letter: Character) -> Bool { "aeiou".contains(letter) }
}
