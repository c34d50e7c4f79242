/// Whether a language tag means English: what the language stage has models for.
public enum DocumentLanguage {
    /// True for `en`, `en-gb`, `EN_us`.
    public static func isEnglish(tag: String) -> Bool {
        let primary = tag.lowercased().prefix { $0 != "-" && $0 != "_" }
        return primary == "en" || primary == "eng" || primary == "english"
    }
}
