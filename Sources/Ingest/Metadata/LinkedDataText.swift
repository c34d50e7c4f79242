import Prose

/// JSON as pages really write it: wrapped in comments, with commas too many, single quotes escaped, several values in a row.
enum LinkedDataText {
    /// The values that a script holds; empty for what is beyond repair.
    static func values(_ script: ArraySlice<UInt8>) -> [JSONValue] {
        var script = script
        if let mark = ByteSearch.first("<![cdata[", in: script.prefix(200)) { script = script[mark.upperBound...] }
        guard let start = script.firstIndex(where: { $0 == 0x7B || $0 == 0x5B }),
            let end = script.lastIndex(where: { $0 == 0x7D || $0 == 0x5D }), end > start
        else { return [] }
        if let value = try? JSONParser.parse(script[start...end]) { return [value] }
        return pieces(script[start...]).prefix(20).compactMap { try? JSONParser.parse($0) }
    }

    /// Cuts at the end of each outermost value and mends what is inside. One pass.
    private static func pieces(_ bytes: ArraySlice<UInt8>) -> [[UInt8]] {
        var result: [[UInt8]] = []
        var piece: [UInt8] = []
        var closers: [UInt8] = []
        var inString = false
        var at = bytes.startIndex
        func next(_ from: Int) -> UInt8? { bytes[from...].first { $0 > 0x20 } }
        while at < bytes.endIndex, result.count < 20 {
            let byte = bytes[at]
            at += 1
            if inString {
                switch byte {
                case 0x5C:
                    guard at < bytes.endIndex else { break }
                    let escaped = bytes[at]
                    at += 1
                    if "\"\\/bfnrtu".utf8.contains(escaped) { piece += [byte, escaped] } else { piece.append(escaped) }
                case 0x22:
                    // A quote that no JSON could go on from belongs to the text.
                    let following = next(at) ?? 0x7D
                    if [0x2C, 0x3A, 0x7D, 0x5D].contains(following) {
                        inString = false
                        piece.append(byte)
                    } else {
                        piece += [0x5C, byte]
                    }
                default: piece.append(byte < 0x20 ? 0x20 : byte)
                }
                continue
            }
            switch byte {
            case 0x22 where !closers.isEmpty:
                inString = true
                piece.append(byte)
            case 0x7B, 0x5B:
                closers.append(byte == 0x7B ? 0x7D : 0x5D)
                piece.append(byte)
            case 0x7D, 0x5D:
                guard closers.last == byte else { continue }
                closers.removeLast()
                piece.append(byte)
                if closers.isEmpty {
                    result.append(piece)
                    piece = []
                }
            case 0x2C:
                // A comma before the end of a list or after another is one too many.
                guard !closers.isEmpty, let following = next(at), following != 0x7D, following != 0x5D, following != 0x2C else { continue }
                piece.append(byte)
            case 0x2F where at < bytes.endIndex && bytes[at] == 0x2A:
                // A comment.
                while at + 1 < bytes.endIndex, !(bytes[at] == 0x2A && bytes[at + 1] == 0x2F) { at += 1 }
                at = min(bytes.endIndex, at + 2)
            default: if !closers.isEmpty { piece.append(byte) }
            }
        }
        // What was cut off is closed.
        if !closers.isEmpty, piece.count > 40 {
            if inString { piece.append(0x22) }
            result.append(piece + closers.reversed())
        }
        return result
    }
}
