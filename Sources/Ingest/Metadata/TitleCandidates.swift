import Prose

/// Every text of a page that may be its title, with what speaks for it.
struct TitleCandidates {
    struct Candidate {
        var text: String
        var key: String
        var bits: UInt64
        /// Of the forms of one title the most believed is shown.
        var rank: Int
        var source: String
        var families: UInt8 = 0
    }

    let chooser: TitleChooser
    private(set) var list: [Candidate] = []
    private var elementKey = ""

    init(chooser: TitleChooser) { self.chooser = chooser }

    mutating func read(_ signals: PageSignals, _ scan: PageScan, content: [Int]) {
        let element = signals.titleElement.map { PlainValue.text($0, limit: 500) } ?? ""
        elementKey = TitleChooser.key(element)
        let data = signals.jsonLD.headline.map { PlainValue.text($0, limit: 500) }
        headings(scan, content)
        for candidate in signals.candidates(.title).prefix(10) {
            let text = PlainValue.text(candidate.value, limit: 500)
            switch candidate.source {
            case "meta:og:title": add(text, .openGraph, cut: .openGraphCut, "meta", rank: 2, family: 2)
            case "meta:twitter:title": add(text, .twitter, cut: .twitterCut, "meta", rank: 4, family: 2)
            case "itemprop:headline": add(text, .itemprop, cut: nil, "itemprop", rank: 3, family: 16)
            default: add(text, .metaOther, cut: nil, "meta", rank: 5, family: 4)
            }
        }
        if let data { add(data, .linkedData, cut: .linkedDataCut, "json-ld", rank: 3, family: 1) }
        if !element.isEmpty {
            add(element, .element, cut: .elementCut, "title", rank: 6, family: 8)
            if let sides = chooser.sides(element) {
                add(sides.left, .elementLeft, cut: nil, "title", rank: 6, family: 8)
                add(sides.right, .elementRight, cut: nil, "title", rank: 7, family: 8)
                let parts = chooser.parts(element)
                if parts.count > 2 {
                    add(parts[0], .elementFirst, cut: nil, "title", rank: 7, family: 8)
                    add(parts[parts.count - 1], .elementLast, cut: nil, "title", rank: 8, family: 8)
                }
            }
        }
        relate(element: elementKey, others: list.filter { $0.bits & (TitleFeature.openGraph.bit | TitleFeature.linkedData.bit) != 0 }.map(\.key))
    }

    private mutating func headings(_ scan: PageScan, _ content: [Int]) {
        let headings = scan.mainHeadings.prefix(8).filter { scan.blocks[$0].count <= 400 }
        let start = content.first ?? Int.max
        // The heading nearest above the text, or the first below its beginning.
        let near = headings.last { $0 <= start } ?? headings.first
        for (place, index) in headings.enumerated() {
            let text = Self.withoutMarks(PlainValue.text(scan.text(of: index), limit: 500))
            add(text, headings.count == 1 ? .headingOnly : place == 0 ? .headingFirst : .headingLater, cut: nil, "h1", rank: 0, family: 32)
            if index == near { mark(text, .headingNear) }
            if index <= start, index + 12 >= start { mark(text, .headingBeforeText) }
            if content.contains(index) { mark(text, .headingInText) }
        }
        if let index = scan.blocks.indices.first(where: { scan.blocks[$0].headingLevel == 2 && scan.blocks[$0].count <= 300 }), headings.isEmpty || index <= start {
            add(Self.withoutMarks(PlainValue.text(scan.text(of: index))), .secondFirst, cut: nil, "h2", rank: 1, family: 64)
        }
        let named = scan.blocks.indices.first { index in
            let block = scan.blocks[index]
            return block.headingLevel != 1 && block.headingLevel != 2 && block.count >= 8 && block.count <= 250 && block.ownKinds.contains(.title) && index <= start && index + 20 >= min(start, scan.blocks.count)
        }
        if let named { add(Self.withoutMarks(PlainValue.text(scan.text(of: named))), .titleClass, cut: nil, "class", rank: 1, family: 64) }
    }

