import CNeural
import Neural
import Prose

/// Asks an encoder's states for tags, trees and names of a document.
struct GrammarNetwork {
    /// What the network says of a document, by token.
    struct Findings {
        /// Index into the model's tags.
        var labels: [UInt8]
        /// Governing token in the document; -1 for a root.
        var heads: [Int32]
        var relations: [DependencyRelation]
        /// Scores of the labels of names, `NameLabels.count` for each token.
        var names: [Int32]

        /// Nothing said yet of so many tokens.
        init(count: Int) {
            labels = Array(repeating: 0, count: count)
            heads = Array(repeating: -1, count: count)
            relations = Array(repeating: .root, count: count)
            names = Array(repeating: 0, count: count * NameLabels.count)
        }
    }

    private let encoder: Encoder
    private let model: GrammarModel.Parts
    private let width: Int
    private let level: Int32

    /// - Parameter level: which kernels run; all give the same bits.
    init(_ model: GrammarModel, level: Int32 = Encoder.best) {
        encoder = Encoder(model.encoder, level: level)
        self.model = model.parts
        width = model.encoder.width
        self.level = level
    }

    /// Tags, trees and names of all sentences. Linear time for sentences of bounded length; longer ones are cut at 200 words.
    func analyse(_ spans: [Span], _ sentences: [Range<Int>], in bytes: UnsafeBufferPointer<UInt8>) -> Findings {
        var findings = Findings(count: spans.count)
        analyse(spans, sentences, in: bytes, into: &findings)
        return findings
    }

    /// The same for some sentences of a document, over what was found of them before.
    /// - Parameter look: sees what the encoder made of some sentences before the heads do.
    func analyse(
        _ spans: [Span], _ sentences: [Range<Int>], in bytes: UnsafeBufferPointer<UInt8>, into findings: inout Findings,
        _ look: (EncodedBatch) -> Void = { _ in }
    ) {
        var pieces: [Range<Int>] = []
        var datelines: [(sentence: Range<Int>, end: Int)] = []
        for sentence in sentences {
            var start = sentence.lowerBound
            if let end = Dateline.end(of: sentence, spans, in: bytes) {
                datelines.append((sentence, end))
                pieces.append(start..<end)
                start = end
            }
            while start < sentence.upperBound {
                let end = min(sentence.upperBound, start + Encoder.longest)
                pieces.append(start..<end)
                start = end
            }
        }
        encoder.encode(pieces, spans, in: bytes, headColumns: model.heads.columns) {
            look($0)
            read($0, &findings)
        }
        for (sentence, end) in datelines { joinPieces(of: sentence, from: end, &findings) }
        for sentence in sentences where sentence.count > Encoder.longest { joinPieces(of: sentence, from: sentence.lowerBound, &findings) }
    }

    /// What was looked at in pieces, a very long sentence or one behind a dateline, hangs on the first root from `place` on.
    private func joinPieces(of sentence: Range<Int>, from place: Int, _ findings: inout Findings) {
        guard let root = (place..<sentence.upperBound).first(where: { findings.heads[$0] < 0 }) else { return }
        for index in sentence where findings.heads[index] < 0 && index != root {
            findings.heads[index] = Int32(truncatingIfNeeded: root)
            findings.relations[index] = .parataxis
        }
    }

    private func read(_ batch: EncodedBatch, _ findings: inout Findings) {
        let space = batch.workspace
        cneural_quantise(level, space.states, batch.rows, width, space.bytes, space.scales)
        model.heads.product(level, space.bytes, space.scales, count: batch.rows, into: space.heads)
        tag(batch.sentences, space, &findings)
        parse(batch.sentences, batch.rows, space, &findings)
        name(batch.sentences, batch.rows, space, &findings)
    }

    private func tag(_ batch: [Range<Int>], _ space: EncoderWorkspace, _ findings: inout Findings) {
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

    private func parse(_ batch: [Range<Int>], _ rows: Int, _ space: EncoderWorkspace, _ findings: inout Findings) {
        let arc = model.arcWidth, columns = model.heads.columns
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

    private func bias(_ count: Int, _ stride: Int, _ heads: UnsafePointer<Float>, _ space: EncoderWorkspace) {
        let columnBias = space.scratch
        for j in 0..<count {
            var sum: Float = 0
            for d in 0..<model.arcWidth { sum += heads[j * model.arcWidth + d] * model.root[d] }
            columnBias[j] = sum
        }
        for i in 1..<max(1, count) {
            let row = space.scores + i * stride
            for j in 0..<count {
                row[j] = (row[j] + columnBias[j]) + model.distance[min(GrammarModel.reach, max(-GrammarModel.reach, j - i)) + GrammarModel.reach]
            }
        }
    }

    private func relate(_ batch: [Range<Int>], _ rows: Int, _ space: EncoderWorkspace, _ findings: inout Findings) {
        let width = model.relationWidth, columns = model.heads.columns
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

    private func name(_ batch: [Range<Int>], _ rows: Int, _ space: EncoderWorkspace, _ findings: inout Findings) {
        let width = model.nameWidth, columns = model.heads.columns
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
