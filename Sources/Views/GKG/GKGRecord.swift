import Prose
import Reports

/// One report as a record of the knowledge graph.
struct GKGRecord {
    private let report: Report
    private let countries: CountryCodes
    private let actors: [ActorMentions.Actor]
    private let figures: [Figures.Figure]

    init(_ report: Report, _ countries: CountryCodes) {
        self.report = report
        self.countries = countries
        actors = (try? report.document.layerIfPresent(ActorMentions.self))?.actors ?? []
        figures = (try? report.document.layerIfPresent(Figures.self))?.figures ?? []
    }

    private static let organisations: Set<ActorMentions.Kind> = [
        .government, .military, .police, .party, .court, .company, .media, .ngo, .armedGroup, .internationalOrganisation, .organisation,
    ]

    /// The 27 columns.
    func columns(number: Int) -> [String] {
        let meta = report.document.metadata
        let url = meta.url ?? report.document.source.url
        let day = (meta.published ?? meta.modified).map(Self.digits) ?? "00000000"
        let persons = names { $0.kind == .person }
        let bodies = names { Self.organisations.contains($0.kind) }
        let places = locations
        return [
            "\(day)000000-\(number)", "\(day)000000", url == nil ? "2" : "1",
            url.flatMap(Self.host) ?? meta.site.map { GKGText.field($0) } ?? "", GKGText.prose(url ?? report.id),
            counts(withOffset: false), counts(withOffset: true), themes(withOffset: false), themes(withOffset: true),
            places.list, places.mentions, persons.list, persons.mentions, bodies.list, bodies.mentions, "", dates, words,
            meta.image.map { GKGText.prose($0) } ?? "", "", "", "", quotations, names { $0.kind != .collective && $0.kind != .people }.mentions,
            amounts, "", extras(meta),
        ]
    }

    private static func digits(_ day: CivilDate) -> String { String(day.description.filter { $0 != "-" }) }

    /// `www.example.org` as `example.org`.
    private static func host(_ url: String) -> String? {
        guard let mark = url.firstRange(of: "://") else { return nil }
        var host = url[mark.upperBound...].prefix { $0 != "/" && $0 != "?" && $0 != "#" }
        if let at = host.lastIndex(of: "@") { host = host[host.index(after: at)...] }
        host = host.prefix { $0 != ":" }
        if host.hasPrefix("www.") { host = host.dropFirst(4) }
        return host.isEmpty ? nil : GKGText.field(host)
    }

    private func offset(_ span: Span) -> Int { report.spans.scalars(span).start }

    // MARK: Names

    /// Names of some actors, each once, and where they are mentioned by a name.
    private func names(_ isWanted: (ActorMentions.Actor) -> Bool) -> (list: String, mentions: String) {
        var list: [String] = []
        var places: [(offset: Int, name: String)] = []
        for actor in actors where isWanted(actor) {
            let name = GKGText.field(actor.name)
            if name.isEmpty { continue }
            if !list.contains(name.lowercased()) { list.append(name.lowercased()) }
            for mention in actor.mentions {
                switch mention.form {
                case .name, .alias, .acronym, .surname: places.append((offset(mention.span), name))
                case .title, .adjective, .metonym, .nominal, .pronoun: continue
                }
            }
        }
        places.sort { ($0.offset, $0.name) < ($1.offset, $1.name) }
        return (list.joined(separator: ";"), places.map { "\($0.name),\($0.offset)" }.joined(separator: ";"))
    }

    // MARK: Places

    /// The seven fields of a location: type, name, country, first-order division, latitude, longitude, feature.
    private func location(of actor: ActorMentions.Actor) -> [String]? {
        guard actor.kind == .state || actor.kind == .place else { return nil }
        let code = countries[actor.country] ?? ""
        let isCountry = actor.kind == .state
        // Which of cities and provinces a place is, and its number in a gazetteer, reports do not tell.
        return [
            isCountry ? "1" : "4", GKGText.field(actor.name), code, isCountry ? code : "", Self.degrees(actor.place?.latitude),
            Self.degrees(actor.place?.longitude), isCountry ? code : "",
        ]
    }

    private static func degrees(_ value: Double?) -> String {
        guard let value else { return "" }
        var writer = JSONWriter()
        writer.number(value, decimals: 6)
        return String(decoding: writer.bytes, as: UTF8.self)
    }

    private var locations: (list: String, mentions: String) {
        var list: [String] = []
        var places: [(offset: Int, text: String)] = []
        for actor in actors {
            guard var fields = location(of: actor) else { continue }
            let entry = fields.joined(separator: "#")
            if !list.contains(entry) { list.append(entry) }
            // The second form has a second-order division after the first.
            fields.insert("", at: 4)
            for mention in actor.mentions where mention.form != .pronoun {
                places.append((offset(mention.span), (fields + [String(offset(mention.span))]).joined(separator: "#")))
            }
        }
        places.sort { ($0.offset, $0.text) < ($1.offset, $1.text) }
        return (list.joined(separator: ";"), places.map(\.text).joined(separator: ";"))
    }

