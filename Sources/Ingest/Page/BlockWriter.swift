/// Collects the text of one block: white space squeezed, invisible characters dropped, links measured.
struct BlockWriter {
    private var bytes: [UInt8] = []
    private var linkBytes = 0
    private var boldBytes = 0
    var linkCount = 0
    private var pendingSpace = false
    private var pendingBreak = false

    mutating func lineBreak() { if !bytes.isEmpty { pendingBreak = true } }

    /// Adds a text node. Returns true when there was more in it than white space.
    mutating func append(_ text: UnsafeBufferPointer<UInt8>, isLink: Bool, isBold: Bool = false, keepsLines: Bool) -> Bool {
        var position = 0
        let count = text.count
        let before = bytes.count
        while position < count {
            let byte = text[position]
            if byte > 0x20, byte < 0x7F {
                separate()
                // Runs of plain words with single spaces are the most of all text.
                var end = position + 1
                while end < count {
                    if text[end] &- 0x21 < 0x5E {
                        end += 1
                    } else if text[end] == 0x20, end + 1 < count, text[end + 1] &- 0x21 < 0x5E {
                        end += 2
                    } else {
                        break
                    }
                }
                bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[position..<end]))
                position = end
            } else if byte == 0x0A, keepsLines {
                lineBreak()
                position += 1
            } else if byte <= 0x20 {
                pendingSpace = true
                position += 1
            } else {
                position += special(text, position)
            }
        }
        if isLink { linkBytes += bytes.count - before }
        if isBold { boldBytes += bytes.count - before }
        return bytes.count > before
    }

    /// A non-ASCII character or a control: spaces of all widths are spaces, what has no width is dropped.
    private mutating func special(_ text: UnsafeBufferPointer<UInt8>, _ at: Int) -> Int {
        let lead = text[at]
        if lead == 0x7F { return 1 }
        let length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC0 ? 2 : 1
        guard at + length <= text.count else {
            separate()
            bytes.append(contentsOf: [0xEF, 0xBF, 0xBD])
            return text.count - at
        }
        if lead == 0xC2 {
            let next = text[at + 1]
            if next < 0xA0 {
                // A control of the C1 set is a character of windows-1252 that was read as Latin-1.
                guard let meant = WindowsControls.meant(by: next) else { return 2 }
                separate()
                bytes.append(contentsOf: meant)
                return 2
            }
            if next == 0xA0 {
                pendingSpace = true
                return 2
            }
            if next == 0xAD { return 2 }
        } else if lead == 0xE2 {
            let second = text[at + 1], third = text[at + 2]
            if second == 0x80 {
                switch third {
                case 0x80...0x8A, 0xA8, 0xA9, 0xAF:
                    pendingSpace = true
                    return 3
                case 0x8B, 0x8E, 0x8F, 0xAA...0xAE: return 3
                default: break
                }
            } else if second == 0x81, third == 0x9F {
                pendingSpace = true
                return 3
            } else if second == 0x81, third >= 0xA0, third <= 0xAF {
                return 3
            }
        } else if lead == 0xE3, text[at + 1] == 0x80, text[at + 2] == 0x80 {
            pendingSpace = true
            return 3
        } else if lead == 0xEF, text[at + 1] == 0xBB, text[at + 2] == 0xBF {
            return 3
        } else if lead == 0xEE {
            // Private use: the glyphs of icon fonts.
            return 3
        }
        separate()
        for offset in 0..<length { bytes.append(text[at + offset]) }
        return length
    }

    private mutating func separate() {
        if pendingBreak {
            bytes.append(0x0A)
        } else if pendingSpace, !bytes.isEmpty {
            bytes.append(0x20)
        }
        pendingBreak = false
        pendingSpace = false
    }

    /// The block so far, and a fresh start; nil when it is empty.
    mutating func finish() -> (bytes: [UInt8], linkBytes: Int, linkCount: Int)? {
        var result: [UInt8] = []
        return finish(into: &result).map { (result, $0.linkBytes, $0.linkCount) }
    }

    /// Adds the block so far to a buffer, and starts afresh; nil when there is nothing.
    mutating func finish(into buffer: inout [UInt8]) -> (linkBytes: Int, linkCount: Int, boldBytes: Int)? {
        defer {
            bytes.removeAll(keepingCapacity: true)
            linkBytes = 0
            boldBytes = 0
            linkCount = 0
            pendingSpace = false
            pendingBreak = false
        }
        if bytes.isEmpty { return nil }
        buffer.append(contentsOf: bytes)
        return (linkBytes, linkCount, boldBytes)
    }
}
