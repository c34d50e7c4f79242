import CNeural
import Prose

/// Runs the network over sentences: several at a time, every word a row, a row for the root before each sentence.
///
/// What a sentence gets does not depend on its neighbours: rows are multiplied by integers and normalised each by itself, and
/// words attend to their own sentence only.
struct NeuralNetwork {
    /// Words of a sentence that are looked at together; a longer one is cut.
    static let longest = 200
    private static let rowsWanted = 192
    /// The best kernels of this processor.
    static let best = cneural_best_level()

    /// What the network says of a document, by token.
    struct Findings {
        /// Index into the model's tags.
        var labels: [UInt8]
        /// Governing token in the document; -1 for a root.
        var heads: [Int32]
        var relations: [DependencyRelation]
        /// Scores of the labels of names, `NameLabels.count` for each token.
        var names: [Int32]
    }

    let model: NeuralModel.Parts
    /// Which kernels run; all give the same bits.
    let level: Int32

    init(_ model: NeuralModel.Parts, level: Int32 = NeuralNetwork.best) {
        self.model = model
        self.level = level
    }

    /// Tags, trees and names of all sentences. Linear time for sentences of bounded length; longer ones are cut at 200 words.
    func analyse(_ spans: [Span], _ sentences: [Range<Int>], in bytes: UnsafeBufferPointer<UInt8>) -> Findings {
        var findings = Findings(
            labels: Array(repeating: 0, count: spans.count), heads: Array(repeating: -1, count: spans.count),
            relations: Array(repeating: .root, count: spans.count), names: Array(repeating: 0, count: spans.count * NameLabels.count))
        let longest = min(Self.longest, sentences.map(\.count).max() ?? 0)
        let rows = min(Self.rowsWanted + Self.longest + 1, spans.count + 2 * sentences.count + spans.count / Self.longest + 1)
        let space = NeuralWorkspace(rows: rows, longest: longest, headColumns: model.heads.columns)
        var batch: [Range<Int>] = []
        var filled = 0
        func flush() {
            if !batch.isEmpty { run(batch, filled, spans, bytes, space, &findings) }
            batch.removeAll(keepingCapacity: true)
            filled = 0
        }
        var datelines: [(sentence: Range<Int>, end: Int)] = []
        for sentence in sentences {
            var start = sentence.lowerBound
            if let end = Dateline.end(of: sentence, spans, in: bytes) {
                datelines.append((sentence, end))
                batch.append(start..<end)
                filled += end - start + 1
                if filled >= Self.rowsWanted { flush() }
                start = end
            }
            while start < sentence.upperBound {
                let end = min(sentence.upperBound, start + Self.longest)
                batch.append(start..<end)
                filled += end - start + 1
                if filled >= Self.rowsWanted { flush() }
                start = end
            }
        }
        flush()
        for (sentence, end) in datelines { joinPieces(of: sentence, from: end, &findings) }
        for sentence in sentences where sentence.count > Self.longest { joinPieces(of: sentence, from: sentence.lowerBound, &findings) }
        return findings
    }

    /// What was looked at in pieces, a very long sentence or one behind a dateline, hangs on the first root from `place` on.
    private func joinPieces(of sentence: Range<Int>, from place: Int, _ findings: inout Findings) {
        guard let root = (place..<sentence.upperBound).first(where: { findings.heads[$0] < 0 }) else { return }
        for index in sentence where findings.heads[index] < 0 && index != root {
            findings.heads[index] = Int32(truncatingIfNeeded: root)
            findings.relations[index] = .parataxis
        }
    }

    private func run(
        _ batch: [Range<Int>], _ rows: Int, _ spans: [Span], _ bytes: UnsafeBufferPointer<UInt8>, _ space: NeuralWorkspace, _ findings: inout Findings
    ) {
        embed(batch, spans, bytes, space)
        cneural_norm(level, space.states, nil, model.norm.gamma, model.norm.beta, rows, NeuralModel.width)
        for layer in model.layers { apply(layer, batch, rows, space) }
        cneural_quantise(level, space.states, rows, NeuralModel.width, space.bytes, space.scales)
        model.heads.product(level, space.bytes, space.scales, count: rows, into: space.heads)
        tag(batch, space, &findings)
        parse(batch, rows, space, &findings)
        name(batch, rows, space, &findings)
    }

    private func embed(_ batch: [Range<Int>], _ spans: [Span], _ bytes: UnsafeBufferPointer<UInt8>, _ space: NeuralWorkspace) {
        var root = WordPieces.Word()
        root.ids.0 = model.pieces.root
        root.count = 1
        var row = 0
        for range in batch {
            embed(root, at: 0, into: space.states + row * NeuralModel.width)
            row += 1
            for index in range {
                let word = model.pieces.word(UnsafeBufferPointer(rebasing: bytes[spans[index].range]))
                embed(word, at: index - range.lowerBound + 1, into: space.states + row * NeuralModel.width)
                row += 1
            }
        }
    }