    /// The marks by which headings can be linked to are no part of them.
    private static func withoutMarks(_ text: String) -> String {
        var text = text
        while let last = text.last, "¶#§🔗\u{F0C1}".contains(last) || last.isWhitespace { text.removeLast() }
        return text
    }

    private mutating func add(_ text: String, _ feature: TitleFeature, cut: TitleFeature?, _ source: String, rank: Int, family: UInt8) {
        if let cut {
            let clean = chooser.clean(text)
            if clean != text { add(clean, cut, cut: nil, source, rank: rank, family: family) }
        }
        let key = TitleChooser.key(text)
        guard !key.isEmpty, text.utf8.count <= 500, list.count < 40 else { return }
        if let index = list.firstIndex(where: { $0.key == key }) {
            list[index].bits |= feature.bit
            list[index].families |= family
            if rank < list[index].rank || (list[index].bits & TitleFeature.isShouted.bit != 0 && !Self.isShouted(text)) {
                list[index].text = text
                list[index].rank = rank
                if list[index].source != "h1" { list[index].source = source }
            }
            if !Self.isShouted(text) { list[index].bits &= ~TitleFeature.isShouted.bit }
            return
        }
        list.append(Candidate(text: text, key: key, bits: feature.bit | (Self.isShouted(text) ? TitleFeature.isShouted.bit : 0), rank: rank, source: source, families: family))
    }

    private mutating func mark(_ text: String, _ feature: TitleFeature) {
        let key = TitleChooser.key(text)
        if let index = list.firstIndex(where: { $0.key == key }) { list[index].bits |= feature.bit }
    }

    private static func isShouted(_ text: String) -> Bool { text.utf8.count > 6 && !text.contains(where: \.isLowercase) && text.contains(where: \.isUppercase) }

    /// What a text is by itself and beside the others.
    private mutating func relate(element: String, others: [String]) {
        let known = Set((element + " " + others.joined(separator: " ")).split(separator: " "))
        let headings = list.filter { $0.families & 32 != 0 }.map(\.key)
        let cuts = TitleFeature.elementCut.bit | TitleFeature.openGraphCut.bit
        for index in list.indices {
            let candidate = list[index]
            let words = candidate.key.split(separator: " ")
            var bits = candidate.bits
            func set(_ feature: TitleFeature, _ holds: Bool) { if holds { bits |= feature.bit } }
            set(.isSite, chooser.isSite(candidate.text))
            set(.oneWord, words.count == 1)
            set(.twoWords, words.count == 2)
            set(.long, words.count > 22)
            set(.hasBar, candidate.text.contains { $0 == "|" || $0 == "｜" || $0 == "»" })
            set(.beginsElement, candidate.key.count >= 4 && element.hasPrefix(candidate.key) && element != candidate.key)
            set(.endsElement, candidate.key.count >= 4 && element.hasSuffix(candidate.key) && element != candidate.key)
            if candidate.families & 0x60 != 0 {
                let share = words.isEmpty ? 0 : words.filter { known.contains($0) }.count * 100 / words.count
                set(.overlapHigh, share >= 60)
                set(.overlapLow, share < 30)
            }
            let agreeing = candidate.families.nonzeroBitCount
            set(.families2, agreeing == 2)
            set(.families3, agreeing >= 3)
            set(.headingAgrees, candidate.families & 32 != 0 && agreeing >= 2)
            set(.cutAgrees, bits & cuts != 0 && agreeing >= 2)
            // The first part of what several signals give whole.
            set(.longerAgreed, candidate.key.count >= 4 && list.contains { $0.families & 3 != 0 && $0.families.nonzeroBitCount >= 2 && $0.key.hasPrefix(candidate.key + " ") })
            // A date or the word "Blog" before the headline proper.
            set(.insideHeading, candidate.families & 32 == 0 && words.count >= 3 && headings.contains { $0 != candidate.key && $0.hasSuffix(" " + candidate.key) })
            set(.hasLead, candidate.families & 32 != 0 && list.contains { $0.families & 32 == 0 && $0.key.count > 10 && $0.key != candidate.key && candidate.key.hasSuffix(" " + $0.key) })
            list[index].bits = bits
        }
    }
}
