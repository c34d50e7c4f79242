import Prose

/// The links that run backwards: which events a date or a figure belongs to. Annotations point only to layers written earlier,
/// so these are made when a report is written.
struct BackLinks {
    private(set) var eventsOfDate: [Int: [Int]] = [:]
    private(set) var eventsOfFigure: [Int: [Int]] = [:]

    init(_ document: Document) {
        guard let events = try? document.layerIfPresent(EventMentions.self)?.events else { return }
        for (index, event) in events.enumerated() {
            if let date = event.date { eventsOfDate[date, default: []].append(index) }
            for figure in event.figures { eventsOfFigure[figure, default: []].append(index) }
        }
    }
}