    private func embed(_ word: WordPieces.Word, at place: Int, into result: UnsafeMutablePointer<Float>) {
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
                        level, model.table.bytes, model.table.scales, ids.baseAddress?.assumingMemoryBound(to: UInt32.self), word.count,
                        extras.baseAddress?.assumingMemoryBound(to: UnsafePointer<Int8>?.self),
                        scales.baseAddress?.assumingMemoryBound(to: Float.self), count, NeuralModel.width, result)
                }
            }
        }
    }

    private func apply(_ layer: NeuralModel.Layer, _ batch: [Range<Int>], _ rows: Int, _ space: NeuralWorkspace) {
        let width = NeuralModel.width
        cneural_quantise(level, space.states, rows, width, space.bytes, space.scales)
        layer.qkv.product(level, space.bytes, space.scales, count: rows, into: space.wide)
        var row = 0
        for range in batch {
            let count = range.count + 1
            cneural_attention(level, space.wide + row * width * 3, count, NeuralModel.attentionHeads, space.scratch, space.attended + row * width)
            row += count
        }
        cneural_quantise(level, space.attended, rows, width, space.bytes, space.scales)
        layer.out.product(level, space.bytes, space.scales, count: rows, into: space.narrow)
        cneural_norm(level, space.states, space.narrow, layer.norm1.gamma, layer.norm1.beta, rows, width)
        cneural_quantise(level, space.states, rows, width, space.bytes, space.scales)
        layer.up.product(level, space.bytes, space.scales, count: rows, into: space.wide)
        cneural_quantise_gated(level, space.wide, rows, width * 4, space.bytes, space.scales)
        layer.down.product(level, space.bytes, space.scales, count: rows, into: space.narrow)
        cneural_norm(level, space.states, space.narrow, layer.norm2.gamma, layer.norm2.beta, rows, width)
    }

    private func tag(_ batch: [Range<Int>], _ space: NeuralWorkspace, _ findings: inout Findings) {
        var row = 0
        for range in batch {
            row += 1
            for index in range {
                findings.labels[index] = UInt8(truncatingIfNeeded: top(space.heads + row * model.heads.columns + model.tagColumn, model.tags.count))
                row += 1
            }
        }
    }

    @inline(__always)
    private func top(_ scores: UnsafePointer<Float>, _ count: Int, but skipped: Int = -1) -> Int {
        var best = skipped == 0 ? 1 : 0
        var score = scores[best]
        for k in 0..<count where scores[k] > score && k != skipped {
            best = k
            score = scores[k]
        }
        return best
    }

    private func parse(_ batch: [Range<Int>], _ rows: Int, _ space: NeuralWorkspace, _ findings: inout Findings) {
        let arc = NeuralModel.arcWidth, columns = model.heads.columns
        // Dependents through their matrix, heads gated, both laid out side by side.
        for row in 0..<rows { (space.wide + row * arc).update(from: space.heads + row * columns, count: arc) }
        cneural_quantise_gated(level, space.wide, rows, arc, space.bytes, space.scales)
        model.arc.product(level, space.bytes, space.scales, count: rows, into: space.narrow)
        for row in 0..<rows { cneural_gate(level, space.heads + row * columns + model.headColumn, arc, space.attended + row * arc) }
        var row = 0
        for range in batch {
            let count = range.count + 1
            cneural_scores(level, space.narrow + row * arc, arc, space.attended + row * arc, arc, count, arc, space.scratch, space.scores)
            let stride = (count + 15) / 16 * 16
            bias(count, stride, space.attended + row * arc, space)
            TreeDecoder.decode(space.scores, count: count, stride: stride, heads: space.tree)
            for index in range {
                let head = Int(space.tree[index - range.lowerBound + 1])
                findings.heads[index] = head == 0 ? -1 : Int32(truncatingIfNeeded: range.lowerBound + head - 1)
            }
            row += count
        }
        relate(batch, rows, space, &findings)
    }

    private func bias(_ count: Int, _ stride: Int, _ heads: UnsafePointer<Float>, _ space: NeuralWorkspace) {
        let columnBias = space.scratch
        for j in 0..<count {
            var sum: Float = 0
            for d in 0..<NeuralModel.arcWidth { sum += heads[j * NeuralModel.arcWidth + d] * model.root[d] }
            columnBias[j] = sum
        }
        for i in 1..<max(1, count) {
            let row = space.scores + i * stride
            for j in 0..<count {
                row[j] = (row[j] + columnBias[j]) + model.distance[min(NeuralModel.reach, max(-NeuralModel.reach, j - i)) + NeuralModel.reach]
            }
        }
    }

    private func relate(_ batch: [Range<Int>], _ rows: Int, _ space: NeuralWorkspace, _ findings: inout Findings) {
        let width = NeuralModel.relationWidth, columns = model.heads.columns
        var row = 0, word = 0
        for range in batch {
            for index in range {
                let dependent = space.heads + (row + index - range.lowerBound + 1) * columns + model.relDepColumn
                let place = findings.heads[index] < 0 ? 0 : Int(findings.heads[index]) - range.lowerBound + 1
                let head = space.heads + (row + place) * columns + model.relHeadColumn
                let result = space.wide + word * width
                for k in 0..<width { result[k] = max(0, dependent[k] + head[k]) }
                word += 1
            }
            row += range.count + 1
        }
        cneural_quantise(level, space.wide, word, width, space.bytes, space.scales)
        model.relation.product(level, space.bytes, space.scales, count: word, into: space.narrow)
        word = 0
        for range in batch {
            for index in range {
                let scores = space.narrow + word * model.relation.columns
                let best = findings.heads[index] < 0 ? model.rootRelation : top(scores, model.relations.count, but: model.rootRelation)
                findings.relations[index] = model.relations[best]
                word += 1
            }
        }
    }

    private func name(_ batch: [Range<Int>], _ rows: Int, _ space: NeuralWorkspace, _ findings: inout Findings) {
        let width = NeuralModel.nameWidth, columns = model.heads.columns
        for row in 0..<rows { (space.wide + row * width).update(from: space.heads + row * columns + model.nameColumn, count: width) }
        cneural_quantise_gated(level, space.wide, rows, width, space.bytes, space.scales)
        model.name.product(level, space.bytes, space.scales, count: rows, into: space.narrow)
        var row = 0
        for range in batch {
            row += 1
            for index in range {
                let scores = space.narrow + row * model.name.columns
                for label in 0..<NameLabels.count { findings.names[index * NameLabels.count + label] = NameDecoder.units(scores[label]) }
                row += 1
            }
        }
    }
}
