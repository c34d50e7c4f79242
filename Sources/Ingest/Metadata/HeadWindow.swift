/// Where on a page its headline, byline and date stand: around the headline and the beginning of the text.
struct HeadWindow {
    /// Blocks and nodes of the window.
    let blocks: ClosedRange<Int>
    let nodes: ClosedRange<Int>
    /// Block of the headline and first block of the text, where there are any.
    let heading: Int?
    let start: Int?
    /// Their nodes.
    let headingNode: Int?
    /// First block of the text below the headline, and its node: the headline itself and the line of the day may be among what was chosen.
    let text: Int?
    let textNode: Int?
    /// Last node of the text.
    let lastNode: Int

    init(_ scan: PageScan, content: [Int], title: String?) {
        let key = title.map(TitleChooser.key)
        let start = content.first
        // The headline proper: the last heading above the text that says what the title says.
        let same = scan.mainHeadings.prefix(40).filter { key != nil && TitleChooser.key(scan.text(of: $0)) == key }
        heading = same.last { $0 <= start ?? Int.max } ?? same.first ?? scan.mainHeadings.last { $0 <= start ?? Int.max } ?? scan.mainHeadings.first
        self.start = start
        headingNode = heading.map { scan.blocks[$0].node }
        let top = heading ?? -1
        text = content.first { $0 > top && scan.blocks[$0].words >= 8 } ?? content.first { $0 > top } ?? start
        textNode = text.map { scan.blocks[$0].node }
        let last = scan.blocks.count - 1
        guard last >= 0 else {
            blocks = 0...0
            nodes = 0...0
            lastNode = 0
            return
        }
        let anchors = [heading, start].compactMap { $0 }
        let low = anchors.min() ?? 0, high = anchors.max() ?? 0
        // A headline far above the text has its byline beside it.
        let from = max(0, low - 7)
        // Soon after the end of a short text other articles begin, each with its own day.
        let to = min(last, high - low > 40 ? low + 14 : max(high, min(high + 8, (content.last ?? last) + 2)))
        blocks = from...max(from, to)
        nodes = scan.blocks[from].node...max(scan.blocks[from].node, scan.blocks[max(from, to)].node)
        lastNode = content.last.map { scan.blocks[$0].node } ?? scan.blocks[last].node
    }
}
