#if canImport(CZstd)
import CZstd
#endif

/// Zstandard (RFC 8878), where the program was built with its library.
enum Zstandard {
    /// The first bytes of a frame.
    static let magic: [UInt8] = [0x28, 0xB5, 0x2F, 0xFD]
    /// True when frames can be read.
    static var isAvailable: Bool {
        #if canImport(CZstd)
        true
        #else
        false
        #endif
    }

    /// The contents of all frames, as far as they are whole; nil when nothing can be read, empty beyond the limit.
    static func decoded(_ bytes: [UInt8], limit: Int) -> [UInt8]? {
        var result: [UInt8] = []
        var isTooLong = false
        let isRead = stream(bytes) { part in
            result.append(contentsOf: part)
            isTooLong = result.count > limit
            return !isTooLong
        }
        if isTooLong { return [] }
        return isRead && !result.isEmpty ? result : nil
    }

    /// Hands out the contents piece by piece until the closure says no; false when the library is not there. The first frame of a
    /// WARC file may be a dictionary for the others (WARC-Zstandard 1.0).
    static func stream(_ bytes: [UInt8], _ body: (UnsafeBufferPointer<UInt8>) -> Bool) -> Bool {
        #if canImport(CZstd)
        guard let context = ZSTD_createDCtx() else { return false }
        defer { ZSTD_freeDCtx(context) }
        // A window beyond this is a way to fill memory.
        _ = ZSTD_DCtx_setParameter(context, ZSTD_d_windowLogMax, 26)
        bytes.withUnsafeBytes { source in
            var start = 0
            if let dictionary = dictionary(bytes) {
                dictionary.bytes.withUnsafeBytes { _ = ZSTD_DCtx_loadDictionary(context, $0.baseAddress, $0.count) }
                start = dictionary.end
            }
            var buffer = [UInt8](repeating: 0, count: 1 << 17)
            var input = ZSTD_inBuffer(src: source.baseAddress, size: source.count, pos: start)
            while true {
                let (status, written) = buffer.withUnsafeMutableBytes { target -> (Int, Int) in
                    var output = ZSTD_outBuffer(dst: target.baseAddress, size: target.count, pos: 0)
                    let status = ZSTD_decompressStream(context, &output, &input)
                    return (status, output.pos)
                }
                let goesOn = buffer.withUnsafeBufferPointer { body(UnsafeBufferPointer(rebasing: $0.prefix(written))) }
                if !goesOn || ZSTD_isError(status) != 0 { return }
                if input.pos >= input.size, written < buffer.count { return }
            }
        }
        return true
        #else
        return false
        #endif
    }

    #if canImport(CZstd)
    /// The dictionary in a skippable frame at the beginning, itself compressed or not.
    private static func dictionary(_ bytes: [UInt8]) -> (bytes: [UInt8], end: Int)? {
        guard bytes.count > 8, bytes[0] == 0x5D, bytes[1] == 0x2A, bytes[2] == 0x4D, bytes[3] == 0x18 else { return nil }
        let size = (0..<4).reduce(0) { $0 | Int(bytes[4 + $1]) << (8 * $1) }
        guard size > 0, size <= 8 << 20, 8 + size <= bytes.count else { return nil }
        let content = Array(bytes[8..<(8 + size)])
        guard content.starts(with: magic) else { return (content, 8 + size) }
        return decoded(content, limit: 16 << 20).map { ($0, 8 + size) }
    }
    #endif

    /// True for bytes that begin with a frame or with the dictionary of an archive.
    static func begins(_ bytes: [UInt8]) -> Bool { bytes.starts(with: magic) || bytes.starts(with: [0x5D, 0x2A, 0x4D, 0x18]) }
}
