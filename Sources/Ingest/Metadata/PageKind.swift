import Prose

/// What sort of text a page is, and whether it may be read for nothing.
struct PageKind {
    let words: KindWords

    func read(_ signals: PageSignals, _ meta: inout Metadata) {
        kind(signals, &meta)
        access(signals, &meta)
    }

    private func kind(_ signals: PageSignals, _ meta: inout Metadata) {
        func set(_ kind: String, _ source: String, _ confidence: Int) {
            meta.kind = kind
            meta.signals["kind"] = source
            meta.confidence["kind"] = confidence
        }
        let type = signals.jsonLD.type
        // What the page calls itself in so many words.
        if let type, let kind = words.kind(type: type), kind != "news", kind != "article" { return set(kind, "json-ld", 95) }
        for candidate in signals.candidates(.kind).prefix(4) {
            if let kind = words.kind(of: candidate.value), kind != "article" { return set(kind, "meta", 85) }
        }
        if let section = meta.section, let kind = words.kind(of: section) { return set(kind, "section", 85) }
        if let url = meta.url, let kind = words.kind(inPath: url) { return set(kind, "url", 80) }
        if let title = meta.title, let kind = words.kind(atStartOf: title) { return set(kind, "title", 80) }
        if let type, let kind = words.kind(type: type) { return set(kind, "json-ld", 70) }
    }

    private func access(_ signals: PageSignals, _ meta: inout Metadata) {
        if let isFree = signals.jsonLD.isFree {
            meta.isPaywalled = !isFree
            meta.signals["paywall"] = "json-ld"
            meta.confidence["paywall"] = 92
            return
        }
        guard let tier = signals.first(.access, limit: 40)?.lowercased() else { return }
        if ["locked", "metered", "premium", "paid", "subscriber", "plus"].contains(tier) { meta.isPaywalled = true } else if tier == "free" || tier == "public" { meta.isPaywalled = false } else { return }
        meta.signals["paywall"] = "meta"
        meta.confidence["paywall"] = 85
    }
}
