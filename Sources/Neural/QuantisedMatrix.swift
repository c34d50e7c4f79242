import CNeural

/// A matrix of 7-bit weights in a mapped file, packed for the kernels: columns in sixteens, rows in fours.
package struct QuantisedMatrix {
    /// Columns, a multiple of 16: the width of what comes out.
    package let columns: Int
    /// Rows, a multiple of 16: the width of what goes in.
    package let rows: Int
    private let bias: UnsafePointer<Float>
    private let scales: UnsafePointer<Float>
    private let offsets: UnsafePointer<Int32>
    private let weights: UnsafePointer<Int8>

    /// A section: columns and rows as UInt32, then at byte 64 a bias, a scale and an offset for each column, and the weights.
    package init?(_ bytes: UnsafeRawBufferPointer) {
        guard let base = bytes.baseAddress, bytes.count >= 64 else { return nil }
        columns = Int(base.loadUnaligned(as: UInt32.self))
        rows = Int(base.loadUnaligned(fromByteOffset: 4, as: UInt32.self))
        guard columns % 16 == 0, rows % 16 == 0, columns > 0, rows > 0, columns <= 1 << 14, rows <= 1 << 14,
            bytes.count == 64 + columns * 12 + columns * rows
        else { return nil }
        bias = (base + 64).assumingMemoryBound(to: Float.self)
        scales = (base + 64 + columns * 4).assumingMemoryBound(to: Float.self)
        offsets = (base + 64 + columns * 8).assumingMemoryBound(to: Int32.self)
        weights = (base + 64 + columns * 12).assumingMemoryBound(to: Int8.self)
    }

    /// The product of rounded rows with the matrix, plus the bias.
    package func product(
        _ level: Int32, _ input: UnsafePointer<UInt8>, _ inputScales: UnsafePointer<Float>, count: Int, into result: UnsafeMutablePointer<Float>
    ) {
        cneural_product(level, input, inputScales, count, rows, weights, offsets, scales, bias, columns, result, columns)
    }
}
