import Markup

/// Short texts of feeds as words.
enum FeedWords {
    /// Elements that stand inside a word or sentence; all others part words.
    private static let inline: Set<String> = [
        "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "del", "dfn", "em", "font", "i", "ins", "kbd", "mark", "q", "s",
        "samp", "small", "span", "strike", "strong", "sub", "sup", "tt", "u", "var", "wbr",
    ]
    private static let silent: Set<String> = ["script", "style", "template", "noscript"]

    /// The words of a piece of HTML.
    static func words(of tree: MarkupTree) -> String {
        var bytes: [UInt8] = []
        var parting: [Int] = []
        var node = 1
        while node < tree.count {
            while let last = parting.last, last <= node {
                bytes.append(0x20)
                parting.removeLast()
            }
            if tree.name(of: node) == .text {
                bytes.append(contentsOf: tree.textBytes(of: node))
            } else {
                let spelling = tree.spelling(of: node)
                if silent.contains(spelling) {
                    node = tree.end(of: node)
                    continue
                }
                if !inline.contains(spelling) {
                    bytes.append(0x20)
                    parting.append(tree.end(of: node))
                }
            }
            node += 1
        }
        return squeezed(bytes)
    }

    static func squeezed(_ text: String) -> String { squeezed(Array(text.utf8)) }

    /// White space of all widths as single blanks, none at the ends; controls gone.
    private static func squeezed(_ bytes: [UInt8]) -> String {
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count)
        var isPending = false
        var position = 0
        while position < bytes.count {
            let byte = bytes[position]
            if byte <= 0x20 || byte == 0x7F {
                isPending = isPending || byte == 0x20 || byte &- 9 < 5
                position += 1
                continue
            }
            if let length = space(bytes, position) {
                isPending = true
                position += length
                continue
            }
            if byte == 0xC2, position + 1 < bytes.count, bytes[position + 1] < 0xA0 {
                if let meant = WindowsControls.meant(by: bytes[position + 1]) {
                    if isPending, !result.isEmpty { result.append(0x20) }
                    isPending = false
                    result.append(contentsOf: meant)
                }
                position += 2
                continue
            }
            if isPending, !result.isEmpty { result.append(0x20) }
            isPending = false
            result.append(byte)
            position += 1
        }
        return String(decoding: result, as: UTF8.self)
    }

    /// Length of a space beyond ASCII; nil for other characters.
    private static func space(_ bytes: [UInt8], _ at: Int) -> Int? {
        if bytes[at] == 0xC2 { return at + 1 < bytes.count && bytes[at + 1] == 0xA0 ? 2 : nil }
        guard at + 2 < bytes.count else { return nil }
        if bytes[at] == 0xE2, bytes[at + 1] == 0x80 { return bytes[at + 2] <= 0x8A || bytes[at + 2] == 0xAF || bytes[at + 2] & 0xFE == 0xA8 ? 3 : nil }
        if bytes[at] == 0xE2, bytes[at + 1] == 0x81, bytes[at + 2] == 0x9F { return 3 }
        return bytes[at] == 0xE3 && bytes[at + 1] == 0x80 && bytes[at + 2] == 0x80 ? 3 : nil
    }
}
