import Prose
import Reports

/// `reports.phoenix.tsv`: events as PETRARCH and the Phoenix data sets write them, one row a pair of actors: 26 columns between tabs, no header.
///
/// Only what the text tells as fact is an event there: asserted and historical ones with a CAMEO code, a day, and a source and a target of which
/// one at least is known by a code.
public struct PhoenixEvents: DerivedView {
    private static let path = "reports.phoenix.tsv"

    /// The view.
    public init() {}

    /// The heads of its files.
    public func begin() -> [ViewPiece] { [ViewPiece(path: Self.path, bytes: [])] }

    /// What a report adds to its files.
    public func add(_ report: Report, bytes: [UInt8]) -> [ViewPiece] {
        let document = report.document
        let events = (try? document.layerIfPresent(EventMentions.self))?.events ?? []
        let actors = (try? document.layerIfPresent(ActorMentions.self))?.actors ?? []
        let dates = (try? document.layerIfPresent(TemporalExpressions.self))?.expressions ?? []
        let sentences = try? document.layerIfPresent(Sentences.self)
        var lines: [UInt8] = []
        for (index, event) in events.enumerated() {
            guard event.status == .asserted || event.status == .historical, let cameo = event.cameo else { continue }
            let told = event.date.flatMap { dates.indices.contains($0) ? dates[$0].begin : nil }
            guard let day = told ?? document.metadata.published ?? document.metadata.modified else { continue }
            let sentence = (sentences?.index(at: event.trigger.start)).map { "\(report.id)_\($0 + 1)" } ?? report.id
            let place = event.place.flatMap { name in actors.first { $0.name == name } }
            var number = 0
            for source in event.actors {
                for target in event.targets where actors.indices.contains(source) && actors.indices.contains(target) {
                    let codes = [source, target].map { actors[$0].code(on: day) ?? actors[$0].code }
                    if codes == [nil, nil] { continue }
                    number += 1
                    let (year, month, date) = day.components
                    let columns = ["\(report.id)#event:\(index + 1)_\(number)", String(day.description.filter { $0 != "-" })]
                        + ["\(year)", "\(month)", "\(date)"] + Self.actor(codes[0]) + Self.actor(codes[1])
                        + [cameo, String(cameo.prefix(2)), String(Self.pentaClass(cameo)), Self.number(event.goldstein)]
                        + [event.contexts.map { "\($0),1" }.joined(separator: ";"), Self.number(place?.place?.latitude), Self.number(place?.place?.longitude)]
                        + [event.place ?? "", "", place?.country ?? "", sentence, document.metadata.url ?? document.source.url ?? ""]
                        + [document.metadata.site ?? ""]
                    lines += Array(columns.map(Self.field).joined(separator: "\t").utf8) + [0x0A]
                }
            }
        }
        return [ViewPiece(path: Self.path, bytes: lines)]
    }

    /// The whole code, and its parts of three letters: entity, role, attributes.
    private static func actor(_ code: String?) -> [String] {
        guard let code else { return ["---", "---", "", ""] }
        var parts: [Substring] = []
        var rest = code[...]
        while !rest.isEmpty {
            parts.append(rest.prefix(3))
            rest = rest.dropFirst(3)
        }
        return [code, String(parts.first ?? ""), parts.count > 1 ? String(parts[1]) : "", parts.dropFirst(2).joined(separator: ";")]
    }

    /// 0 statement, 1 and 2 verbal and material cooperation, 3 and 4 verbal and material conflict.
    private static func pentaClass(_ cameo: String) -> Int {
        switch Int(cameo.prefix(2)) ?? 0 {
        case ...2: 0
        case ...5: 1
        case ...8: 2
        case ...13: 3
        default: 4
        }
    }

    private static func number(_ value: Double?) -> String {
        guard let value else { return "" }
        var writer = JSONWriter()
        writer.number(value, decimals: 6)
        return String(decoding: writer.bytes, as: UTF8.self)
    }

    private static func field(_ text: String) -> String {
        String(String.UnicodeScalarView(text.unicodeScalars.map { $0.value < 0x20 || $0 == "\u{7F}" ? " " : $0 }))
    }
}
