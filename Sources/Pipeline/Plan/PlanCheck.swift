import Prose
import StageKit

/// Checks that what each stage reads an earlier one writes, and that no layer is written twice.
enum PlanCheck {
    /// All breaches, each at the line of the stage that reads (or writes again).
    /// - Parameter isComplete: false when entries are missing because they could not be read; then nothing is called unmet.
    static func diagnostics(
        _ entries: [StageEntry], catalogue: Catalogue, given: [LayerName], isComplete: Bool
    ) -> [Diagnostic] {
        var result: [Diagnostic] = []
        var available = Set(given)
        // A request with text brings what its sender says of it.
        if available.contains(.text) { available.insert(.meta) }
        var writer: [LayerName: (id: String, line: Int)] = [:]
        for (index, entry) in entries.enumerated() {
            let card = card(of: entry, catalogue)
            let missing = card.reads.filter { !available.contains($0) }
            if isComplete, !missing.isEmpty {
                result += unmet(missing, of: entry, later: entries[(index + 1)...], catalogue)
                // One missing layer is one mistake, however many stages read it.
                available.formUnion(missing)
            }
            for layer in card.writes {
                if let first = writer[layer] {
                    result.append(
                        Diagnostic(
                            .writtenTwice, place(entry),
                            "'\(entry.id)' writes '\(layer)', which '\(first.id)' in line \(first.line) wrote already",
                            fix: "take one of the two out: a layer is written once"))
                } else {
                    writer[layer] = (entry.id, entry.place.line)
                }
                available.insert(layer)
            }
        }
        return result
    }

    /// The card of an entry; a program's is made of what its entry says.
    static func card(of entry: StageEntry, _ catalogue: Catalogue) -> StageCard {
        switch entry.kind {
        case .use(let name):
            return catalogue[name]?.card ?? StageCard(id: name, version: 0, summary: "", reads: [], writes: [])
        case .exec(let command, let reads, let writes, _):
            return StageCard(id: entry.id, version: 0, summary: command.joined(separator: " "), reads: reads, writes: writes)
        }
    }

    private static func place(_ entry: StageEntry) -> Place { entry.place }

    private static func unmet(
        _ layers: [LayerName], of entry: StageEntry, later: ArraySlice<StageEntry>, _ catalogue: Catalogue
    ) -> [Diagnostic] {
        var result: [Diagnostic] = []
        var absent: [LayerName] = []
        for layer in layers {
            guard let producer = later.first(where: { card(of: $0, catalogue).writes.contains(layer) }) else {
                absent.append(layer)
                continue
            }
            result.append(
                Diagnostic(
                    .wrongOrder, entry.place,
                    "'\(entry.id)' reads '\(layer)', which '\(producer.id)' writes only later, in line \(producer.place.line)",
                    fix: "move '\(producer.id)' (line \(producer.place.line)) before line \(entry.place.line)"))
        }
        // Of several layers that one absent stage writes, one message.
        var byProducer: [(producer: String?, layers: [LayerName])] = []
        for layer in absent {
            let producer = catalogue.factories.first { $0.card.writes.contains(layer) }?.card.id
            if let index = byProducer.firstIndex(where: { $0.producer == producer }) {
                byProducer[index].layers.append(layer)
            } else {
                byProducer.append((producer, [layer]))
            }
        }
        for (producer, layers) in byProducer {
            let names = layers.map { "'\($0)'" }.joined(separator: ", ")
            let fix =
                producer.map { "'\($0)' writes \(layers.count == 1 ? "it" : "them"): add '- use: \($0)' before line \(entry.place.line)" }
                ?? "no stage of the catalogue writes it; if requests bring it, say 'input: { layers: [\(layers[0])] }'"
            result.append(
                Diagnostic(
                    .unmetLayer, entry.place, "'\(entry.id)' reads \(names), which no earlier stage writes", fix: fix))
        }
        return result
    }
}
