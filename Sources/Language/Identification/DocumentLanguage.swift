import Prose

/// In what language a document is, as far as later stages care.
public enum DocumentLanguage {
    /// True when the document is to be read as English: its metadata say so, or, where they say nothing, the language stage took
    /// it for English (a text in another language has tokens that are all tagged `X`).
    ///
    /// A stage that works on English only throws `StageSkipped("language")` where this is false.
    public static func isEnglish(_ document: Document) -> Bool {
        if let language = document.metadata.language { return isEnglish(tag: language) }
        guard let tokens = try? document.layerIfPresent(Tokens.self), tokens.count > 0 else { return true }
        return tokens.upos.contains { $0 != .other }
    }

    /// True for `en`, `en-gb`, `EN_us`.
    public static func isEnglish(tag: String) -> Bool {
        let primary = tag.lowercased().prefix { $0 != "-" && $0 != "_" }
        return primary == "en" || primary == "eng" || primary == "english"
    }
}
