import CNeural
import Prose

/// Runs an encoder over sentences: several at a time, every word or every piece of a word a row, a row for the root before each
/// sentence (Vaswani et al. 2017); what comes out is a row a word.
///
/// What a sentence gets does not depend on its neighbours: rows are multiplied by integers and normalised each by itself, and
/// words attend to their own sentence only.
package struct Encoder {
    /// Words of a sentence that are looked at together.
    package static let longest = 200
    private static let rowsWanted = 192
    /// The best kernels of this processor; those that `RAPPORTEUR_KERNELS` names where it names lesser ones.
    package static let best = KernelChoice.level(named: KernelChoice.wanted, of: cneural_best_level())

    private let model: EncoderModel.Parts
    private let path: String
    /// Which kernels run; all give the same bits.
    private let level: Int32

    /// - Parameter level: at most `best`.
    package init(_ model: EncoderModel, level: Int32 = Encoder.best) {
        self.model = model.parts
        path = model.path
        self.level = level
    }

    /// Encodes sentences and lends their states to `body`, some sentences at a time, in order. Linear time.
    /// - Parameters:
    ///   - sentences: ranges of tokens, each of at most `longest`; what is longer is cut.
    ///   - spans: where the tokens stand in `bytes`.
    ///   - headColumns: room for a row of the heads in the workspace.
    ///   - known: what the same network has read of the same words before.
    package func encode(
        _ sentences: [Range<Int>], _ spans: [Span], in bytes: UnsafeBufferPointer<UInt8>, headColumns: Int, known: EncodedSentences? = nil,
        _ body: (EncodedBatch) -> Void
    ) {
        let known = known?.network == path ? known : nil
        let cut = sentences.map { $0.prefix(Self.longest) }
        guard let longest = cut.map(\.count).max() else { return }
        let total = cut.reduce(0) { $0 + EncoderRows.most(words: $1.count, reach: model.reach) }
        let most = EncoderRows.most(words: longest, reach: model.reach)
        let space = EncoderWorkspace(width: model.width, rows: min(Self.rowsWanted + most, total), longest: most - 1, headColumns: headColumns)
        var rows = EncoderRows(model.pieces, reach: model.reach)
        var batch: [Range<Int>] = []
        var filled = 0
        for (index, range) in cut.enumerated() {
            let isKnown = known?.holds(range) ?? false, next = index + 1 < cut.count ? cut[index + 1] : nil
            batch.append(range)
            if isKnown {
                filled += range.count + 1
            } else {
                rows.add(range, spans, in: bytes)
                filled = rows.rows.count
            }
            let goesOn = next.map { (known?.holds($0) ?? false) == isKnown } ?? false
            guard filled >= Self.rowsWanted || !goesOn else { continue }
            if isKnown, let known { recall(batch, known, space) } else { run(rows, space) }
            body(EncodedBatch(sentences: batch, rows: batch.reduce(0) { $0 + $1.count + 1 }, workspace: space, level: level))
            batch.removeAll(keepingCapacity: true)
            rows.removeAll()
            filled = 0
        }
    }

    private func run(_ rows: EncoderRows, _ space: EncoderWorkspace) {
        let count = rows.rows.count
        for (index, row) in rows.rows.enumerated() {
            embed(rows.words[row.word], row.pieces, at: row.place, into: space.states + index * model.width)
        }
        cneural_norm(level, space.states, nil, model.norm.gamma, model.norm.beta, count, model.width)
        for layer in model.layers { apply(layer, rows.counts, count, space) }
        rows.gather(space.states, width: model.width)
    }

    private func recall(_ batch: [Range<Int>], _ known: EncodedSentences, _ space: EncoderWorkspace) {
        var row = 0
        for range in batch {
            known.copy(range, to: space.states + row * model.width)
            row += range.count + 1
        }
    }

    private func embed(_ word: WordPieces.Word, _ pieces: Range<Int>, at place: Int, into result: UnsafeMutablePointer<Float>) {
        var ids = word.ids
        // The mark of the root is in no list: row 0 is empty.
        let row = model.lists.map { (list: $0, row: word.casing == 0 ? 0 : $0.classes.lists(of: word.form)) }
        var extras: (UnsafePointer<Int8>?, UnsafePointer<Int8>?, UnsafePointer<Int8>?, UnsafePointer<Int8>?) = (
            model.position.row(place), model.casing.row(word.casing), model.ending.row(word.ending), row.map { $0.list.rows.row($0.row) }
        )
        var scales = (
            model.position.scales[place], model.casing.scales[word.casing], model.ending.scales[word.ending], row.map { $0.list.rows.scales[$0.row] } ?? 0
        )
        let count = row == nil ? 3 : 4
        withUnsafeBytes(of: &ids) { ids in
            withUnsafeBytes(of: &extras) { extras in
                withUnsafeBytes(of: &scales) { scales in
                    cneural_word(
                        level, model.table.bytes, model.table.scales, ids.baseAddress?.assumingMemoryBound(to: UInt32.self).advanced(by: pieces.lowerBound), pieces.count,
                        extras.baseAddress?.assumingMemoryBound(to: UnsafePointer<Int8>?.self),
                        scales.baseAddress?.assumingMemoryBound(to: Float.self), count, model.width, result)
                }
            }
        }
    }

    private func apply(_ layer: EncoderModel.Layer, _ sentences: [Int], _ rows: Int, _ space: EncoderWorkspace) {
        let width = model.width
        cneural_quantise(level, space.states, rows, width, space.bytes, space.scales)
        layer.qkv.product(level, space.bytes, space.scales, count: rows, into: space.wide)
        var row = 0
        for count in sentences {
            cneural_attention(level, space.wide + row * width * 3, count, model.attentionHeads, space.scratch, space.attended + row * width)
            row += count
        }
        cneural_quantise(level, space.attended, rows, width, space.bytes, space.scales)
        layer.out.product(level, space.bytes, space.scales, count: rows, into: space.narrow)
        cneural_norm(level, space.states, space.narrow, layer.norm1.gamma, layer.norm1.beta, rows, width)
        cneural_quantise(level, space.states, rows, width, space.bytes, space.scales)
        layer.up.product(level, space.bytes, space.scales, count: rows, into: space.wide)
        cneural_quantise_gated(level, space.wide, rows, layer.up.columns, space.bytes, space.scales)
        layer.down.product(level, space.bytes, space.scales, count: rows, into: space.narrow)
        cneural_norm(level, space.states, space.narrow, layer.norm2.gamma, layer.norm2.beta, rows, width)
    }
}
