/// States of sentences that a network has read, kept with the document so that the heads of a later stage need not have them read again.
///
/// A sentence's states do not depend on its neighbours, so that answers are the same with them and without.
package struct EncodedSentences: Sendable {
    /// Rows that are kept of a document, 12 MB; what is beyond is read again.
    private static let most = 8192
    /// The file of the network.
    let network: String
    private let width: Int
    private var states: [Float] = []
    /// By the first token of a sentence: its tokens, and the row of the mark before it.
    private var places: [Int: (tokens: Range<Int>, row: Int)] = [:]

    /// Nothing yet, of a network.
    package init(of model: EncoderModel) {
        network = model.path
        width = model.width
    }

    /// Keeps the states of a batch as far as there is room.
    package mutating func keep(_ batch: EncodedBatch) {
        var row = 0
        for tokens in batch.sentences {
            let rows = tokens.count + 1, kept = states.count / width
            if kept + rows <= Self.most {
                places[tokens.lowerBound] = (tokens, kept)
                states.append(contentsOf: UnsafeBufferPointer(start: batch.workspace.states + row * width, count: rows * width))
            }
            row += rows
        }
    }

    /// Whether a sentence of exactly these tokens was kept.
    func holds(_ tokens: Range<Int>) -> Bool { places[tokens.lowerBound]?.tokens == tokens }

    /// Copies the rows of a sentence that is held: the mark's, then one a word.
    func copy(_ tokens: Range<Int>, to target: UnsafeMutablePointer<Float>) {
        guard let place = places[tokens.lowerBound], place.tokens == tokens else { return }
        states.withUnsafeBufferPointer { states in
            guard let base = states.baseAddress else { return }
            target.update(from: base + place.row * width, count: (tokens.count + 1) * width)
        }
    }
}
