import Lexicons

/// The blocks that sites have on many of their pages, by host: read from a file that `TemplateLearner` wrote.
struct SiteTemplate: Sendable {
    /// A line of the file that cannot be read.
    struct Fault: Error, CustomStringConvertible {
        let description: String
    }

    /// What stands for the host where no address is known.
    static let unknownHost = "-"

    private var blocks: [String: Set<UInt64>] = [:]

    /// - Throws: `Fault` with file and line.
    init(_ file: MappedFile, name: String) throws {
        for (index, line) in file.text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() where !line.isEmpty && !line.hasPrefix("#") {
            let columns = line.split(separator: "\t", omittingEmptySubsequences: false)
            guard columns.count >= 2, !columns[0].isEmpty, columns[1].utf8.count == 16, let hash = UInt64(columns[1], radix: 16) else {
                throw Fault(description: "\(name):\(index + 1): expected a host and a hash of 16 hexadecimal digits, with a tab between")
            }
            blocks[String(columns[0]), default: []].insert(hash)
        }
    }

    /// True for a block that the host has on other pages.
    func holds(_ text: [UInt8], host: String) -> Bool {
        guard let known = blocks[host], let hash = Self.hash(text) else { return false }
        return known.contains(hash)
    }

    /// The host of an address, or what stands for it.
    static func host(_ address: String?) -> String {
        let host = address.map(WebAddress.host) ?? ""
        return host.isEmpty ? unknownHost : host
    }

    /// FNV-1a (64 bits) of the letters in lower case, with every number as one 0: counters and dates differ from page to page. Nil
    /// for blocks without a letter.
    static func hash(_ text: [UInt8]) -> UInt64? {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        var hasLetter = false, inNumber = false, inWord = false
        func add(_ byte: UInt8) { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
        for byte in text {
            let isDigit = byte &- 0x30 < 10
            let isLetter = byte >= 0x80 || (byte | 0x20) &- 0x61 < 26
            if isDigit {
                if !inNumber { add(0x30) }
            } else if isLetter {
                // Words are told apart, whatever stands between them.
                if !inWord, hasLetter { add(0x20) }
                add(byte &- 0x41 < 26 ? byte | 0x20 : byte)
                hasLetter = true
            }
            inNumber = isDigit
            inWord = isLetter
        }
        return hasLetter ? hash : nil
    }
}
