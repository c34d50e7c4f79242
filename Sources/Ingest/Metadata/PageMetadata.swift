import Markup
import Prose

/// The metadata of a page. For each field all signals are gathered and the value with most behind it is taken; the signal that it
/// came from and how sure the choice is go with it.
struct PageMetadata {
    let resources: IngestResources

    /// What the ranker chooses from, field by field: for the report and for training.
    struct Evidence {
        var titles: [TitleCandidates.Candidate] = []
        var authors: [AuthorCandidates.Candidate] = []
        var days: [DateCandidates.Candidate] = []
    }

    /// - Parameters:
    ///   - address: where the page was fetched from, when that is known.
    ///   - content: indexes of the blocks that are the article's text.
    func read(_ signals: PageSignals, _ scan: PageScan, content: [Int], address: String?) -> Metadata {
        readAll(signals, scan, content: content, address: address).metadata
    }

    func readAll(_ signals: PageSignals, _ scan: PageScan, content: [Int], address: String?) -> (metadata: Metadata, evidence: Evidence) {
        var meta = Metadata()
        var evidence = Evidence()
        meta.format = "html"
        plain(&meta, signals, address)
        let host = WebAddress.host(meta.url ?? address ?? "")
        site(&meta, signals, host)
        let chooser = TitleChooser(site: meta.site, host: host)

        var titles = TitleCandidates(chooser: chooser)
        titles.read(signals, scan, content: content)
        evidence.titles = titles.list
        if let best = resources.ranker.best(titles.list.map(\.bits), .title) {
            let title = titles.list[best.index]
            // The name of the site is not what its page is called, unless nothing else is said.
            meta.title = chooser.isSite(title.text) || title.bits & TitleFeature.element.bit == 0 ? title.text : chooser.clean(title.text)
            note(&meta, "title", title.source, best.confidence)
        }

        let window = HeadWindow(scan, content: content, title: meta.title)
        let order = DayOrder.of(language: meta.language, url: meta.url ?? address)
        var dates = DateCandidates(reader: resources.dates, words: resources.bylines, order: order, window: window)
        dates.read(signals, scan, addresses: [address, signals.canonical, signals.candidates(.url).first?.value].compactMap { $0 }, title: meta.title)
        evidence.days = dates.list
        days(&meta, dates)

        let names = AuthorNames(words: resources.bylines, language: meta.language)
        var authors = AuthorCandidates(names: names, chooser: chooser, window: window)
        authors.read(signals, scan)
        evidence.authors = authors.list
        if let best = resources.ranker.best(authors.list.map(\.bits), .authors), resources.ranker.score(authors.list[best.index].bits, .authors) > resources.ranker.score(AuthorFeature.none.bit, .authors) {
            meta.authors = authors.list[best.index].names
            note(&meta, "authors", authors.list[best.index].source, best.confidence)
        }
        PageKind(words: resources.kinds).read(signals, &meta)
        return (meta, evidence)
    }

    private func note(_ meta: inout Metadata, _ field: String, _ signal: String, _ confidence: Int) {
        meta.signals[field] = signal
        meta.confidence[field] = confidence
    }

    private func days(_ meta: inout Metadata, _ dates: DateCandidates) {
        if let best = resources.ranker.best(dates.list.map(\.bits), .published), resources.ranker.score(dates.list[best.index].bits, .published) > resources.ranker.score(DateFeature.none.bit, .published) {
            let day = dates.list[best.index]
            meta.published = day.day
            meta.publishedTime = day.time
            note(&meta, "published", day.source, best.confidence)
        }
        // A change before the publication is none; of several the most believed signal counts.
        let changes = dates.modified.filter { change in meta.published.map { change.found.day >= $0 } ?? true }
        guard let change = changes.indices.min(by: { (changes[$0].rank, $0) < (changes[$1].rank, $1) }).map({ changes[$0] }) else { return }
        meta.modified = change.found.day
        meta.modifiedTime = change.found.time
        let agreeing = changes.filter { $0.found.day == change.found.day }.count
        note(&meta, "modified", change.source, change.rank <= 3 ? min(99, 85 + agreeing * 4) : min(95, 60 + agreeing * 10))
    }

