import Neural
import Prose

/// The heads of tags, trees and names over an encoder's states (Dozat and Manning 2017 for the trees).
///
/// Sections: `tags` and `relations` (labels, a line each), `heads` (the first layer of every head), `arc`, `rel`, `name` (matrices),
/// `root`, `distance`, `transition` (floats); their widths stand in the encoder's `shape`.
final class GrammarModel: Sendable {
    /// Everything a pass needs, as pointers into the mapped file.
    struct Parts {
        let heads: QuantisedMatrix, arc: QuantisedMatrix, relation: QuantisedMatrix, name: QuantisedMatrix
        let root: UnsafePointer<Float>, distance: UnsafePointer<Float>
        let tags: TagSet
        let relations: [DependencyRelation]
        let rootRelation: Int
        /// First column of each head's first layer.
        let headColumn: Int, relDepColumn: Int, relHeadColumn: Int, tagColumn: Int, nameColumn: Int
        let names: NameDecoder
        /// Columns of the heads' first layers.
        let arcWidth: Int, relationWidth: Int, nameWidth: Int
    }

    /// Words apart beyond which distances count alike.
    static let reach = 32

    /// The encoder under the heads.
    let encoder: EncoderModel
    // Read-only pointers into the mapping of the encoder, which lives as long as this object.
    nonisolated(unsafe) let parts: Parts

    /// - Throws: `ModelFile.Malformed`, which names the file.
    init(pieces: ModelFile, network: ModelFile) throws {
        let encoder = try EncoderModel(pieces: pieces, network: network)
        self.encoder = encoder
        parts = try encoder.withSections { sections in
            guard let parts = Self.parts(encoder.shape, encoder.width, sections) else { throw encoder.malformed("a head of tags, trees or names is missing or of the wrong size") }
            return parts
        }
    }

    private static func parts(_ shape: [Int], _ width: Int, _ sections: (String) -> UnsafeRawBufferPointer) -> Parts? {
        let tagCount = shape[6], relationCount = shape[7]
        let (arcWidth, relationWidth, nameWidth) = (shape[3], shape[4], shape[5])
        // What a row of the heads takes fits the room that a row of the states has.
        guard [arcWidth, relationWidth, nameWidth].allSatisfy({ $0 > 0 && $0 % 16 == 0 && $0 <= width }), shape[8] == NameLabels.count, shape[12] == reach else { return nil }
        func lines(_ name: String) -> [Substring] { String(decoding: sections(name), as: UTF8.self).split(separator: "\n") }
        func matrix(_ name: String, _ columns: Int, _ rows: Int) -> QuantisedMatrix? { EncoderModel.matrix(sections(name), columns: columns, rows: rows) }
        let pairs = lines("tags").map { $0.split(separator: "|", maxSplits: 1) }
        let relations = lines("relations").map { DependencyRelation(label: String($0)) }
        let relDep = 2 * arcWidth, relHead = relDep + relationWidth, tag = relHead + relationWidth, name = tag + EncoderModel.padded(tagCount)
        guard pairs.count == tagCount, pairs.allSatisfy({ $0.count == 2 }), relations.count == relationCount, tagCount > 0, tagCount <= 255,
            EncoderModel.padded(relationCount) <= width, EncoderModel.padded(NameLabels.count) <= width,
            let root = relations.firstIndex(of: .root), relationCount > 1,
            let heads = matrix("heads", name + nameWidth, width), let arc = matrix("arc", arcWidth, arcWidth),
            let relation = matrix("rel", relationCount, relationWidth), let nameMatrix = matrix("name", NameLabels.count, nameWidth),
            let rootBias = EncoderModel.floats(sections("root"), arcWidth), let distance = EncoderModel.floats(sections("distance"), 2 * reach + 1),
            let transition = EncoderModel.floats(sections("transition"), NameLabels.count * NameLabels.count)
        else { return nil }
        return Parts(
            heads: heads, arc: arc, relation: relation, name: nameMatrix, root: rootBias, distance: distance,
            tags: TagSet(pairs.map { (PartOfSpeech(label: String($0[0])) ?? .other, PennTag(label: String($0[1]))) }),
            relations: relations, rootRelation: root,
            headColumn: arcWidth, relDepColumn: relDep, relHeadColumn: relHead, tagColumn: tag, nameColumn: name,
            names: NameDecoder(transitions: (0..<(NameLabels.count * NameLabels.count)).map { transition[$0] }),
            arcWidth: arcWidth, relationWidth: relationWidth, nameWidth: nameWidth)
    }
}
