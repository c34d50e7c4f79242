/// What kind of input some bytes are, by their content alone.
enum InputFormat: Equatable, Sendable {
    case html, xml, text, json, warc, gzip
    /// Something that holds no article; the name of it.
    case other(String)
}

/// Tells formats apart by what the bytes say, never by a file's suffix.
enum FormatSniffer {
    /// Signatures of formats that hold no text for us.
    private static let signatures: [(bytes: [UInt8], name: String)] = [
        (Array("%PDF-".utf8), "a PDF file"), ([0x89, 0x50, 0x4E, 0x47], "a PNG image"), ([0xFF, 0xD8, 0xFF], "a JPEG image"),
        (Array("GIF8".utf8), "a GIF image"), ([0x50, 0x4B, 3, 4], "a ZIP archive"), ([0x7F, 0x45, 0x4C, 0x46], "an ELF executable"),
        (Array("{\\rtf".utf8), "an RTF file"), ([0xD0, 0xCF, 0x11, 0xE0], "an OLE file (old Office)"), (Array("BZh".utf8), "a bzip2 archive"),
        ([0xFD, 0x37, 0x7A, 0x58, 0x5A], "an xz archive"), ([0x28, 0xB5, 0x2F, 0xFD], "a Zstandard archive"),
        (Array("Rar!".utf8), "a RAR archive"), ([0x37, 0x7A, 0xBC, 0xAF], "a 7z archive"), (Array("RIFF".utf8), "a RIFF file (audio, video, WebP)"),
        (Array("OggS".utf8), "an Ogg file"), (Array("ID3".utf8), "an MP3 file"), (Array("SQLite format 3".utf8), "an SQLite database"),
        (Array("%!PS".utf8), "a PostScript file"), (Array("wOFF".utf8), "a web font"), (Array("wOF2".utf8), "a web font"),
    ]

    /// The format of raw bytes.
    static func format(of bytes: [UInt8]) -> InputFormat {
        if bytes.starts(with: [0x1F, 0x8B]) { return .gzip }
        if bytes.starts(with: Array("WARC/".utf8)) || bytes.starts(with: Array("filedesc://".utf8)) { return .warc }
        for signature in signatures where bytes.starts(with: signature.bytes) { return .other(signature.name) }
        if bytes.count > 11, Array(bytes[4..<8]) == Array("ftyp".utf8) { return .other("an MP4 file") }
        return .text
    }

    /// The format of decoded text.
    static func format(ofText text: [UInt8]) -> InputFormat {
        guard let first = text.firstIndex(where: { $0 > 0x20 }) else { return .text }
        let head = text[first..<min(first + 4_096, text.count)]
        if head.first == 0x3C {
            if startsWith("<!doctype html", head) || startsWith("<html", head) || startsWith("<head", head) || startsWith("<body", head) {
                return .html
            }
            // Only XML declares entities in the page.
            if startsWith("<!doctype", head), hasSubset(head) { return .xml }
            if startsWith("<?xml", head) { return xhtml(text[first..<min(first + 65_536, text.count)]) ? .html : .xml }
            if let root = rootName(head) {
                // An element of HTML and the root of JATS have one name.
                let isJournal = root == "article" && ByteSearch.first("<front", in: head) != nil
                return htmlRoots.contains(root) && !isJournal ? .html : (isXMLRoot(root, head) ? .xml : markupShare(text))
            }
            return markupShare(text)
        }
        if head.first == 0x7B || head.first == 0x5B, looksLikeJSON(text[first...]) { return .json }
        return markupShare(text)
    }

    private static let htmlRoots: Set<String> = [
        "html", "head", "body", "div", "p", "article", "section", "main", "span", "table", "h1", "h2", "script", "meta", "title",
        "link", "style", "ul", "ol", "a", "b", "i", "center", "font", "br", "img", "header", "nav", "blockquote", "form", "base",
    ]

    /// True for a document type declaration with declarations of its own: `<!DOCTYPE l [<!ENTITY …`.
    private static func hasSubset(_ head: ArraySlice<UInt8>) -> Bool {
        var quote: UInt8 = 0
        for byte in head.dropFirst(9) {
            if quote != 0 {
                if byte == quote { quote = 0 }
            } else if byte == 0x22 || byte == 0x27 {
                quote = byte
            } else if byte == 0x3E || byte == 0x5B {
                return byte == 0x5B
            }
        }
        return false
    }

    /// XML that has HTML as its root element.
    private static func xhtml(_ text: ArraySlice<UInt8>) -> Bool {
        rootName(text) == "html"
    }

    /// Local name of the first element, lower-cased; comments, declarations and instructions are passed over.
    static func rootName(_ text: ArraySlice<UInt8>) -> String? {
        var position = text.startIndex
        while position < text.endIndex {
            guard text[position] == 0x3C, position + 1 < text.endIndex else {
                position += 1
                continue
            }
            let next = text[position + 1]
            if next == 0x21 || next == 0x3F {
                if startsWith("<!--", text[position...]) {
                    guard let end = ByteSearch.first("-->", in: text[(position + 4)...]) else { return nil }
                    position = end.upperBound
                } else {
                    position = afterDeclaration(text, position)
                }
                continue
            }
            var name: [UInt8] = []
            var at = position + 1
            while at < text.endIndex, name.count < 60 {
                let byte = text[at] &- 0x41 < 26 ? text[at] | 0x20 : text[at]
                if byte == 0x3A { name.removeAll() } else if byte > 0x2F || byte == 0x2D { 
                    if byte == 0x3E { break }
                    name.append(byte)
                } else { break }
                at += 1
            }
            return name.isEmpty ? nil : String(decoding: name, as: UTF8.self)
        }
        return nil
    }

    private static func afterDeclaration(_ text: ArraySlice<UInt8>, _ start: Int) -> Int {
        var depth = 0
        var position = start
        while position < text.endIndex {
            switch text[position] {
            case 0x5B: depth += 1
            case 0x5D: depth -= 1
            case 0x3E where depth <= 0: return position + 1
            default: break
            }
            position += 1
        }
        return text.endIndex
    }

    private static func isXMLRoot(_ root: String, _ head: ArraySlice<UInt8>) -> Bool {
        XMLDialect(rootName: root) != nil || ByteSearch.first("xmlns", in: head.prefix(600)) != nil
    }

    /// Text with tags all over is a piece of HTML.
    private static func markupShare(_ text: [UInt8]) -> InputFormat {
        var tags = 0
        let limit = min(text.count, 1 << 18)
        var position = 0
        while position + 2 < limit {
            if text[position] == 0x3C {
                let next = text[position + 1] == 0x2F ? text[position + 2] : text[position + 1]
                if next | 0x20 >= 0x61, next | 0x20 <= 0x7A { tags += 1 }
            }
            position += 1
        }
        return tags >= 3 && tags * 2_000 > limit ? .html : .text
    }

    private static func looksLikeJSON(_ text: ArraySlice<UInt8>) -> Bool {
        guard let last = text.last(where: { $0 > 0x20 }) else { return false }
        guard last == 0x7D || last == 0x5D else { return false }
        // A bracketed remark at the start of a text is none: keys and strings are in straight quotes.
        return text.prefix(200).contains(0x22)
    }

    static func startsWith(_ word: StaticString, _ bytes: ArraySlice<UInt8>) -> Bool {
        guard bytes.count >= word.utf8CodeUnitCount else { return false }
        for index in 0..<word.utf8CodeUnitCount {
            let byte = bytes[bytes.startIndex + index]
            if (byte &- 0x41 < 26 ? byte | 0x20 : byte) != word.utf8Start[index] { return false }
        }
        return true
    }
}
