import CZlib
import Testing

@testable import Ingest

@Suite struct WebArchiveReaderTests {
    static let http = "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n"

    static func warc(_ type: String, _ id: String, _ block: String, length: Int? = nil) -> String {
        "WARC/1.0\r\nWARC-Type: \(type)\r\nWARC-Target-URI: <https://h.example/\(id)>\r\nWARC-Record-ID: <urn:uuid:\(id)>\r\nContent-Type: application/http; msgtype=\(type)\r\nContent-Length: \(length ?? block.utf8.count)\r\n\r\n\(block)\r\n\r\n"
    }

    /// One gzip member.
    static func gzip(_ bytes: [UInt8], window: Int32 = 31) -> [UInt8] {
        var state = z_stream()
        deflateInit2_(&state, 6, Z_DEFLATED, window, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
        defer { deflateEnd(&state) }
        var input = bytes
        var output = [UInt8](repeating: 0, count: bytes.count + 200)
        let written = input.withUnsafeMutableBufferPointer { source in
            output.withUnsafeMutableBufferPointer { target in
                (state.next_in, state.avail_in) = (source.baseAddress, UInt32(source.count))
                (state.next_out, state.avail_out) = (target.baseAddress, UInt32(target.count))
                deflate(&state, Z_FINISH)
                return target.count - Int(state.avail_out)
            }
        }
        return Array(output[..<written])
    }

    func records(_ bytes: [UInt8]) throws -> [WebRecord] {
        var records: [WebRecord] = []
        try WebArchiveReader().records(in: bytes) { records.append($0) }
        return records
    }

    func payloads(_ text: String) throws -> [String] { try records(Array(text.utf8)).map { String(decoding: $0.payload, as: UTF8.self) } }

    @Test func recordsKeepWhatTheirHeadersSay() throws {
        let record = try #require(try records(Array(Self.warc("response", "1", Self.http + "\r\n<p>x</p>").utf8)).first)
        #expect(record.type == "response" && record.address == "https://h.example/1" && record.identifier == "urn:uuid:1")
        #expect(record.status == 200 && record.mediaType == "text/html" && record.charset == "utf-8")
        #expect(record.payload == Array("<p>x</p>".utf8))
    }

    @Test func aRequestHasTheBodyForItsPayload() throws {
        #expect(try payloads(Self.warc("request", "1", "POST /x HTTP/1.1\r\nHost: h\r\n\r\na=b")) == ["a=b"])
    }

    @Test(arguments: [0, 3, 500, 100_000]) func aWrongLengthCostsNoOtherRecord(_ length: Int) throws {
        let archive = Self.warc("response", "1", Self.http + "\r\none", length: length) + Self.warc("response", "2", Self.http + "\r\ntwo")
        #expect(try payloads(archive) == ["one", "two"])
    }

    @Test func theEndOfATruncatedFileIsKept() throws {
        let record = try #require(try records(Array(Self.warc("response", "1", Self.http + "\r\npart", length: 5_000).utf8)).first)
        #expect(record.truncated == "length" && String(decoding: record.payload, as: UTF8.self).hasPrefix("part"))
    }

    @Test func chunksAreJoinedAndFalseOnesLeft() throws {
        let chunked = Self.http + "Transfer-Encoding: chunked\r\n\r\n"
        #expect(try payloads(Self.warc("response", "1", chunked + "3;e=1\r\none\r\n4\r\n two\r\n0\r\nT: y\r\n\r\n")) == ["one two"])
        #expect(try payloads(Self.warc("response", "1", chunked + "<p>dead beef</p>")) == ["<p>dead beef</p>"])
        #expect(try payloads(Self.warc("response", "1", chunked + "fffffffffff\r\nx")) == ["fffffffffff\r\nx"])
    }

    @Test func contentCodingsAreTakenOffUnlessTheHeaderLies() throws {
        let page = Array("<p>A page that was packed.</p>".utf8)
        for (coding, packed) in [("gzip", Self.gzip(page)), ("deflate", Self.gzip(page, window: 15)), ("deflate", Self.gzip(page, window: -15)), ("gzip", page), ("br", page), ("zstd", page), ("identity", page)] {
            let head = Array("WARC/1.1\r\nWARC-Type: response\r\nContent-Type: application/http\r\n\r\n\(Self.http)Content-Encoding: \(coding)\r\n\r\n".utf8)
            #expect(try records(head + packed).first?.payload == page, "\(coding)")
        }
        if Zstandard.isAvailable {
            // One frame with one raw block, by hand (RFC 8878).
            let frame: [UInt8] = [0x28, 0xB5, 0x2F, 0xFD, 0x20, 0x03, 0x19, 0x00, 0x00, 0x6F, 0x6E, 0x65]
            #expect(Zstandard.decoded(frame, limit: 100) == Array("one".utf8))
        }
    }

    @Test func membersMayHoldOneRecordOrAllOrAPart() throws {
        let one = Array(Self.warc("response", "1", Self.http + "\r\none").utf8), two = Array(Self.warc("response", "2", Self.http + "\r\ntwo").utf8)
        let wanted = [Array("one".utf8), Array("two".utf8)]
        #expect(try records(Self.gzip(one) + Self.gzip(two)).map(\.payload) == wanted)
        #expect(try records(Self.gzip(one + two)).map(\.payload) == wanted)
        #expect(try records(Self.gzip(Array(one[..<60])) + Self.gzip(Array(one[60...] + two))).map(\.payload) == wanted)
    }

    @Test func aDamagedMemberCostsItsRecordAlone() throws {
        var damaged = Self.gzip(Array(Self.warc("response", "1", Self.http + "\r\n" + String(repeating: "noise ", count: 80)).utf8))
        for index in 40..<60 { damaged[index] ^= 0x5A }
        let last = Self.gzip(Array(Self.warc("response", "2", Self.http + "\r\ntwo").utf8))
        #expect(try records(damaged + last).last?.payload == Array("two".utf8))
    }

    @Test func arcFilesAreReadWithBlanksInAddresses() throws {
        let body = "HTTP/1.0 200 OK\nContent-Type: text/html\n\n<p>x</p>"
        let archive = "filedesc://a.arc 0.0.0.0 20140216050221 text/plain 14\n1 0 Us\nURL IP\n\nhttps://h.example/a b 1.2.3.4 20140216050221 text/html \(body.utf8.count)\n\(body)\nhttps://h.example/2 1.2.3.4 20140216050222 text/html 9999\n\(body)"
        let found = try records(Array(archive.utf8))
        #expect(found.map(\.type) == ["warcinfo", "response", "response"])
        #expect(found[1].address == "https://h.example/a%20b" && found[1].date == "2014-02-16T05:02:21Z" && found[1].payload == Array("<p>x</p>".utf8))
        #expect(found[2].payload == Array("<p>x</p>".utf8))
    }

    @Test func revisitsNameWhatTheyRepeat() throws {
        let text = Self.warc("revisit", "1", Self.http + "\r\n").replacing("WARC-Record", with: "WARC-Refers-To-Target-URI: https://h.example/0\r\nWARC-Record")
        #expect(try records(Array(text.utf8)).first?.repeats == "https://h.example/0")
    }

    @Test func theFilterTakesStatusTypeAndAddress() throws {
        func takes(_ options: IngestOptions, _ change: (inout WebRecord) -> Void = { _ in }) throws -> Bool {
            var record = WebRecord()
            record.type = "response"
            record.status = 200
            record.mediaType = "text/html"
            record.address = "https://h.example/news/1"
            record.payload = [0x41]
            change(&record)
            return try RecordFilter(options).takes(record)
        }
        #expect(try takes(IngestOptions()))
        #expect(try !takes(IngestOptions()) { $0.status = 404 })
        #expect(try takes(IngestOptions(statuses: ["200-299", "404"])) { $0.status = 404 })
        #expect(try !takes(IngestOptions()) { $0.mediaType = "image/png" })
        #expect(try takes(IngestOptions(types: ["text/*"])) { $0.mediaType = "text/plain" })
        #expect(try takes(IngestOptions(addresses: ["https://h.example/news/*"])))
        #expect(try !takes(IngestOptions(addresses: ["*/sport/*"])))
        #expect(try !takes(IngestOptions()) { $0.type = "revisit" })
        #expect(throws: RecordFilter.Fault.self) { try takes(IngestOptions(statuses: ["ok"])) }
    }

    @Test func anyBytesGiveRecordsOrNone() throws {
        var random = Random(seed: 9)
        let pieces = [Self.warc("response", "1", Self.http + "\r\none"), "WARC/1.0\r\n", "Content-Length: ", "99", "\r\n\r\n", "HTTP/1.1 200 OK\r\n", "Transfer-Encoding: chunked\r\n", "0\r\n", "filedesc://a 0.0.0.0 20140216050221 a 5\n", "\u{1F}\u{8B}"]
        for _ in 0..<300 {
            let bytes = random.bytes(of: pieces, count: 12)
            let plain = try records(bytes).map(\.payload)
            #expect(try records(bytes).map(\.payload) == plain)
            if bytes.starts(with: Array("WARC/".utf8)) {
                let packed = try records(Self.gzip(bytes))
                #expect(packed.count <= plain.count + 1)
            }
        }
    }
}
