import CNeural

/// An encoder in two mapped files: the word pieces with their vectors, shared by all tiers, and a network. What is asked of its states,
/// tags, trees, names, stance, are heads in sections of their own of the same file: whoever asks reads them with `withSections`.
///
/// Sections of the encoder: `shape` (UInt32: width, attention heads, layers, five widths of heads, labels, positions, casings,
/// endings, reach and, where there is one more, whether a row is a piece of a word), `position`, `case`, `suffix` and, where there is
/// `gazetteer` (see `NameLists`), `lists` with `.scales` (bytes), `norm`, for each layer `N.qkv`, `N.out`, `N.up`, `N.down`
/// (matrices) and `N.norm1`, `N.norm2` (scale and shift). A network narrower than the shared vectors brings its own: `table` with
/// `table.scales`, a row a piece in the same order.
package final class EncoderModel: Sendable {
    /// One layer of the encoder.
    package struct Layer {
        let qkv: QuantisedMatrix, out: QuantisedMatrix, up: QuantisedMatrix, down: QuantisedMatrix
        let norm1: Norm, norm2: Norm
    }

    /// Scale and shift of a normalisation.
    package struct Norm {
        let gamma: UnsafePointer<Float>
        let beta: UnsafePointer<Float>
    }

    /// Everything a pass needs, as pointers into the mapped files.
    package struct Parts {
        /// Width of the states, a multiple of 32.
        package let width: Int
        let attentionHeads: Int
        let pieces: WordPieces
        let table: ByteRows, position: ByteRows, casing: ByteRows, ending: ByteRows
        /// Rows of the classes of words, and which word is of which; both or none.
        let lists: (rows: ByteRows, classes: NameLists)?
        let norm: Norm
        /// Rows that a sentence may have where every piece is a row; nil where every word is one.
        let reach: Int?
        /// From the lowest on.
        package let layers: [Layer]
    }

    /// Numbers that one head of attention looks at.
    private static let attentionWidth = 32
    private static let most = (layers: 8, width: 1024)

    // Read-only pointers into the two mappings, which live as long as this object.
    nonisolated(unsafe) package let parts: Parts
    /// The numbers of the section `shape`.
    package let shape: [Int]
    private let pieces: ModelFile
    private let network: ModelFile

    /// - Throws: `ModelFile.Malformed`, which names the file.
    package init(pieces: ModelFile, network: ModelFile) throws {
        self.pieces = pieces
        self.network = network
        (parts, shape) = try pieces.withSections { words in
            try network.withSections { sections in
                guard let found = Self.parts(words, sections) else { throw network.malformed("a section is missing or of the wrong size") }
                return found
            }
        }
    }

    /// Lends the sections of the network's file; pointers into them hold as long as this object.
    package func withSections<Result>(_ body: ((String) -> UnsafeRawBufferPointer) throws -> Result) rethrows -> Result {
        try network.withSections(body)
    }

    /// Width of the states.
    package var width: Int { parts.width }

    /// The network's file.
    package var path: String { network.path }

    /// An error that names the network's file.
    package func malformed(_ reason: String) -> ModelFile.Malformed { network.malformed(reason) }

    /// A matrix in a section, nil where there is none of this size; columns are rounded up to sixteens.
    package static func matrix(_ section: UnsafeRawBufferPointer, columns: Int, rows: Int) -> QuantisedMatrix? {
        guard let matrix = QuantisedMatrix(section), matrix.columns == padded(columns), matrix.rows == rows else { return nil }
        return matrix
    }

    /// The numbers of a section, nil where there are not that many.
    package static func floats(_ section: UnsafeRawBufferPointer, _ count: Int) -> UnsafePointer<Float>? {
        section.count == count * 4 ? section.baseAddress?.assumingMemoryBound(to: Float.self) : nil
    }

    /// A number of columns rounded up to sixteens.
    package static func padded(_ count: Int) -> Int { (count + 15) / 16 * 16 }

    private static func parts(_ words: (String) -> UnsafeRawBufferPointer, _ sections: (String) -> UnsafeRawBufferPointer) -> (Parts, [Int])? {
        let bytes = sections("shape")
        guard bytes.count >= 13 * 4, bytes.count % 4 == 0 else { return nil }
        let shape = (0..<(bytes.count / 4)).map { Int(bytes.loadUnaligned(fromByteOffset: $0 * 4, as: UInt32.self)) }
        let width = shape[0]
        guard width > 0, width % attentionWidth == 0, width <= most.width, shape[1] == width / attentionWidth, (1...most.layers).contains(shape[2]),
            shape[11] == WordPieces.endings
        else { return nil }
        func norm(_ name: String) -> Norm? { floats(sections(name), 2 * width).map { Norm(gamma: $0, beta: $0 + width) } }
        func rows(_ name: String, _ count: Int) -> ByteRows? {
            guard let rows = ByteRows(sections(name), scales: sections(name + ".scales"), width: width), rows.count == count else { return nil }
            return rows
        }
        var layers: [Layer] = []
        for k in 0..<shape[2] {
            guard let qkv = matrix(sections("\(k).qkv"), columns: 3 * width, rows: width), let out = matrix(sections("\(k).out"), columns: width, rows: width),
                // The inner width may be less than four times the outer.
                let up = QuantisedMatrix(sections("\(k).up")), up.rows == width, up.columns <= 4 * width,
                let down = matrix(sections("\(k).down"), columns: width, rows: up.columns),
                let norm1 = norm("\(k).norm1"), let norm2 = norm("\(k).norm2")
            else { return nil }
            layers.append(Layer(qkv: qkv, out: out, up: up, down: down, norm1: norm1, norm2: norm2))
        }
        let vectors = sections("table").isEmpty ? words : sections
        guard let table = ByteRows(vectors("table"), scales: vectors("table.scales"), width: width),
            let pieces = WordPieces(lookup: words("lookup"), scalars: words("scalars"), special: words("special"), pieces: table.count),
            let position = rows("position", shape[9]), shape[9] > Encoder.longest, let casing = rows("case", 8),
            let ending = rows("suffix", WordPieces.endings), let first = norm("norm")
        else { return nil }
        var lists: (rows: ByteRows, classes: NameLists)?
        if let classes = NameLists(sections("gazetteer")) {
            guard let found = rows("lists", 256) else { return nil }
            lists = (found, classes)
        }
        return (
            Parts(
                width: width, attentionHeads: shape[1], pieces: pieces, table: table, position: position, casing: casing, ending: ending, lists: lists, norm: first,
                reach: shape.count > 13 && shape[13] == 1 ? shape[9] : nil, layers: layers),
            shape
        )
    }
}
