import Markup
import Prose

/// The metadata of a page, each field from the most believed signal that has it.
struct PageMetadata {
    let resources: IngestResources

    /// - Parameters:
    ///   - address: where the page was fetched from, when that is known.
    ///   - content: indexes of the blocks that are the article's text.
    func read(_ signals: PageSignals, _ scan: PageScan, content: [Int], address: String?) -> Metadata {
        var meta = Metadata()
        meta.format = "html"
        let data = signals.jsonLD
        set(&meta, \.url, [(signals.canonical, "canonical"), (signals.candidates(.url).first?.value, "meta"), (data.url, "json-ld"), (address, "given")], "url") {
            WebAddress.isWeb($0)
        }
        meta.language = LanguageTag.normalized(signals.language) ?? signals.candidates(.language).lazy.compactMap { LanguageTag.normalized($0.value) }.first
            ?? LanguageTag.normalized(data.language)
        let host = WebAddress.host(meta.url ?? address ?? "")
        site(&meta, signals, host)
        title(&meta, signals, scan, host)
        let order = DayOrder.of(language: meta.language, url: meta.url ?? address)
        let places = BylinePlaces(scan: scan, content: content)
        dates(&meta, signals, places.dateBlocks(), order, address, heading: scan.mainHeadings.first.map { scan.blocks[$0].node } ?? 0)
        authors(&meta, signals, places.authorBlocks())
        meta.section = data.section ?? signals.candidates(.section).first?.value
        var tags: [String] = []
        for tag in signals.candidates(.tags).prefix(40).flatMap({ $0.value.split(separator: ",") }) + data.keywords.prefix(40).map({ $0[...] }) {
            let clean = Squeeze.text(String(tag))
            if !clean.isEmpty, clean.utf8.count < 80, !tags.contains(clean), tags.count < 40 { tags.append(clean) }
        }
        meta.tags = tags
        meta.summary = (signals.candidates(.summary).first?.value ?? data.summary).map { Squeeze.text($0) }
        return meta
    }

    private func set(
        _ meta: inout Metadata, _ field: WritableKeyPath<Metadata, String?>, _ candidates: [(value: String?, source: String)],
        _ name: String, where isGood: (String) -> Bool
    ) {
        for candidate in candidates {
            guard let value = candidate.value.map({ Squeeze.text($0) }), !value.isEmpty, isGood(value) else { continue }
            meta[keyPath: field] = value
            meta.signals[name] = candidate.source
            return
        }
    }

    private func site(_ meta: inout Metadata, _ signals: PageSignals, _ host: String) {
        set(&meta, \.site, [(signals.candidates(.site).first { $0.rank < 30 }?.value, "meta"), (signals.jsonLD.site, "json-ld"), (signals.candidates(.site).first?.value, "meta"), (host, "host")], "site") {
            $0.utf8.count <= 80
        }
    }

    private func title(_ meta: inout Metadata, _ signals: PageSignals, _ scan: PageScan, _ host: String) {
        let chooser = TitleChooser(site: meta.site, host: host)
        let headings = scan.mainHeadings.prefix(6).map { scan.text(of: $0) }.filter { $0.utf8.count <= 400 }
        let chosen = chooser.choose(
            openGraph: signals.candidates(.title).prefix(8).map(\.value), linkedData: signals.jsonLD.headline, headings: headings,
            element: signals.titleElement)
        meta.title = chosen?.title
        meta.signals["title"] = chosen?.source
    }

    private func dates(_ meta: inout Metadata, _ signals: PageSignals, _ visible: [(text: String, rank: Int)], _ order: DayOrder, _ address: String?, heading: Int) {
        let dates = PageDates(reader: resources.dates, words: resources.bylines, order: order)
        let result = dates.find(signals, url: address ?? meta.url, visible: visible, headingNode: heading)
        if let published = result.published {
            meta.published = published.found.day
            meta.publishedTime = published.found.time
            meta.signals["published"] = published.source
        }
        if let modified = result.modified {
            meta.modified = modified.found.day
            meta.signals["modified"] = modified.source
        }
    }

    private func authors(_ meta: inout Metadata, _ signals: PageSignals, _ visible: [String]) {
        let names = AuthorNames(words: resources.bylines)
        var sources: [(String, [String])] = [("json-ld", signals.jsonLD.authors)]
        let fromMeta = signals.candidates(.author).filter { $0.rank < 60 }
        if let best = fromMeta.first { sources.append(("meta", fromMeta.filter { $0.source == best.source }.map(\.value))) }
        let labelled = signals.candidates(.author).first { $0.rank >= 60 }
        for source in ["itemprop", "rel", "link"] {
            if source == "link", let labelled { sources.append(("meta", [labelled.value])) }
            sources.append((source, signals.authors.filter { $0.source == source }.map(\.value)))
        }
        sources += visible.map { ("byline", [$0]) }
        for (source, values) in sources {
            var found: [String] = []
            for name in values.flatMap({ names.names(in: $0) }) where !found.contains(name) && found.count < 30 { found.append(name) }
            // A visible line that names the site is no byline; what the page declares may well be its owner.
            if source == "byline" || source == "link" {
                let chooser = TitleChooser(site: meta.site, host: "")
                found.removeAll { chooser.isSite($0) }
            }
            guard !found.isEmpty else { continue }
            meta.authors = found
            meta.signals["authors"] = source
            return
        }
    }
}
