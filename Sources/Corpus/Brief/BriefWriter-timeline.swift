import Prose
import Reports

extension BriefWriter {
    /// Longest time line of a brief.
    private static let longest = 12

    /// The dated events in which one of the two acts upon the other, in the order of time; of one day in several reports the first.
    func timeline() -> [BriefSentence] {
        var found: [(day: CivilDate, text: String, citation: Citation)] = []
        for report in collection.reports {
            guard let events = try? report.document.layerIfPresent(EventMentions.self)?.events,
                let actors = try? report.document.layerIfPresent(ActorMentions.self)?.actors,
                let entries = Timeline(report.document)?.entries
            else { continue }
            func isOne(_ indices: [Int], of entities: [String]) -> Bool {
                indices.contains { actors.indices.contains($0) && entities.contains(actors[$0].entity) }
            }
            for entry in entries {
                guard let begin = entry.begin else { continue }
                for event in entry.events.map({ events[$0] }) {
                    let forth = isOne(event.actors, of: from.entities) && isOne(event.targets, of: to.entities)
                    let back = isOne(event.actors, of: to.entities) && isOne(event.targets, of: from.entities)
                    guard forth || back else { continue }
                    let (actor, target) = forth ? (from.name, to.name) : (to.name, from.name)
                    let kind = event.type.lowercased().split(separator: "_").joined(separator: " ")
                    let text = "\(days(begin, entry.end)): \(actor) -> \(target), \(kind) (\(event.status.rawValue))."
                    if !found.contains(where: { $0.text == text }) { found.append((begin, text, Citation(event.trigger, of: report))) }
                }
            }
        }
        if found.isEmpty { return [BriefSentence(text: "No report dates an event between \(from.name) and \(to.name).", citations: [])] }
        // Stable: of one day, in the order of the reports.
        let sorted = found.enumerated().sorted { $0.element.day != $1.element.day ? $0.element.day < $1.element.day : $0.offset < $1.offset }
        return sorted.suffix(Self.longest).map { BriefSentence(text: $0.element.text, citations: [$0.element.citation]) }
    }

    private func days(_ begin: CivilDate, _ end: CivilDate?) -> String {
        let last = end?.adding(days: -1)
        return last == nil || last == begin ? begin.description : "\(begin) to \(last ?? begin)"
    }
}
