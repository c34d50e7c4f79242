import Prose

/// `parse`: `[head, relation]` for each token; the head of a root is -1.
enum ParseCodec {
    static func write(_ layer: DependencyParse, to writing: inout LayerWriting) {
        writing.array(layer.heads.indices) { writing, index in
            writing.json.array { json in
                json.integer(Int(layer.heads[index]))
                json.string(layer.relations[index].description)
            }
        }
    }

    static func read(_ reading: LayerReading) throws -> DependencyParse {
        var heads: [Int32] = []
        var relations: [DependencyRelation] = []
        let items = try reading.elements()
        for item in items {
            guard let head = item.value[0]?.int, let label = item.value[1]?.string, (-1..<items.count).contains(head) else {
                throw ReportFormatError(path: item.path, expected: "[head, relation]")
            }
            heads.append(Int32(head))
            relations.append(DependencyRelation(label: label))
        }
        return DependencyParse(heads: heads, relations: relations)
    }
}
