import Prose

/// The articles of a JSON file that holds several: a list, a feed (`items`), or one object a line.
enum JSONParts {
    /// The objects with their names (address or identifier), in order; empty for what is one article or no JSON.
    static func parts(of text: [UInt8]) -> [(name: String?, bytes: [UInt8])] {
        guard let first = text.first(where: { $0 > 0x20 }), first == 0x5B || first == 0x7B else { return [] }
        var objects: [JSONValue] = []
        if let value = try? JSONParser.parse(text) {
            objects = value.array ?? value[key: "items"]?.array ?? []
        } else {
            for line in text.split(separator: 0x0A) where line.contains(where: { $0 > 0x20 }) {
                // One line that is none: the file is something else.
                guard let value = try? JSONParser.parse(line), value.object != nil else { return [] }
                objects.append(value)
            }
        }
        guard objects.count > 1 || objects.count == 1 && first == 0x7B, objects.allSatisfy({ $0.object != nil }) else { return [] }
        return objects.map { object in
            var writer = JSONWriter()
            writer.value(object)
            return (["uri", "id", "guid", "url"].lazy.compactMap { object[key: $0]?.string }.first, writer.bytes)
        }
    }
}
