import CNeural

/// The buffers of one thread's passes through the network; made once for a document, as large as it needs. Every pass writes what it
/// reads, so that nothing is cleared.
final class NeuralWorkspace {
    let states: UnsafeMutablePointer<Float>
    let wide: UnsafeMutablePointer<Float>
    let narrow: UnsafeMutablePointer<Float>
    let attended: UnsafeMutablePointer<Float>
    let heads: UnsafeMutablePointer<Float>
    let scratch: UnsafeMutablePointer<Float>
    let scores: UnsafeMutablePointer<Float>
    let scales: UnsafeMutablePointer<Float>
    let bytes: UnsafeMutablePointer<UInt8>
    /// Heads of one sentence's words.
    let tree: UnsafeMutablePointer<Int32>
    private let memory: UnsafeMutableRawPointer

    /// - Parameters:
    ///   - rows: at most this many words and roots in a pass, and `longest` in a sentence.
    ///   - headColumns: width of the first layer of all heads.
    init(rows: Int, longest: Int, headColumns: Int) {
        let width = NeuralModel.width
        let stride = (longest + 16) / 16 * 16
        let counts = [
            rows * width, rows * width * 4, rows * width, rows * width, rows * headColumns,
            max(Int(cneural_attention_scratch(longest + 1)), NeuralModel.arcWidth * stride), stride * stride, rows, rows * width, longest + 1,
        ]
        let offsets = counts.reduce(into: [0]) { $0.append($0[$0.count - 1] + ($1 * 4 + 63) / 64 * 64) }
        let memory = UnsafeMutableRawPointer.allocate(byteCount: offsets[counts.count], alignment: 64)
        func floats(_ k: Int) -> UnsafeMutablePointer<Float> { (memory + offsets[k]).bindMemory(to: Float.self, capacity: counts[k]) }
        self.memory = memory
        states = floats(0)
        wide = floats(1)
        narrow = floats(2)
        attended = floats(3)
        heads = floats(4)
        scratch = floats(5)
        scores = floats(6)
        scales = floats(7)
        bytes = (memory + offsets[8]).bindMemory(to: UInt8.self, capacity: counts[8] * 4)
        tree = (memory + offsets[9]).bindMemory(to: Int32.self, capacity: counts[9])
    }

    deinit { memory.deallocate() }
}
