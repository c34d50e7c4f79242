#if canImport(CBrotli)
import CBrotli
#endif

/// Brotli (RFC 7932), where the program was built with its library.
enum Brotli {
    /// Nil when the bytes are no Brotli stream or the library is not there; empty beyond the limit.
    static func decoded(_ body: [UInt8], limit: Int) -> [UInt8]? {
        #if canImport(CBrotli)
        guard let state = BrotliDecoderCreateInstance(nil, nil, nil) else { return nil }
        defer { BrotliDecoderDestroyInstance(state) }
        var result: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        return body.withUnsafeBufferPointer { source -> [UInt8]? in
            var available = source.count
            var next = source.baseAddress
            while true {
                var status = BROTLI_DECODER_RESULT_ERROR
                let written = buffer.withUnsafeMutableBufferPointer { target -> Int in
                    var room = target.count
                    var out = target.baseAddress
                    status = BrotliDecoderDecompressStream(state, &available, &next, &room, &out, nil)
                    return target.count - room
                }
                result.append(contentsOf: buffer[..<written])
                if result.count > limit { return [] }
                if status == BROTLI_DECODER_RESULT_NEEDS_MORE_OUTPUT { continue }
                // A stream that is cut off gives what came before; what begins as none gives nothing.
                if status == BROTLI_DECODER_RESULT_SUCCESS { return result }
                return status == BROTLI_DECODER_RESULT_NEEDS_MORE_INPUT && !result.isEmpty ? result : nil
            }
        }
        #else
        return nil
        #endif
    }
}
