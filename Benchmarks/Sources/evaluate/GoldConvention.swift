import Rapporteur

/// Where the gold of news formats and archives follows a rule of its own, not the format's. What the program gives is right by the
/// specifications; these rules translate it. `--plain` leaves them out.
enum GoldConvention {
    /// The gold of archives was read off warcio, which leaves the last chunk's line and the trailer fields of a chunked message in
    /// the payload, less the two bytes that it takes for a line end. Bodies that have a content coding end before that.
    static func payload(of record: WebRecord) -> [UInt8] {
        record.trailer.count > 2 && !record.wasCoded ? record.payload + Array("0\r\n".utf8) + record.trailer.dropFirst(2) : record.payload
    }

    /// The gold text of news formats is their paragraphs: no headings (but NITF's), quotations or tables.
    static func text(of document: Document) -> String {
        let keepsHeadings = document.metadata.format == "nitf"
        guard let blocks = try? document.layer(Blocks.self).blocks else { return document.text[document.text.span] }
        let kept = blocks.filter { $0.kind == .paragraph || $0.kind == .listItem || keepsHeadings && $0.kind == .heading }
        return (kept.isEmpty ? blocks : kept).map { document.text[$0.span] }.joined(separator: "\n")
    }

    /// The gold author is the byline as printed; journals join names by semicolons, newspapers by words.
    static func byline(_ names: [String], format: String?) -> String? {
        guard let last = names.last else { return nil }
        if names.count == 1 { return last }
        return format == "jats" ? names.joined(separator: "; ") : names.dropLast().joined(separator: ", ") + " and " + last
    }

    /// The gold text of journals lacks every paragraph that has a figure or a table in it. The same paragraphs without them.
    static func withoutFigureParagraphs(_ xml: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        // Where in the result each open paragraph began, and whether it holds a figure.
        var open: [(start: Int, hasFigure: Bool)] = []
        var position = 0
        func has(_ word: String) -> Bool {
            guard xml[position...].starts(with: word.utf8) else { return false }
            let after = position + word.utf8.count
            return after < xml.count && [0x20, 0x3E, 0x2F, 0x0A, 0x0D, 0x09].contains(xml[after])
        }
        while position < xml.count {
            if xml[position] == 0x3C {
                if has("<p") { open.append((result.count, false)) }
                if ["<fig", "<fig-group", "<table-wrap", "<media", "<supplementary-material", "<tex-math"].contains(where: has) {
                    for index in open.indices { open[index].hasFigure = true }
                }
                if has("</p"), let paragraph = open.popLast(), paragraph.hasFigure {
                    result.removeSubrange(paragraph.start...)
                    position += 4
                    continue
                }
            }
            result.append(xml[position])
            position += 1
        }
        return result
    }
}
