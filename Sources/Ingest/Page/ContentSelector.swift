import Markup
import Prose

/// Chooses the blocks of a page that are the article's text by density: the first guess, which the block model corrects.
struct ContentSelector {
    let tree: MarkupTree
    let scan: PageScan

    /// Indexes of the chosen blocks, in order, and the element that holds most of the prose.
    func choose() -> (blocks: [Int], container: Int?) {
        guard let container = bestContainer() else { return (scan.blocks.indices.filter { isProse(scan.blocks[$0]) }, nil) }
        let range = container..<tree.end(of: container)
        var chosen = scan.blocks.indices.filter { range.contains(scan.blocks[$0].node) && accepts(scan.blocks[$0]) }
        if chosen.isEmpty { chosen = scan.blocks.indices.filter { range.contains(scan.blocks[$0].node) && scan.blocks[$0].linkShare < 50 && scan.blocks[$0].words >= 5 } }
        // Headings without text after them are heads of what was left out.
        while let last = chosen.last, scan.blocks[last].shape == .heading { chosen.removeLast() }
        if let first = chosen.first, scan.blocks[first].headingLevel == 1 { chosen.removeFirst() }
        return (chosen, container)
    }

    private func isProse(_ block: PageBlock) -> Bool {
        block.words >= 8 && block.linkShare < 40 && block.regions.isDisjoint(with: [.nav, .footer, .aside])
    }

    private func accepts(_ block: PageBlock) -> Bool {
        if block.shape == .caption { return false }
        if !block.regions.isDisjoint(with: [.nav, .footer, .aside, .form, .dialog, .button]) { return false }
        if !block.ownKinds.union(block.nearKinds).isDisjoint(with: .furniture) { return block.words > 40 && block.linkShare < 20 }
        if block.shape == .heading { return block.linkShare < 60 }
        if block.linkShare > 50 { return block.endsSentence && block.words > 8 }
        return block.words >= 3
    }

    /// The element with most prose: every block votes for its parent, half for the one above, a third of that further up.
    private func bestContainer() -> Int? {
        var scores: [Int: Int] = [:]
        var order: [Int] = []
        for block in scan.blocks where block.words >= 8 && block.linkShare < 50 {
            if !block.regions.isDisjoint(with: [.nav, .footer, .aside, .form, .dialog]) { continue }
            if !block.allKinds.isDisjoint(with: [.comment, .related, .consent]) { continue }
            var points = (10 + block.commas * 10 + min(block.count / 10, 30)) * (100 - block.linkShare) / 100
            if block.shape == .paragraph { points += 10 }
            var node = block.shape == .division ? block.node : tree.parent(of: block.node)
            for divisor in [1, 2, 6, 9, 12] {
                guard node > 0, tree.name(of: node) != .html else { break }
                if scores[node] == nil { order.append(node) }
                scores[node, default: 0] += points / divisor
                node = tree.parent(of: node)
            }
        }
        var best: (node: Int, score: Int)?
        for node in order {
            let score = scores[node] ?? 0
            if score > best?.score ?? 0 { best = (node, score) }
        }
        guard var node = best?.node, let top = best?.score else { return nil }
        // An element above that holds much more prose of the same kind is the article; the best was a section of it.
        while true {
            let parent = tree.parent(of: node)
            guard parent > 0, let score = scores[parent], score * 10 > top * 7, tree.name(of: parent) != .body else { break }
            node = parent
        }
        return node
    }
}
