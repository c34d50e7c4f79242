import CLibXML2

/// What `&` stands for: the predefined entities, those of HTML 4, character references, and the harmless ones that the document
/// declares itself.
///
/// An entity of the document counts when its value is short and holds neither markup nor another entity; all of them together
/// expand to a bounded number of bytes. External and parameter entities are never looked at. What the document declares but is not
/// read (it lies elsewhere, holds others, or would grow without bound) stands for nothing.
struct XMLReferences {
    private static let longestValue = 1_024
    private static let mostEntities = 200
    /// Bytes that the document's own entities may add to it.
    private var budget = 1 << 20
    private var own: [[UInt8]: [UInt8]] = [:]
    private var refused: Set<[UInt8]> = []
    /// Code points by the name packed into eight bytes; 0 for names that mean nothing. libxml2's own look-up is linear.
    private var known: [UInt64: UInt32] = [:]

    /// Windows-1252 for the numbers 128 to 159, which people write and mean (HTML Standard, "numeric character reference end state").
    private static let windows: [UInt32] = [
        0x20AC, 0xFFFD, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0xFFFD, 0x017D, 0xFFFD,
        0xFFFD, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0xFFFD, 0x017E, 0x0178,
    ]

    /// Appends what stands at an `&`; a bare one stands for itself. Returns the place after it.
    mutating func resolve(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, into result: inout [UInt8]) -> Int {
        var end = start + 1
        while end < bytes.count, end - start < 34 {
            let byte = bytes[end]
            guard byte == 0x23 || (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10 || byte == 0x5F || byte == 0x2E || byte == 0x2D else { break }
            end += 1
        }
        if end < bytes.count, bytes[end] == 0x3B, end > start + 1 {
            let name = UnsafeBufferPointer(rebasing: bytes[(start + 1)..<end])
            if name[0] == 0x23 {
                Self.append(Self.numeric(name), to: &result)
                return end + 1
            }
            if !own.isEmpty, let value = own[Array(name)] {
                if value.count <= budget {
                    budget -= value.count
                    result.append(contentsOf: value)
                }
                return end + 1
            }
            if !refused.isEmpty, refused.contains(Array(name)) { return end + 1 }
            if let code = named(name) {
                Self.append(code, to: &result)
                return end + 1
            }
        }
        result.append(0x26)
        return start + 1
    }

    /// Appends the value of an attribute: references resolved, white space as blanks, no control characters.
    mutating func appendValue(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, into result: inout [UInt8]) {
        var at = range.lowerBound
        while at < range.upperBound {
            let byte = bytes[at]
            if byte == 0x26 {
                at = resolve(UnsafeBufferPointer(rebasing: bytes[0..<range.upperBound]), at, into: &result)
                continue
            }
            if byte >= 0x20 { result.append(byte) } else if byte == 9 || byte == 10 || byte == 13 { result.append(0x20) }
            at += 1
        }
    }

    // MARK: Declarations

    /// Reads a document type declaration for its harmless entities. Returns the place after it.
    mutating func readDeclaration(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int) -> Int {
        var at = start + 2
        while at < bytes.count, bytes[at] != 0x3E, bytes[at] != 0x5B { at += 1 }
        guard at < bytes.count, bytes[at] == 0x5B else { return min(at + 1, bytes.count) }
        let afterName = at
        at += 1
        while at < bytes.count, bytes[at] != 0x5D {
            if bytes.has("<!--", at: at) {
                at = bytes.end(of: "-->", from: at + 4) ?? bytes.count
            } else if bytes.has("<!ENTITY", at: at) {
                at = readEntity(bytes, at + 8)
            } else if bytes[at] == 0x3C {
                at = afterMarkup(bytes, at)
            } else {
                at += 1
            }
        }
        if at >= bytes.count {
            // The subset never ends: what looks like one is not.
            own = [:]
            refused = []
            return bytes.end(of: ">", from: afterName) ?? bytes.count
        }
        return bytes.end(of: ">", from: at) ?? bytes.count
    }

    /// The place after a declaration inside the subset, its quoted literals passed over.
    private func afterMarkup(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int) -> Int {
        var quote: UInt8 = 0
        var at = start
        while at < bytes.count {
            let byte = bytes[at]
            if quote != 0 {
                if byte == quote { quote = 0 }
            } else if byte == 0x22 || byte == 0x27 {
                quote = byte
            } else if byte == 0x3E {
                return at + 1
            }
            at += 1
        }
        return at
    }

    private mutating func readEntity(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int) -> Int {
        let end = afterMarkup(bytes, start)
        var at = start
        while at < end, bytes[at] <= 0x20 { at += 1 }
        let nameStart = at
        while at < end, bytes[at] > 0x20, bytes[at] != 0x22, bytes[at] != 0x27, bytes[at] != 0x25 { at += 1 }
        let name = Array(bytes[nameStart..<at])
        while at < end, bytes[at] <= 0x20 { at += 1 }
        guard !name.isEmpty, name.count <= 32, own[name] == nil, refused.count < Self.mostEntities else { return end }
        guard at < end, bytes[at] == 0x22 || bytes[at] == 0x27, own.count < Self.mostEntities else {
            refused.insert(name)
            return end
        }
        let quote = bytes[at]
        let valueStart = at + 1
        at = valueStart
        while at < end, bytes[at] != quote { at += 1 }
        if let value = harmless(UnsafeBufferPointer(rebasing: bytes[valueStart..<at])) { own[name] = value } else { refused.insert(name) }
        return end
    }

    /// The value with its character references resolved; nil when it holds markup or names another entity.
    private mutating func harmless(_ value: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
        guard value.count <= Self.longestValue, !value.contains(0x3C), !value.contains(0x25) else { return nil }
        var result: [UInt8] = []
        var at = 0
        while at < value.count {
            if value[at] != 0x26 {
                if value[at] >= 0x20 || value[at] == 9 || value[at] == 10 { result.append(value[at]) }
                at += 1
                continue
            }
            guard let end = (at + 1..<min(value.count, at + 12)).first(where: { value[$0] == 0x3B }), end > at + 1 else { return nil }
            let name = UnsafeBufferPointer(rebasing: value[(at + 1)..<end])
            guard let code = name[0] == 0x23 ? Self.numeric(name) : named(name) else { return nil }
            Self.append(code, to: &result)
            at = end + 1
        }
        return result
    }

    // MARK: Names and numbers

    private mutating func named(_ name: UnsafeBufferPointer<UInt8>) -> UInt32? {
        // No entity of HTML 4 has a longer name.
        guard name.count <= 8 else { return nil }
        var packed: UInt64 = 0
        for byte in name { packed = packed << 8 | UInt64(byte) }
        if let code = known[packed] { return code == 0 ? nil : code }
        var code: UInt32 = 0
        if packed == 0x6170_6F73 {
            code = 39  // apos, the one of XML that HTML 4 lacks.
        } else {
            var terminated = Array(name)
            terminated.append(0)
            if let entry = htmlEntityLookup(terminated) { code = UInt32(entry.pointee.value) }
        }
        if known.count < 1_000 { known[packed] = code }
        return code == 0 ? nil : code
    }

    private static func numeric(_ name: UnsafeBufferPointer<UInt8>) -> UInt32 {
        var code: UInt32 = 0
        let isHexadecimal = name.count > 1 && name[1] | 0x20 == 0x78
        let digits = name.dropFirst(isHexadecimal ? 2 : 1)
        guard !digits.isEmpty else { return 0xFFFD }
        for byte in digits {
            let digit: UInt32
            switch byte {
            case 0x30...0x39: digit = UInt32(byte) - 0x30
            case 0x61...0x66 where isHexadecimal: digit = UInt32(byte) - 0x61 + 10
            case 0x41...0x46 where isHexadecimal: digit = UInt32(byte) - 0x41 + 10
            default: return 0xFFFD
            }
            code = code &* (isHexadecimal ? 16 : 10) &+ digit
            if code > 0x10FFFF { return 0xFFFD }
        }
        if code >= 0x80, code < 0xA0 { return windows[Int(code) - 0x80] }
        let isForbidden = (code < 0x20 && code != 9 && code != 10 && code != 13) || code & 0xFFFE == 0xFFFE || code == 0x7F
        return isForbidden || Unicode.Scalar(code) == nil ? 0xFFFD : code
    }

    private static func append(_ code: UInt32, to result: inout [UInt8]) {
        let scalar = Unicode.Scalar(code) ?? "\u{FFFD}"
        result.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
    }
}