    /// Fields that one signal tells and the next confirms or not.
    private func plain(_ meta: inout Metadata, _ signals: PageSignals, _ address: String?) {
        let data = signals.jsonLD
        let base = [signals.canonical, address].compactMap { $0 }.first(where: WebAddress.isWeb)
        func absolute(_ value: String?) -> String? {
            guard let value = value.map({ PlainValue.text($0, limit: 2_000) }), !value.isEmpty, !value.contains(" ") else { return nil }
            let whole = WebAddress.absolute(value, base: base)
            return WebAddress.isWeb(whole) ? whole : nil
        }
        func take(_ field: WritableKeyPath<Metadata, String?>, _ name: String, _ candidates: [(value: String?, source: String, confidence: Int)]) {
            guard let first = candidates.first(where: { $0.value != nil }), let value = first.value else { return }
            let agreeing = candidates.filter { $0.value == value }.count - 1
            meta[keyPath: field] = value
            note(&meta, name, first.source, min(99, first.confidence + agreeing * 4))
        }
        take(\.url, "url", [(absolute(signals.canonical), "canonical", 92), (absolute(signals.first(.url)), "meta", 85), (absolute(data.url), "json-ld", 75), (absolute(address), "given", 70)])
        take(\.language, "language", [(LanguageTag.normalized(signals.language), "html", 85)]
            + signals.candidates(.language).prefix(4).map { (LanguageTag.normalized($0.value), "meta", 75) } + [(LanguageTag.normalized(data.language), "json-ld", 75)])
        let section = data.section.map { PlainValue.text($0, limit: 120) }
        take(\.section, "section", [(section.flatMap { $0.isEmpty ? nil : $0 }, "json-ld", 85), (signals.first(.section, limit: 120), "meta", 80)])
        let summary = data.summary.map { PlainValue.text($0, limit: 2_000) }
        take(\.summary, "summary", [(signals.first(.summary, limit: 2_000), "meta", 90), (summary.flatMap { $0.isEmpty ? nil : $0 }, "json-ld", 80)])
        take(\.image, "image", signals.candidates(.image).prefix(3).map { (absolute($0.value), "meta", 90) } + [(absolute(data.image), "json-ld", 85)])
        take(\.license, "license", [(absolute(data.license), "json-ld", 90), (absolute(signals.license), "link", 70), (absolute(signals.first(.license)), "meta", 70)])
        var tags: [String] = []
        for tag in signals.candidates(.tags).prefix(40).flatMap({ $0.value.split(whereSeparator: { $0 == "," || $0 == ";" }).prefix(60) }) + data.keywords.prefix(40).map({ $0[...] }) {
            let clean = PlainValue.text(String(tag), limit: 200)
            if !clean.isEmpty, clean.utf8.count < 80, tags.count < 40, !tags.contains(where: { $0.lowercased() == clean.lowercased() }) { tags.append(clean) }
        }
        meta.tags = tags
        if !tags.isEmpty { note(&meta, "tags", signals.candidates(.tags).isEmpty ? "json-ld" : "meta", 85) }
    }

    private func site(_ meta: inout Metadata, _ signals: PageSignals, _ host: String) {
        let declared = signals.candidates(.site)
        func plain(_ value: String?) -> String? { value.map { PlainValue.text($0, limit: 200) }.flatMap { $0.isEmpty || $0.utf8.count > 90 || WebAddress.isWeb($0) ? nil : $0 } }
        let candidates: [(String?, String, Int)] = [
            (plain(declared.first { $0.rank < 30 }?.value), "meta", 92), (plain(signals.jsonLD.site), "json-ld", 85), (plain(declared.first?.value), "meta", 70),
        ]
        let last: [(String?, String, Int)] = candidates.contains { $0.0 != nil } ? [] : [(suffix(signals.titleElement, host), "title", 60), (host.isEmpty ? nil : host, "host", 50)]
        guard let found = (candidates + last).first(where: { $0.0 != nil }) else { return }
        meta.site = found.0
        note(&meta, "site", found.1, found.2)
    }

    /// The part of the title element that the host spells without its spaces: "The Harbour Post" of harbourpost.example.
    private func suffix(_ title: String?, _ host: String) -> String? {
        guard let title, !host.isEmpty else { return nil }
        let chooser = TitleChooser(site: nil, host: host)
        let parts = chooser.parts(PlainValue.text(title, limit: 500))
        return parts.count < 2 ? nil : parts.last { chooser.isSite($0) }
    }
}
