#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// Turns bytes of a known encoding into well-formed UTF-8; what has no meaning becomes U+FFFD.
struct CharsetDecoder: Sendable {
    let tables: CharsetTables
    /// `(size_t)-1`, which iconv returns on failure.
    private static let failed = Int(bitPattern: UInt.max)

    /// The UTF-8 form, without byte order mark.
    func utf8(_ bytes: [UInt8], encoding: String) -> [UInt8] {
        switch encoding {
        case Charset.utf8: return UTF8Repair.repaired(bytes)
        case "utf-16le": return utf16(bytes, bigEndian: false)
        case "utf-16be": return utf16(bytes, bigEndian: true)
        case "utf-32le": return utf32(bytes, bigEndian: false)
        case "utf-32be": return utf32(bytes, bigEndian: true)
        default: break
        }
        if let table = tables.codePoints(of: encoding) { return singleByte(bytes, table) }
        if let name = tables.iconvName(of: encoding), let result = converted(bytes, from: name) { return UTF8Repair.repaired(result) }
        return UTF8Repair.repaired(bytes)
    }

    private func singleByte(_ bytes: [UInt8], _ table: [UInt32]) -> [UInt8] {
        var encoded: [[UInt8]] = []
        encoded.reserveCapacity(256)
        for point in table {
            let scalar = Unicode.Scalar(point) ?? "\u{FFFD}"
            encoded.append(Array(UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter))
        }
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count + bytes.count / 2)
        for byte in bytes {
            let form = encoded[Int(byte)]
            if form.count == 1 { result.append(form[0]) } else { result.append(contentsOf: form) }
        }
        return result
    }

    private func utf16(_ bytes: [UInt8], bigEndian: Bool) -> [UInt8] {
        var units: [UInt16] = []
        units.reserveCapacity(bytes.count / 2)
        var position = 0
        while position + 1 < bytes.count {
            let first = UInt16(bytes[position]), second = UInt16(bytes[position + 1])
            units.append(bigEndian ? first << 8 | second : second << 8 | first)
            position += 2
        }
        if units.first == 0xFEFF { units.removeFirst() }
        return Array(String(decoding: units, as: UTF16.self).utf8)
    }

    private func utf32(_ bytes: [UInt8], bigEndian: Bool) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count)
        var position = 0
        while position + 3 < bytes.count {
            let quad = (0..<4).map { UInt32(bytes[position + $0]) }
            let value = bigEndian
                ? quad[0] << 24 | quad[1] << 16 | quad[2] << 8 | quad[3] : quad[3] << 24 | quad[2] << 16 | quad[1] << 8 | quad[0]
            position += 4
            if value == 0xFEFF, result.isEmpty { continue }
            result.append(contentsOf: UTF8.encode(Unicode.Scalar(value) ?? "\u{FFFD}") ?? UTF8.encodedReplacementCharacter)
        }
        return result
    }

    /// Multi-byte encodings, by the C library. An ill-formed byte becomes U+FFFD and decoding goes on after it.
    private func converted(_ bytes: [UInt8], from name: String) -> [UInt8]? {
        let handle = iconv_open("UTF-8", name)
        guard handle != iconv_t(bitPattern: -1) else { return nil }
        defer { iconv_close(handle) }
        var input = bytes
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count * 2)
        var buffer = [CChar](repeating: 0, count: 1 << 16)
        input.withUnsafeMutableBytes { source in
            guard let base = source.baseAddress else { return }
            var pointer: UnsafeMutablePointer<CChar>? = base.assumingMemoryBound(to: CChar.self)
            var left = source.count
            while left > 0 {
                let before = left
                var failure: Int32 = 0
                buffer.withUnsafeMutableBufferPointer { target in
                    var out = target.baseAddress
                    var room = target.count
                    if iconv(handle, &pointer, &left, &out, &room) == Self.failed { failure = errno }
                    let written = target.count - room
                    result.append(contentsOf: UnsafeRawBufferPointer(start: target.baseAddress, count: written))
                }
                if failure == EILSEQ || failure == EINVAL || (failure == 0 && left == before && left > 0) {
                    result.append(contentsOf: UTF8.encodedReplacementCharacter)
                    pointer = pointer.map { $0 + 1 }
                    left -= 1
                } else if failure != 0, failure != E2BIG {
                    break
                }
            }
        }
        return result
    }
}
