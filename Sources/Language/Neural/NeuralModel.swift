import CNeural
import Prose

/// The network of tags, trees and names, in two mapped files: the vectors of word pieces, shared by all sizes, and a network.
///
/// Sections of a network: `shape` (13 UInt32), `tags` and `relations` (labels, a line each), `position`, `case`, `suffix` and, where there
/// are `gazetteer` (see `NameLists`), `lists` with `.scales` (bytes), `norm`, for each layer `N.qkv`, `N.out`, `N.up`, `N.down` (matrices) and `N.norm1`, `N.norm2` (scale and
/// shift), `heads` (the first layer of every head), `arc`, `rel`, `name` (matrices), `root`, `distance`, `transition` (floats).
final class NeuralModel: Sendable {
    /// One layer of the encoder.
    struct Layer {
        let qkv: QuantisedMatrix, out: QuantisedMatrix, up: QuantisedMatrix, down: QuantisedMatrix
        let norm1: Norm, norm2: Norm
    }

    /// Scale and shift of a normalisation.
    struct Norm {
        let gamma: UnsafePointer<Float>
        let beta: UnsafePointer<Float>
    }

    /// Everything a pass needs, as pointers into the mapped files.
    struct Parts {
        let pieces: WordPieces
        let table: ByteRows, position: ByteRows, casing: ByteRows, ending: ByteRows
        /// Rows of the classes of words, and which word is of which; both or none.
        let lists: (rows: ByteRows, classes: NameLists)?
        let norm: Norm
        let layers: [Layer]
        let heads: QuantisedMatrix, arc: QuantisedMatrix, relation: QuantisedMatrix, name: QuantisedMatrix
        let root: UnsafePointer<Float>, distance: UnsafePointer<Float>
        let tags: TagSet
        let relations: [DependencyRelation]
        let rootRelation: Int
        /// First column of each head's first layer.
        let headColumn: Int, relDepColumn: Int, relHeadColumn: Int, tagColumn: Int, nameColumn: Int
        let names: NameDecoder
    }

    /// Widths that the kernels and this code are written for.
    static let width = 384, attentionHeads = 12, arcWidth = 128, relationWidth = 192, nameWidth = 128, reach = 32

    // Read-only pointers into the two mappings, which live as long as this object.
    nonisolated(unsafe) let parts: Parts
    private let files: [ModelFile]

    init(pieces: ModelFile, network: ModelFile) throws {
        files = [pieces, network]
        parts = try pieces.withSections { words in
            try network.withSections { sections in
                guard let parts = Self.parts(words, sections) else { throw network.malformed("a section is missing or of the wrong size") }
                return parts
            }
        }
    }

    private static func parts(_ words: (String) -> UnsafeRawBufferPointer, _ sections: (String) -> UnsafeRawBufferPointer) -> Parts? {
        let bytes = sections("shape")
        guard bytes.count == 13 * 4 else { return nil }
        let shape = (0..<13).map { Int(bytes.loadUnaligned(fromByteOffset: $0 * 4, as: UInt32.self)) }
        let layerCount = shape[2], tagCount = shape[6], relationCount = shape[7]
        guard shape[0] == width, shape[1] == attentionHeads, (1...8).contains(layerCount), shape[3] == arcWidth, shape[4] == relationWidth,
            shape[5] == nameWidth, shape[8] == NameLabels.count, shape[11] == WordPieces.endings, shape[12] == reach
        else { return nil }
        func floats(_ name: String, _ count: Int) -> UnsafePointer<Float>? {
            let section = sections(name)
            return section.count == count * 4 ? section.baseAddress?.assumingMemoryBound(to: Float.self) : nil
        }
        func norm(_ name: String) -> Norm? { floats(name, 2 * width).map { Norm(gamma: $0, beta: $0 + width) } }
        func matrix(_ name: String, _ columns: Int, _ rows: Int) -> QuantisedMatrix? {
            guard let matrix = QuantisedMatrix(sections(name)), matrix.columns == padded(columns), matrix.rows == rows else { return nil }
            return matrix
        }
        func rows(_ name: String, _ count: Int) -> ByteRows? {
            guard let rows = ByteRows(sections(name), scales: sections(name + ".scales"), width: width), rows.count == count else { return nil }
            return rows
        }
        func lines(_ name: String) -> [Substring] { String(decoding: sections(name), as: UTF8.self).split(separator: "\n") }
        var layers: [Layer] = []
        for k in 0..<layerCount {
            guard let qkv = matrix("\(k).qkv", 3 * width, width), let out = matrix("\(k).out", width, width),
                let up = matrix("\(k).up", 4 * width, width), let down = matrix("\(k).down", width, 4 * width),
                let norm1 = norm("\(k).norm1"), let norm2 = norm("\(k).norm2")
            else { return nil }
            layers.append(Layer(qkv: qkv, out: out, up: up, down: down, norm1: norm1, norm2: norm2))
        }
        let pairs = lines("tags").map { $0.split(separator: "|", maxSplits: 1) }
        let relations = lines("relations").map { DependencyRelation(label: String($0)) }
        let relDep = 2 * arcWidth, relHead = relDep + relationWidth, tag = relHead + relationWidth, name = tag + padded(tagCount)
        guard pairs.count == tagCount, pairs.allSatisfy({ $0.count == 2 }), relations.count == relationCount, tagCount > 0, tagCount <= 255,
            let root = relations.firstIndex(of: .root), relationCount > 1,
            let table = ByteRows(words("table"), scales: words("table.scales"), width: width),
            let pieces = WordPieces(lookup: words("lookup"), scalars: words("scalars"), special: words("special"), pieces: table.count),
            let position = rows("position", shape[9]), shape[9] > NeuralNetwork.longest, let casing = rows("case", 8), let ending = rows("suffix", WordPieces.endings),
            let first = norm("norm"), let heads = matrix("heads", name + nameWidth, width), let arc = matrix("arc", arcWidth, arcWidth),
            let relation = matrix("rel", relationCount, relationWidth), let nameMatrix = matrix("name", NameLabels.count, nameWidth),
            let rootBias = floats("root", arcWidth), let distance = floats("distance", 2 * reach + 1),
            let transition = floats("transition", NameLabels.count * NameLabels.count)
        else { return nil }
        var lists: (rows: ByteRows, classes: NameLists)?
        if let classes = NameLists(sections("gazetteer")) {
            guard let found = rows("lists", 256) else { return nil }
            lists = (found, classes)
        }
        return Parts(
            pieces: pieces, table: table, position: position, casing: casing, ending: ending, lists: lists, norm: first, layers: layers, heads: heads, arc: arc,
            relation: relation, name: nameMatrix, root: rootBias, distance: distance,
            tags: TagSet(pairs.map { (PartOfSpeech(label: String($0[0])) ?? .other, PennTag(label: String($0[1]))) }),
            relations: relations, rootRelation: root,
            headColumn: arcWidth, relDepColumn: relDep, relHeadColumn: relHead, tagColumn: tag, nameColumn: name,
            names: NameDecoder(transitions: (0..<(NameLabels.count * NameLabels.count)).map { transition[$0] }))
    }

    private static func padded(_ count: Int) -> Int { (count + 15) / 16 * 16 }
}
