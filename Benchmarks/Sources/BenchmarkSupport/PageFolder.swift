import Glibc
import Rapporteur

/// A folder of web pages: `gold.jsonl`, of which only ids and addresses are read, and `html/<id>.html` or `.html.gz`.
public struct PageFolder {
    /// One page of it.
    public struct Page {
        /// The page's id in the set.
        public let id: String
        /// Where the page was fetched from, when the folder tells.
        public let address: String?
        /// The page as it was fetched, unpacked.
        public let bytes: [UInt8]
    }

    private let path: String
    private let records: [JSONValue]

    /// - Throws: when there is no `gold.jsonl`, or it is no JSON.
    public init(_ path: String) throws {
        self.path = path
        records = try Files.lines("\(path)/gold.jsonl")
    }

    /// Writes one line of JSON a page, in the folder's order.
    public func write(to output: String, _ body: (inout JSONWriter, Page) throws -> Void) throws {
        try Files.write(records, to: output) { writer, record in
            let id = record[key: "id"]?.string ?? ""
            let plain = "\(path)/html/\(id).html"
            try body(&writer, Page(id: id, address: record[key: "url"]?.string, bytes: try Files.read(access(plain, R_OK) == 0 ? plain : plain + ".gz")))
        }
    }
}
