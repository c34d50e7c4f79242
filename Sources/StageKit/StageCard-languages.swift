import Prose

extension StageCard {
    /// True when the document is in a language that the stage can read. Whoever runs stages asks this before `process`, so that no
    /// stage needs a guard of its own.
    ///
    /// The metadata decide. Where they say nothing, a document whose language was found to be foreign has tokens that are all
    /// tagged `X`; one that was not looked at yet is taken for readable. The document's access must be free.
    public func canRead(_ document: Document) -> Bool {
        if languages.isEmpty { return true }
        if let tag = document.metadata.language { return languages.contains(Self.primary(tag)) }
        guard let tokens = try? document.layerIfPresent(Tokens.self), tokens.count > 0 else { return true }
        return tokens.upos.contains { $0 != .other }
    }

    /// The primary subtag of a language tag (BCP 47): `en` for `en-GB`, `EN_us`, `eng` and `English`.
    private static func primary(_ tag: String) -> String {
        let primary = String(tag.lowercased().prefix { $0 != "-" && $0 != "_" })
        return primary == "eng" || primary == "english" ? "en" : primary
    }
}
