/// The blocks of a page where its authors and dates are shown.
struct BylinePlaces {
    let scan: PageScan
    let content: [Int]

    /// Short blocks around the headline and the beginning of the text, those named for dates first.
    func dateBlocks() -> [(text: String, rank: Int)] {
        var blocks: [(index: Int, rank: Int)] = []
        let heading = scan.mainHeadings.first ?? -1
        let start = content.first ?? heading
        for (index, block) in scan.blocks.enumerated() where block.count <= 260 && block.digits >= 3 {
            guard block.allKinds.isDisjoint(with: [.comment, .related, .sidebar, .footer]) || block.ownKinds.contains(.date) else { continue }
            let isNear = index >= min(heading, start) - 6 && index <= start + 8
            let isNamed = !block.ownKinds.union(block.nearKinds).isDisjoint(with: [.date, .byline, .meta])
            let isFurniture = !block.regions.isDisjoint(with: [.aside, .nav, .footer])
            var rank = 0
            if block.ownKinds.contains(.date) { rank += 4 }
            if isNamed { rank += 4 }
            if isNear { rank += 5 }
            if isFurniture { rank -= 5 }
            if block.count <= 60 { rank += 1 }
            if block.count > 100 { rank -= 3 }
            if rank > 0 { blocks.append((index, rank)) }
        }
        let sorted = blocks.sorted { ($1.rank, $0.index) < ($0.rank, $1.index) }
        return sorted.prefix(20).map { (scan.text(of: $0.index), $0.rank) }
    }

    /// Short blocks that are named for authors or begin like a byline near the headline.
    func authorBlocks() -> [String] {
        var blocks: [(index: Int, rank: Int)] = []
        let heading = scan.mainHeadings.first ?? -1
        let start = content.first ?? heading
        for (index, block) in scan.blocks.enumerated() where block.count <= 160 && block.letters > 1 {
            guard block.allKinds.isDisjoint(with: [.comment, .related, .sidebar, .footer]) else { continue }
            let isNear = index >= min(heading, start) - 6 && index <= start + 6
            let kinds = block.ownKinds.union(block.nearKinds)
            var rank = 0
            if block.ownKinds.contains(.author) || block.ownKinds.contains(.byline) { rank += 6 }
            else if !kinds.isDisjoint(with: [.author, .byline]) { rank += 3 }
            if startsWithBy(index) { rank += isNear ? 7 : 4 }
            if isNear, rank > 0 { rank += 3 }
            if kinds.contains(.bio) { rank -= 4 }
            if block.count > 80 { rank -= 2 }
            if rank >= 4 { blocks.append((index, rank)) }
        }
        return blocks.sorted { ($1.rank, $0.index) < ($0.rank, $1.index) }.prefix(6).map { text(of: $0.index) }
    }

    /// "Written by" may stand alone, with the name in the next block.
    private func text(of index: Int) -> String {
        let text = scan.text(of: index)
        guard text.utf8.count <= 14, index + 1 < scan.blocks.count, text.hasText("by") || text.hasSuffix(":") else { return text }
        return text + " " + scan.text(of: index + 1)
    }

    private func startsWithBy(_ index: Int) -> Bool {
        let bytes = scan.bytes(of: index)
        return ["By ", "BY ", "by ", "Written by", "Posted by", "Article by", "Words by", "Text by", "Story by", "Por ", "Von ", "Par "].contains {
            bytes.starts(with: $0.utf8)
        }
    }
}