    // MARK: Counts, amounts, themes

    private func counts(withOffset: Bool) -> String {
        figures.map { figure in
            guard let effect = figure.effect, let type = GKGThemes.theme(of: effect), let value = figure.low ?? figure.high else { return "" }
            let place = figure.place.flatMap { name in actors.first { $0.name == name }.flatMap(location) }
            let fields = [type, value.description, GKGText.field(figure.counted ?? "")]
                + (place ?? ["", GKGText.field(figure.place ?? ""), "", "", "", "", ""])
            return (fields + (withOffset ? [String(offset(figure.span))] : [])).joined(separator: "#") + ";"
        }.joined()
    }

    private var amounts: String {
        figures.compactMap { figure in
            guard let value = figure.low ?? figure.high else { return nil }
            let object = [figure.unit, figure.counted].compactMap { $0.map { GKGText.field($0) } }.filter { !$0.isEmpty }.joined(separator: " ")
            return object.isEmpty ? nil : "\(value),\(object),\(offset(figure.span))"
        }.joined(separator: ";")
    }

    private func themes(withOffset: Bool) -> String {
        var found: [(theme: String, offset: Int)] = []
        for event in (try? report.document.layerIfPresent(EventMentions.self))?.events ?? [] {
            if let theme = GKGThemes.theme(ofEvent: event.type) { found.append((theme, offset(event.trigger))) }
        }
        for figure in figures {
            if let theme = figure.effect.flatMap({ GKGThemes.theme(of: $0) }) { found.append((theme, offset(figure.span))) }
        }
        for score in (try? report.document.layerIfPresent(RiskAssessment.self))?.categories ?? [] {
            guard let theme = GKGThemes.theme(of: score.category) else { continue }
            found += score.evidence.map { (theme, offset($0.span)) }
        }
        found.sort { ($0.offset, $0.theme) < ($1.offset, $1.theme) }
        var seen: Set<String> = []
        let texts = found.map { withOffset ? "\($0.theme),\($0.offset)" : $0.theme }.filter { seen.insert($0).inserted }
        return texts.map { $0 + ";" }.joined()
    }

    // MARK: Dates, words, quotations

    private var dates: String {
        let expressions = (try? report.document.layerIfPresent(TemporalExpressions.self))?.expressions ?? []
        return expressions.compactMap { date in
            guard date.kind == .date, date.bound == nil, let begin = date.begin, let end = date.end else { return nil }
            let (year, month, day) = begin.components
            let fields: [Int]
            switch end.dayNumber - begin.dayNumber {
            case 1: fields = [3, month, day, year]
            case 28...31 where day == 1: fields = [2, month, 0, year]
            case 365...366 where month == 1 && day == 1: fields = [1, 0, 0, year]
            default: return nil
            }
            return (fields + [offset(date.span)]).map { String($0) }.joined(separator: "#")
        }.joined(separator: ";")
    }

    /// The count of words alone: the graph's dictionaries of content are not applied.
    private var words: String {
        var count = 0
        var isInside = false
        for byte in report.document.text.bytes {
            let isBlank = byte <= 0x20
            if !isBlank, !isInside { count += 1 }
            isInside = !isBlank
        }
        return count == 0 ? "" : "wc:\(count)"
    }

    private var quotations: String {
        let quotes = (try? report.document.layerIfPresent(Quotations.self))?.quotations ?? []
        return quotes.filter { $0.kind != .indirect }.map { quote in
            let (start, end) = report.spans.scalars(quote.span)
            let verb = quote.cue.map { GKGText.field(report.spans.words($0)) } ?? ""
            let marks: Set<Character> = ["\"", "“", "”", "«", "»", "„", "'", "‘", "’"]
            var content = Substring(report.spans.words(quote.span))
            if let first = content.first, marks.contains(first) { content = content.dropFirst() }
            if let last = content.last, marks.contains(last) { content = content.dropLast() }
            return "\(start)|\(end - start)|\(verb)|\(GKGText.prose(content))"
        }.joined(separator: "#")
    }

    private func extras(_ meta: Metadata) -> String {
        GKGText.element("PAGE_PRECISEPUBTIMESTAMP", meta.publishedTime.flatMap { UniversalTime.digits(of: $0) })
            + GKGText.element("PAGE_AUTHORS", meta.authors.joined(separator: ";")) + GKGText.element("PAGE_TITLE", meta.title)
    }
}
