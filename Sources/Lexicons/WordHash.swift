/// The 64-bit hash by which words are compared everywhere: FNV-1a over the lower-cased UTF-8 bytes, with a final mix.
///
/// Equal words give equal hashes on every machine; two different words of one document meet with a chance below 1 in 10^10.
public enum WordHash {
    /// Hash of a word, lower-cased first. Curly apostrophes count as straight ones.
    public static func of(_ word: some StringProtocol) -> UInt64 {
        var copy = Array(word.utf8)
        return copy.withUnsafeMutableBufferPointer { of(bytes: UnsafeBufferPointer($0)) }
    }

    /// Hash of a word's bytes, lower-cased on the way; no allocation for ASCII.
    @inlinable public static func of(bytes: UnsafeBufferPointer<UInt8>) -> UInt64 {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in bytes {
            if byte >= 0x80 { return ofNonASCII(bytes) }
            let lower = byte &- 0x41 < 26 ? byte | 0x20 : byte
            hash = (hash ^ UInt64(lower)) &* 0x0000_0100_0000_01B3
        }
        return mixed(hash)
    }

    /// The last step of the hash.
    @inlinable public static func mixed(_ hash: UInt64) -> UInt64 {
        var h = hash
        h ^= h >> 32
        h = h &* 0xD6E8_FEB8_6659_FD93
        h ^= h >> 32
        return h
    }

    /// Joins two hashes into one, for pairs of words.
    @inlinable public static func joined(_ a: UInt64, _ b: UInt64) -> UInt64 { mixed((a &* 0x9E37_79B9_7F4A_7C15) ^ (b &+ 0x165667B19E3779F9)) }

    @usableFromInline
    static func ofNonASCII(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt64 {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for scalar in lowercased(String(decoding: bytes, as: UTF8.self)).unicodeScalars {
            for byte in UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter {
                hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3
            }
        }
        return mixed(hash)
    }

    /// The form that is hashed: lower case by Unicode's simple mapping, curly apostrophes straight.
    public static func lowercased(_ word: String) -> String {
        var result = String.UnicodeScalarView()
        for scalar in word.unicodeScalars {
            switch scalar.value {
            case 0x2018, 0x2019, 0x02BC: result.append("'")
            case 0..<0x80: result.append(scalar.properties.isUppercase ? Unicode.Scalar(UInt8(scalar.value) | 0x20) : scalar)
            default: result.append(contentsOf: scalar.properties.lowercaseMapping.unicodeScalars)
            }
        }
        return String(result)
    }
}
