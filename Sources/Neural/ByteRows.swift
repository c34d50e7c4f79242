/// Vectors of bytes with a scale each, in a mapped file.
package struct ByteRows {
    /// All rows, one after the other.
    package let bytes: UnsafePointer<Int8>
    /// One scale for each row.
    package let scales: UnsafePointer<Float>
    package let count: Int
    package let width: Int

    /// Nil when the sections are of different lengths.
    package init?(_ rows: UnsafeRawBufferPointer, scales: UnsafeRawBufferPointer, width: Int) {
        guard width > 0, let base = rows.baseAddress, let first = scales.baseAddress, scales.count % 4 == 0, rows.count == scales.count / 4 * width
        else { return nil }
        bytes = base.assumingMemoryBound(to: Int8.self)
        self.scales = first.assumingMemoryBound(to: Float.self)
        count = scales.count / 4
        self.width = width
    }

    /// Where a row begins.
    package func row(_ index: Int) -> UnsafePointer<Int8> { bytes + index * width }
}
