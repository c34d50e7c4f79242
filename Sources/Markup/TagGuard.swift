#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// Drops the attributes of a tag beyond a limit, before a parser whose cost is quadratic in them sees them. Linear.
enum TagGuard {
    /// Tags shorter than this cannot hold enough attributes to hurt, and are not looked into.
    private static let harmlessLength = 4_096

    static func capped(_ bytes: [UInt8], limits: MarkupLimits) -> [UInt8] {
        var cuts: [Range<Int>] = []
        bytes.withUnsafeBufferPointer { buffer in
            var position = 0
            while position < buffer.count {
                guard let open = nextTag(buffer, from: position) else { break }
                let tag = scan(buffer, from: open, limit: limits.attributes)
                if let cut = tag.cut, tag.end > cut { cuts.append(cut..<tag.end) }
                position = max(tag.end, open + 1)
            }
        }
        if cuts.isEmpty { return bytes }
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count)
        var copied = 0
        for cut in cuts {
            result.append(contentsOf: bytes[copied..<cut.lowerBound])
            copied = cut.upperBound
        }
        result.append(contentsOf: bytes[copied...])
        return result
    }

    /// The next `<` before a letter whose `>` is far away.
    private static func nextTag(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
        guard let base = bytes.baseAddress else { return nil }
        var position = start
        while position < bytes.count {
            let close = memchr(base + position, 0x3E, bytes.count - position).map { UnsafeRawPointer($0) - UnsafeRawPointer(base) } ?? bytes.count
            // Where one `>` soon follows the other, no tag between them is long.
            if close - position > harmlessLength {
                for open in position..<(close - harmlessLength) where bytes[open] == 0x3C {
                    if bytes[open + 1] | 0x20 >= 0x61, bytes[open + 1] | 0x20 <= 0x7A { return open }
                }
            }
            position = close + 1
        }
        return nil
    }

    /// The end of the tag (its `>`), and where the attribute past the limit begins.
    private static func scan(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int, limit: Int) -> (end: Int, cut: Int?) {
        var count = 0
        var quote: UInt8 = 0
        var afterSpace = false
        var cut: Int?
        var position = start + 1
        while position < bytes.count {
            let byte = bytes[position]
            if quote != 0 {
                if byte == quote {
                    quote = 0
                    afterSpace = true
                }
            } else if byte == 0x3E {
                return (position, cut)
            } else if byte == 0x22 || byte == 0x27 {
                quote = byte
            } else if byte == 0x20 || (byte >= 9 && byte <= 13) || byte == 0x2F {
                afterSpace = true
            } else if afterSpace {
                afterSpace = false
                count += 1
                if count > limit, cut == nil { cut = position }
            }
            position += 1
        }
        return (bytes.count, cut)
    }
}
