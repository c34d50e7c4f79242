import Lexicons

/// A file of learnt models: a magic, a version, and named sections, memory-mapped.
///
/// Layout (little endian): `RAPLANG` and a version byte; UInt32 number of sections; for each 16 bytes of name (zero-padded),
/// UInt64 offset and UInt64 length; the sections, each at a multiple of 64 bytes.
package final class ModelFile: Sendable {
    /// What is wrong with a model file.
    package struct Malformed: Error, CustomStringConvertible {
        package let path: String
        package let reason: String
        package var description: String { "\(path): not a usable model: \(reason)" }
    }

    package static let magic: [UInt8] = Array("RAPLANG".utf8) + [1]
    private let file: MappedFile
    private let sections: [String: Range<Int>]
    /// Where the file stands.
    package var path: String { file.path }

    package init(_ file: MappedFile) throws {
        self.file = file
        var sections: [String: Range<Int>] = [:]
        try file.withBytes { bytes in
            guard bytes.count >= 12, Array(bytes[0..<7]) == Array(Self.magic[0..<7]) else {
                throw Malformed(path: file.path, reason: "it does not begin with RAPLANG")
            }
            guard bytes[7] == Self.magic[7] else { throw Malformed(path: file.path, reason: "version \(bytes[7]), expected \(Self.magic[7])") }
            let count = Int(bytes.loadUnaligned(fromByteOffset: 8, as: UInt32.self))
            guard count <= 64, bytes.count >= 12 + count * 32 else { throw Malformed(path: file.path, reason: "cut off") }
            for k in 0..<count {
                let entry = 12 + k * 32
                let name = String(decoding: bytes[entry..<(entry + 16)].prefix { $0 != 0 }, as: UTF8.self)
                let offset = bytes.loadUnaligned(fromByteOffset: entry + 16, as: UInt64.self)
                let length = bytes.loadUnaligned(fromByteOffset: entry + 24, as: UInt64.self)
                guard offset <= UInt64(bytes.count), length <= UInt64(bytes.count) - offset else {
                    throw Malformed(path: file.path, reason: "section \(name) is cut off")
                }
                sections[name] = Int(offset)..<Int(offset + length)
            }
        }
        self.sections = sections
    }

    /// Lends the bytes of the sections by their names, empty where there is none, for the length of a call.
    package func withSections<Result>(_ body: ((String) -> UnsafeRawBufferPointer) throws -> Result) rethrows -> Result {
        try file.withBytes { bytes in
            try body { UnsafeRawBufferPointer(rebasing: bytes[sections[$0] ?? 0..<0]) }
        }
    }

    /// An error that names this file.
    package func malformed(_ reason: String) -> Malformed { Malformed(path: file.path, reason: reason) }

    /// The bytes of a file with these sections.
    package static func encode(_ sections: [(name: String, bytes: [UInt8])]) -> [UInt8] {
        var result = magic
        func append<T: FixedWidthInteger>(_ value: T) { withUnsafeBytes(of: value.littleEndian) { result.append(contentsOf: $0) } }
        append(UInt32(sections.count))
        var offset = (12 + sections.count * 32 + 63) / 64 * 64
        for section in sections {
            result += (Array(section.name.utf8) + [UInt8](repeating: 0, count: 16)).prefix(16)
            append(UInt64(offset))
            append(UInt64(section.bytes.count))
            offset = (offset + section.bytes.count + 63) / 64 * 64
        }
        for section in sections {
            result += [UInt8](repeating: 0, count: (64 - result.count % 64) % 64)
            result += section.bytes
        }
        return result
    }
}
