import Glibc
import Rapporteur

/// Reading and writing of whole files, gzip included.
public enum Files {
    /// All bytes of a file; `.gz` is unpacked.
    public static func read(_ path: String) throws -> [UInt8] {
        if !path.hasSuffix(".gz") { return try MappedFile(path).bytes }
        let quoted = "'" + path.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''") + "'"
        guard let stream = popen("gzip -dc \(quoted)", "r") else { throw EvaluationError("cannot unpack \(path)") }
        defer { pclose(stream) }
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while case let count = fread(&buffer, 1, buffer.count, stream), count > 0 { bytes.append(contentsOf: buffer[..<count]) }
        return bytes
    }

    /// The JSON values of a file with one a line.
    public static func lines(_ path: String) throws -> [JSONValue] {
        try read(path).split(separator: 0x0A).map { try JSONParser.parse($0) }
    }

    /// Writes bytes to a file.
    public static func write(_ bytes: [UInt8], to path: String) throws {
        guard let file = fopen(path, "w") else { throw EvaluationError("cannot write \(path)") }
        defer { fclose(file) }
        guard fwrite(bytes, 1, bytes.count, file) == bytes.count else { throw EvaluationError("cannot write \(path)") }
    }

    /// Writes one JSON value a line.
    public static func write<S: Sequence>(_ records: S, to path: String, _ body: (inout JSONWriter, S.Element) throws -> Void) throws {
        var bytes: [UInt8] = []
        for record in records {
            var writer = JSONWriter()
            try body(&writer, record)
            bytes += writer.bytes + [0x0A]
        }
        try write(bytes, to: path)
    }
}
