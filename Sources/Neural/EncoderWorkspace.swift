import CNeural

/// The buffers of one thread's passes through the network; made once for a document, as large as it needs. Every pass writes what it
/// reads, so that nothing is cleared.
package final class EncoderWorkspace {
    package let states: UnsafeMutablePointer<Float>
    package let wide: UnsafeMutablePointer<Float>
    package let narrow: UnsafeMutablePointer<Float>
    package let attended: UnsafeMutablePointer<Float>
    package let heads: UnsafeMutablePointer<Float>
    package let scratch: UnsafeMutablePointer<Float>
    package let scores: UnsafeMutablePointer<Float>
    package let scales: UnsafeMutablePointer<Float>
    package let bytes: UnsafeMutablePointer<UInt8>
    /// Heads of one sentence's words.
    package let tree: UnsafeMutablePointer<Int32>
    private let memory: UnsafeMutableRawPointer

    /// - Parameters:
    ///   - width: that of the states.
    ///   - rows: at most this many rows in a pass, and `longest` in a sentence beside that of its root.
    ///   - headColumns: width of the first layer of all heads.
    package init(width: Int, rows: Int, longest: Int, headColumns: Int) {
        let stride = (longest + 16) / 16 * 16
        let counts = [
            rows * width, rows * width * 4, rows * width, rows * width, rows * headColumns,
            max(Int(cneural_attention_scratch(longest + 1)), width * stride), stride * stride, rows, rows * width, longest + 1,
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
