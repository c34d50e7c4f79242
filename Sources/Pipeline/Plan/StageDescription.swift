import Prose
import StageKit

/// A stage of the catalogue in words.
public enum StageDescription {
    /// Name, version, layers and options, as `stages ID` prints them.
    public static func text(_ factory: StageFactory) -> String {
        let card = factory.card
        var result = "\(card.id) (version \(card.version)): \(card.summary)\n"
        result += "  reads   \(list(card.reads))\n"
        if !card.mayRead.isEmpty { result += "  better with \(list(card.mayRead))\n" }
        result += "  writes  \(list(card.writes))\n"
        if !card.languages.isEmpty { result += "  languages \(card.languages.joined(separator: ", "))\n" }
        if factory.fields.isEmpty { return result + "  no options\n" }
        result += "  options under 'with:'\n"
        for field in factory.fields {
            var writer = JSONWriter()
            writer.value(field.defaultValue)
            result += "    \(field.name): \(ConfigShape(field.kind).expectation); "
                + "default \(String(decoding: writer.bytes, as: UTF8.self))\n      \(field.meaning)\n"
        }
        return result
    }

    private static func list(_ layers: [LayerName]) -> String {
        layers.isEmpty ? "nothing" : layers.map(\.rawValue).joined(separator: ", ")
    }
}
