import CZlib

/// Decompression by zlib, with a limit: a small file can hold any number of zeros.
enum Inflate {
    /// How a stream is wrapped.
    enum Wrapping: Int32 {
        case gzip = 31, zlib = 15, raw = -15
    }

    /// The most bytes that one document may grow to.
    static let limit = 64 << 20

    /// The contents of all gzip members of a file, as far as it is whole.
    /// - Throws: `IngestError.badCompression` when nothing can be read or the limit is passed.
    static func gzip(_ bytes: [UInt8]) throws(IngestError) -> [UInt8] {
        var result: [UInt8] = []
        var position = 0
        while position + 1 < bytes.count, bytes[position] == 0x1F, bytes[position + 1] == 0x8B {
            let member = stream(bytes[position...], .gzip, limit: limit - result.count)
            result.append(contentsOf: member.bytes)
            if member.isTooLong { throw .badCompression("it grows beyond \(limit >> 20) MiB") }
            guard member.isWhole, member.consumed > 0 else { break }
            position += member.consumed
        }
        if result.isEmpty { throw .badCompression("the gzip data is damaged") }
        return result
    }

    /// One stream. A damaged end gives what came before it.
    static func stream(_ input: ArraySlice<UInt8>, _ wrapping: Wrapping, limit: Int = limit) -> (bytes: [UInt8], consumed: Int, isWhole: Bool, isTooLong: Bool) {
        var result: [UInt8] = []
        var isTooLong = false
        let end = pieces(input, wrapping) { piece in
            result.append(contentsOf: piece)
            isTooLong = result.count > limit
            return !isTooLong
        }
        return (result, end.consumed, end.isWhole, isTooLong)
    }

    /// Hands out one stream piece by piece until the closure says no. `isWhole` is false for a stream that is damaged or was left.
    static func pieces(
        _ input: ArraySlice<UInt8>, _ wrapping: Wrapping, _ body: (UnsafeBufferPointer<UInt8>) -> Bool
    ) -> (consumed: Int, isWhole: Bool) {
        var state = z_stream()
        guard inflateInit2_(&state, wrapping.rawValue, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK else { return (0, false) }
        defer { inflateEnd(&state) }
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        var status = Z_OK
        var goesOn = true
        let consumed = input.withUnsafeBufferPointer { source -> Int in
            guard let base = source.baseAddress else { return 0 }
            // zlib does not write to its input.
            state.next_in = UnsafeMutablePointer(mutating: base)
            state.avail_in = UInt32(clamping: source.count)
            while status == Z_OK, goesOn {
                let written = buffer.withUnsafeMutableBufferPointer { target -> Int in
                    state.next_out = target.baseAddress
                    state.avail_out = UInt32(target.count)
                    status = inflate(&state, Z_NO_FLUSH)
                    return target.count - Int(state.avail_out)
                }
                if written > 0 { goesOn = buffer.withUnsafeBufferPointer { body(UnsafeBufferPointer(rebasing: $0.prefix(written))) } }
                if written == 0, state.avail_in == 0 { break }
            }
            return source.count - Int(state.avail_in)
        }
        return (consumed, status == Z_STREAM_END)
    }
}
