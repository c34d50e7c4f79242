import CLibXML2

/// Makes XML of unknown hands harmless before the parser sees it, in one pass:
/// document type declarations are dropped, entity references become character references (a bare `&` too), characters that XML
/// forbids go, tags are cut to the allowed number of attributes. Comments, CDATA and processing instructions pass as they are.
enum XMLGuard {
    static func tamed(_ bytes: [UInt8], limits: MarkupLimits) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count + 64)
        bytes.withUnsafeBufferPointer { buffer in
            var position = firstMarkup(buffer)
            while position < buffer.count {
                let byte = buffer[position]
                if byte == 0x26 {
                    position = reference(buffer, position, into: &result)
                } else if byte == 0x3C {
                    position = markup(buffer, position, into: &result)
                } else {
                    if byte >= 0x20 || byte == 9 || byte == 10 || byte == 13 { result.append(byte) }
                    position += 1
                }
            }
        }
        return TagGuard.capped(result, limits: limits)
    }

    /// Anything before the first `<` keeps an XML declaration from being one.
    private static func firstMarkup(_ bytes: UnsafeBufferPointer<UInt8>) -> Int {
        for position in 0..<bytes.count where bytes[position] == 0x3C { return position }
        return bytes.count
    }

    /// What begins with `<`: copied, or left out when it is a declaration. Returns the place after it.
    private static func markup(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, into result: inout [UInt8]) -> Int {
        if matches(bytes, start, "<!--") { return copy(bytes, start, until: "-->", into: &result) }
        if matches(bytes, start, "<![CDATA[") { return copy(bytes, start, until: "]]>", into: &result) }
        if matches(bytes, start, "<?") {
            // Processing instructions say nothing to us, and a version or encoding that is wrong can only do harm.
            return skip(bytes, start, until: "?>")
        }
        if matches(bytes, start, "<!") { return skipDeclaration(bytes, start) }
        result.append(0x3C)
        return start + 1
    }

    private static func copy(
        _ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, until end: StaticString, into result: inout [UInt8]
    ) -> Int {
        let stop = skip(bytes, start, until: end)
        for position in start..<stop {
            let byte = bytes[position]
            if byte >= 0x20 || byte == 9 || byte == 10 || byte == 13 { result.append(byte) }
        }
        return stop
    }

    private static func skip(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, until end: StaticString) -> Int {
        var position = start + 2
        while position < bytes.count {
            if bytes[position] == end.utf8Start[0], matches(bytes, position, end) { return position + end.utf8CodeUnitCount }
            position += 1
        }
        return bytes.count
    }

    /// The place after a declaration, its internal subset and its comments and literals.
    private static func skipDeclaration(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int) -> Int {
        var depth = 0
        var quote: UInt8 = 0
        var position = start + 2
        while position < bytes.count {
            let byte = bytes[position]
            if quote != 0 {
                if byte == quote { quote = 0 }
            } else if byte == 0x22 || byte == 0x27 {
                quote = byte
            } else if byte == 0x3C, matches(bytes, position, "<!--") {
                position = skip(bytes, position, until: "-->")
                continue
            } else if byte == 0x5B {
                depth += 1
            } else if byte == 0x5D {
                depth = max(0, depth - 1)
            } else if byte == 0x3E, depth == 0 {
                return position + 1
            }
            position += 1
        }
        return bytes.count
    }

    /// Writes what stands at an `&`. Returns the place after it.
    private static func reference(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, into result: inout [UInt8]) -> Int {
        var end = start + 1
        while end < bytes.count, end - start < 34, bytes[end] != 0x3B {
            let byte = bytes[end]
            guard byte == 0x23 || (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A) || (byte >= 0x30 && byte <= 0x39) else { break }
            end += 1
        }
        if end < bytes.count, bytes[end] == 0x3B, end > start + 1 {
            let name = UnsafeBufferPointer(rebasing: bytes[(start + 1)..<end])
            if let code = scalar(name) {
                result.append(contentsOf: "&#\(code);".utf8)
                return end + 1
            }
        }
        result.append(contentsOf: "&#38;".utf8)
        return start + 1
    }

    private static func scalar(_ name: UnsafeBufferPointer<UInt8>) -> UInt32? {
        if name[0] == 0x23 {
            let digits = String(decoding: name.dropFirst(), as: UTF8.self)
            let code = digits.first == "x" || digits.first == "X" ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
            guard let code, Unicode.Scalar(code) != nil else { return 0xFFFD }
            let isForbidden = (code < 0x20 && code != 9 && code != 10 && code != 13) || code == 0xFFFE || code == 0xFFFF
            return isForbidden ? 0xFFFD : code
        }
        var terminated = Array(name)
        terminated.append(0)
        // The one of XML that HTML 4 lacks.
        if terminated == Array("apos\u{0}".utf8) { return 39 }
        guard let entry = htmlEntityLookup(terminated) else { return nil }
        return UInt32(entry.pointee.value)
    }

    private static func matches(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ word: StaticString) -> Bool {
        guard start + word.utf8CodeUnitCount <= bytes.count else { return false }
        for index in 0..<word.utf8CodeUnitCount where bytes[start + index] != word.utf8Start[index] { return false }
        return true
    }
}
