import Glibc
import Lexicons
import Neural
import Prose

/// A small encoder with made-up weights, so that the kernels are tested without a learnt file.
struct SyntheticModel {
    /// A mixed congruential generator: the same weights on every machine.
    private struct Generator {
        var state: UInt64
        mutating func next() -> UInt64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return state >> 33
        }
        mutating func byte(_ limit: Int) -> Int8 { Int8(Int(next() % UInt64(2 * limit + 1)) - limit) }
        mutating func float(_ scale: Float) -> Float { (Float(next() % 65536) / 32768 - 1) * scale }
    }

    private let width: Int
    private var generator: Generator

    init(seed: UInt64, width: Int = 384) {
        generator = Generator(state: seed)
        self.width = width
    }

    private static func bytes<T>(_ values: [T]) -> [UInt8] { values.withUnsafeBytes { Array($0) } }

    /// A matrix as `QuantisedMatrix` reads it.
    mutating func matrix(columns: Int, rows: Int) -> [UInt8] {
        var packed = [Int8](repeating: 0, count: columns * rows)
        var sums = [Int32](repeating: 0, count: columns)
        for block in 0..<(columns / 16) {
            for four in 0..<(rows / 4) {
                for column in 0..<16 {
                    for k in 0..<4 {
                        let weight = generator.byte(63)
                        packed[((block * (rows / 4) + four) * 16 + column) * 4 + k] = weight
                        sums[block * 16 + column] += 128 * Int32(weight)
                    }
                }
            }
        }
        var header = [UInt8](repeating: 0, count: 64)
        header.replaceSubrange(0..<8, with: Self.bytes([UInt32(columns), UInt32(rows)]))
        let bias = (0..<columns).map { _ in generator.float(0.2) }, scales = (0..<columns).map { _ in abs(generator.float(0.002)) + 0.0005 }
        return header + Self.bytes(bias) + Self.bytes(scales) + Self.bytes(sums) + Self.bytes(packed)
    }

    /// Rows of bytes, and a scale for each.
    mutating func rows(_ count: Int, scale: Float) -> (rows: [UInt8], scales: [UInt8]) {
        (Self.bytes((0..<(count * width)).map { _ in generator.byte(127) }), Self.bytes((0..<count).map { _ in scale }))
    }

    mutating func norm() -> [UInt8] { Self.bytes((0..<width).map { _ in 1 + generator.float(0.1) } + (0..<width).map { _ in generator.float(0.1) }) }

    /// The sections of vectors: no word is known, every word is the unknown piece.
    mutating func pieces() -> [(name: String, bytes: [UInt8])] {
        let table = rows(4, scale: 0.0005)
        return [
            ("table", table.rows), ("table.scales", table.scales), ("lookup", [UInt8](repeating: 0, count: 1 << 19)), ("scalars", []),
            ("special", Self.bytes([UInt32(0), 1, 4])),
        ]
    }

    /// The sections of an encoder of so many layers, with further ones; `byPieces`: every piece of a word is a row.
    mutating func network(layers: Int, byPieces: Bool = false, also: [(name: String, bytes: [UInt8])] = []) -> [(name: String, bytes: [UInt8])] {
        let shape: [UInt32] = [UInt32(width), UInt32(width / 32), UInt32(layers), 128, 192, 128, 2, 2, 25, 256, 8, 4096, 32] + (byPieces ? [1] : [])
        var sections: [(name: String, bytes: [UInt8])] = [("shape", Self.bytes(shape)), ("norm", norm())]
        for (name, count) in [("position", 256), ("case", 8), ("suffix", 4096)] {
            let table = rows(count, scale: 0.0005)
            sections += [(name, table.rows), (name + ".scales", table.scales)]
        }
        for k in 0..<layers {
            sections += [
                ("\(k).qkv", matrix(columns: 3 * width, rows: width)), ("\(k).out", matrix(columns: width, rows: width)), ("\(k).up", matrix(columns: 4 * width, rows: width)),
                ("\(k).down", matrix(columns: width, rows: 4 * width)), ("\(k).norm1", norm()), ("\(k).norm2", norm()),
            ]
        }
        return sections + also
    }

    /// Floats as a section.
    mutating func floats(_ count: Int, scale: Float) -> [UInt8] { Self.bytes((0..<count).map { _ in generator.float(scale) }) }

    /// Sections by way of a file in the temporary folder, gone again when they are mapped. Tests run side by side: each call has a file of its own.
    static func file(_ sections: [(name: String, bytes: [UInt8])], named name: String) throws -> ModelFile {
        var template = Array("/tmp/rapporteur-\(name)-XXXXXX".utf8CString)
        let descriptor = mkstemp(&template)
        let path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
        guard descriptor >= 0, let file = fdopen(descriptor, "w") else { throw FileError(path: path, operation: "write", code: errno) }
        let bytes = ModelFile.encode(sections)
        fwrite(bytes, 1, bytes.count, file)
        fclose(file)
        defer { unlink(path) }
        return try ModelFile(MappedFile(path))
    }
}
