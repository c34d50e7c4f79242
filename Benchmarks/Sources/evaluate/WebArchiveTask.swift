import Rapporteur

/// Web archives: a folder with `gold.jsonl` (only ids are read) and `files/<id>`; all records with the SHA-1 of their payload.
enum WebArchiveTask: Task {
    static let name = "warc"
    static let help = "records of a folder of web archives (gold.jsonl for ids, files/<id>); --plain: payloads by the specification alone"

    static func run(_ arguments: Arguments) throws {
        try Files.write(try Files.lines("\(arguments.input)/gold.jsonl"), to: arguments.output) { writer, record in
            let id = record[key: "id"]?.string ?? ""
            let bytes = try MappedFile("\(arguments.input)/files/\(id)").bytes
            let isPlain = arguments.options["plain"] != nil
            var records: [WebRecord] = []
            try WebArchiveReader().records(in: bytes) { records.append($0) }
            writer.object { writer in
                writer.key("id")
                writer.string(id)
                writer.key("records")
                writer.array(records) { writer, record in
                    writer.object { writer in
                        writer.key("type")
                        writer.string(record.type)
                        writer.key("uri")
                        writer.string(orNull: record.address)
                        writer.key("payload_len")
                        let payload = isPlain ? record.payload : GoldConvention.payload(of: record)
                        writer.integer(payload.count)
                        writer.key("payload_sha1")
                        writer.string(SHA1.hexadecimal(payload))
                    }
                }
            }
        }
    }
}

/// SHA-1 (FIPS 180-4), which the gold of web archives uses.
private enum SHA1 {
    static func hexadecimal(_ bytes: [UInt8]) -> String {
        var state: [UInt32] = [0x6745_2301, 0xEFCD_AB89, 0x98BA_DCFE, 0x1032_5476, 0xC3D2_E1F0]
        var padded = bytes + [0x80]
        while padded.count % 64 != 56 { padded.append(0) }
        for shift in stride(from: 56, through: 0, by: -8) { padded.append(UInt8(truncatingIfNeeded: (bytes.count * 8) >> shift)) }
        func rotate(_ x: UInt32, _ n: UInt32) -> UInt32 { x << n | x >> (32 - n) }
        var w = [UInt32](repeating: 0, count: 80)
        for block in stride(from: 0, to: padded.count, by: 64) {
            for i in 0..<16 {
                w[i] = (0..<4).reduce(0) { $0 << 8 | UInt32(padded[block + i * 4 + $1]) }
            }
            for i in 16..<80 { w[i] = rotate(w[i - 3] ^ w[i - 8] ^ w[i - 14] ^ w[i - 16], 1) }
            var (a, b, c, d, e) = (state[0], state[1], state[2], state[3], state[4])
            for i in 0..<80 {
                let (f, k): (UInt32, UInt32) = switch i {
                case 0..<20: ((b & c) | (~b & d), 0x5A82_7999)
                case 20..<40: (b ^ c ^ d, 0x6ED9_EBA1)
                case 40..<60: ((b & c) | (b & d) | (c & d), 0x8F1B_BCDC)
                default: (b ^ c ^ d, 0xCA62_C1D6)
                }
                (a, b, c, d, e) = (rotate(a, 5) &+ f &+ e &+ k &+ w[i], a, rotate(b, 30), c, d)
            }
            state = [state[0] &+ a, state[1] &+ b, state[2] &+ c, state[3] &+ d, state[4] &+ e]
        }
        return state.map { word in
            let digits = String(word, radix: 16)
            return String(repeating: "0", count: 8 - digits.count) + digits
        }.joined()
    }
}
