import Prose

/// The running text of wikitext: templates, files, references and markup go; a section of sources and what follows it goes too.
enum WikiText {
    static func pieces(_ source: String) -> [ExtractedArticle.Piece] {
        var pieces: [ExtractedArticle.Piece] = []
        for line in stripped(Array(source.utf8)).split(separator: 0x0A) {
            let text = Squeeze.text(line)
            if text.hasPrefix("=") {
                let heading = Squeeze.text(String(text.drop { $0 == "=" }.reversed().drop { $0 == "=" }.reversed()))
                if ["sources", "source", "external links", "references", "sister links", "related news"].contains(heading.lowercased()) { break }
                pieces.append(.init(text: Array(heading.utf8), kind: .heading))
            } else if let first = text.first, "*#:;".contains(first) {
                pieces.append(.init(text: Array(Squeeze.text(String(text.drop { "*#:;".contains($0) })).utf8), kind: .listItem))
            } else if !text.isEmpty, !text.hasPrefix("|"), !text.hasPrefix("{|"), !text.hasPrefix("!") {
                pieces.append(.init(text: Array(text.utf8), kind: .paragraph))
            }
        }
        while pieces.last?.kind == .heading { pieces.removeLast() }
        return pieces.filter { !$0.text.isEmpty }
    }

    /// Without templates, links' targets, tags and quotes of emphasis. One pass, no recursion.
    private static func stripped(_ bytes: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        var depth = 0
        // Where in the result each open link began.
        var links: [Int] = []
        var position = 0
        func starts(_ word: String) -> Bool { bytes[position...].starts(with: word.utf8) }
        while position < bytes.count {
            if starts("{{") {
                depth += 1
                position += 2
            } else if starts("}}") {
                depth = max(0, depth - 1)
                position += 2
            } else if depth > 0 {
                position += 1
            } else if starts("[[") {
                links.append(result.count)
                position += 2
            } else if starts("]]") {
                if let start = links.popLast() {
                    let inner = result[start...]
                    let isFile = ["file:", "image:", "category:", "datei:", "fichier:", "archivo:"].contains { inner.count >= $0.utf8.count && String(decoding: inner.prefix($0.utf8.count), as: UTF8.self).lowercased() == $0 }
                    if isFile {
                        result.removeSubrange(start...)
                    } else if let bar = inner.lastIndex(of: 0x7C) {
                        result.removeSubrange(start...bar)
                    }
                }
                position += 2
            } else if starts("<ref") || starts("<!--") {
                let end: String = starts("<!--") ? "-->" : "</ref>"
                position += 4
                while position < bytes.count, !starts(end), !(end == "</ref>" && starts("/>")) { position += 1 }
                position += end == "</ref>" && position < bytes.count && starts("/>") ? 2 : end.utf8.count
            } else if bytes[position] == 0x3C {
                while position < bytes.count, bytes[position] != 0x3E, bytes[position] != 0x0A { position += 1 }
                position += 1
            } else if starts("''") {
                while position < bytes.count, bytes[position] == 0x27 { position += 1 }
            } else {
                result.append(bytes[position])
                position += 1
            }
        }
        return result
    }
}
