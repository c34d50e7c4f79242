import Lexicons
import Markup

/// Walks a page once, in document order, and cuts its visible text into blocks.
struct PageScanner {
    private struct Open {
        var end: Int
        var node: Int
        var isBlock: Bool
        var kinds: ClassKind
        var allKinds: ClassKind
        var regions: PageRegion
        var signature: UInt64
    }

    private let tree: MarkupTree
    private let lexicon: ClassLexicon
    private let keepsHidden: Bool
    private let memo = ValueMemo(ClassFacts())
    private let traits = TagTraits.html
    private var scan = PageScan()
    private var open: [Open] = []
    private var writer = BlockWriter()
    private var linkEnd = 0
    private var boldEnd = 0
    private var source: Range<Int>?
    private var pendingBreaks = 0
    private var twinSlots: [UInt64: Int32] = [:]

    /// - Parameter keepsHidden: elements hidden by style are read too (pages that show their text by script).
    static func scan(_ tree: MarkupTree, lexicon: ClassLexicon, keepsHidden: Bool = false) -> PageScan {
        var scanner = PageScanner(tree: tree, lexicon: lexicon, keepsHidden: keepsHidden)
        scanner.walk()
        return scanner.scan
    }

    private init(tree: MarkupTree, lexicon: ClassLexicon, keepsHidden: Bool) {
        self.tree = tree
        self.lexicon = lexicon
        self.keepsHidden = keepsHidden
        scan.buffer.reserveCapacity(tree.textRange(of: 0).count / 2)
        scan.twinGroups = Array(repeating: -1, count: tree.count)
        open.append(Open(end: tree.count, node: 0, isBlock: true, kinds: [], allKinds: [], regions: [], signature: 0))
    }

    private mutating func walk() {
        tree.withCharacters { characters in
            var node = 1
            let count = tree.count
            while node < count {
                while let last = open.last, last.end <= node, open.count > 1 {
                    if last.isBlock { flush() }
                    open.removeLast()
                }
                let name = tree.name(of: node)
                if name == .text {
                    text(characters, node)
                    node += 1
                    continue
                }
                if traits.isSilent(name) && !(keepsHidden && name == .noscript) {
                    node = tree.end(of: node)
                    continue
                }
                let facts = ElementFacts(tree: tree, node: node, name: name, isBlock: traits.isBlock(name), lexicon: lexicon, memo: memo)
                if facts.isForListeners || (facts.isHidden && !keepsHidden) {
                    node = tree.end(of: node)
                    continue
                }
                element(node, name, facts)
                node += 1
            }
            flush()
        }
    }

    private mutating func element(_ node: Int, _ name: MarkupName, _ facts: ElementFacts) {
        switch name {
        case .br:
            pendingBreaks += 1
            if pendingBreaks >= 2 { flush() } else { writer.lineBreak() }
            return
        case .hr:
            flush()
            return
        case .a:
            linkEnd = max(linkEnd, tree.end(of: node))
            writer.linkCount += 1
        case .b, .strong: boldEnd = max(boldEnd, tree.end(of: node))
        default: break
        }
        let isBlock = traits.isBlock(name)
        let end = tree.end(of: node)
        guard end > node + 1 else {
            if isBlock { flush() }
            return
        }
        if isBlock { flush() }
        let parent = open[open.count - 1]
        var regions = parent.regions
        regions.formUnion(region(of: name))
        let kinds = facts.kinds
        if !isBlock, kinds.isEmpty { return }
        if name != .body, name != .html { regions.formUnion(facts.regions) }
        // The page as a whole says nothing about its parts.
        let inherits = name != .body && name != .html
        var signature = WordHash.joined(parent.signature, UInt64(name.rawValue))
        if isBlock {
            if facts.classHash != 0 { signature = WordHash.joined(signature, facts.classHash) }
            if !traits.isTextual(name) { countTwin(node, WordHash.joined(signature, UInt64(parent.node))) }
        }
        open.append(Open(
            end: end, node: node, isBlock: isBlock, kinds: kinds, allKinds: inherits ? parent.allKinds.union(kinds) : [],
            regions: regions, signature: isBlock ? signature : parent.signature))
    }

    /// Elements of one tag and class under one parent: cards, entries, comments.
    private mutating func countTwin(_ node: Int, _ key: UInt64) {
        let slot: Int32
        if let known = twinSlots[key] { slot = known } else {
            slot = Int32(scan.twinCounts.count)
            twinSlots[key] = slot
            scan.twinCounts.append(0)
        }
        scan.twinCounts[Int(slot)] += 1
        scan.twinGroups[node] = slot
    }

    private func region(of name: MarkupName) -> PageRegion {
        switch name {
        case .article: .article
        case .main: .main
        case .section: .section
        case .aside: .aside
        case .nav, .menu: .nav
        case .header: .header
        case .footer: .footer
        case .form, .fieldset: .form
        case .figure: .figure
        case .figcaption, .caption: .caption
        case .table: .table
        case .ul, .ol, .li: .list
        case .blockquote, .q: .quote
        case .button: .button
        case .details: .details
        case .dl: .definition
        case .pre: .preformatted
        case .dialog: .dialog
        case .a: .link
        default: []
        }
    }

    private mutating func text(_ characters: UnsafeBufferPointer<UInt8>, _ node: Int) {
        let isPreformatted = open[open.count - 1].regions.contains(.preformatted)
        let bytes = UnsafeBufferPointer(rebasing: characters[tree.textRange(of: node)])
        guard writer.append(bytes, isLink: node < linkEnd, isBold: node < boldEnd, keepsLines: isPreformatted) else { return }
        pendingBreaks = 0
        let place = tree.source(of: node)
        source = (source?.lowerBound ?? place.lowerBound)..<max(source?.upperBound ?? 0, place.upperBound)
    }

    private mutating func flush() {
        pendingBreaks = 0
        let start = scan.buffer.count
        guard let piece = writer.finish(into: &scan.buffer) else { return }
        defer { source = nil }
        var level = open.count - 1
        // Inline elements with a telling name belong to the block around them.
        var ownKinds: ClassKind = []
        while level > 0, !open[level].isBlock {
            ownKinds.formUnion(open[level].kinds)
            level -= 1
        }
        let holder = open[level]
        var near: ClassKind = []
        for above in stride(from: level - 1, through: max(0, level - 3), by: -1) { near.formUnion(open[above].kinds) }
        let name = tree.name(of: holder.node)
        var block = PageBlock(node: holder.node, shape: shape(name, holder.regions), range: start..<scan.buffer.count)
        if let heading = headingLevel(level) {
            block.shape = .heading
            block.headingLevel = heading
        }
        block.linkBytes = piece.linkBytes
        block.linkCount = piece.linkCount
        block.boldBytes = piece.boldBytes
        block.source = source ?? 0..<0
        block.ownKinds = holder.kinds.union(ownKinds)
        block.nearKinds = near
        block.allKinds = open[open.count - 1].allKinds
        block.regions = open[open.count - 1].regions
        block.depth = open.count
        block.signature = holder.signature
        scan.buffer.withUnsafeBufferPointer { BlockStatistics.count(UnsafeBufferPointer(rebasing: $0[start...]), into: &block) }
        if block.headingLevel == 1 { scan.mainHeadings.append(scan.blocks.count) }
        scan.blocks.append(block)
    }

    /// A heading's text may stand in an element inside it.
    private func headingLevel(_ level: Int) -> Int? {
        for above in stride(from: level, through: max(0, level - 2), by: -1) {
            switch tree.name(of: open[above].node) {
            case .h1: return 1
            case .h2: return 2
            case .h3: return 3
            case .h4: return 4
            case .h5: return 5
            case .h6: return 6
            default: continue
            }
        }
        return nil
    }

    private func shape(_ name: MarkupName, _ regions: PageRegion) -> PageBlock.Shape {
        switch name {
        case .figcaption, .caption: return .caption
        case .td, .th: return .cell
        case .pre: return .preformatted
        case .dt, .dd: return .definition
        case .li: return .listItem
        case .blockquote: return .quote
        default: break
        }
        if regions.contains(.caption) { return .caption }
        if regions.contains(.quote) { return .quote }
        if name == .p { return .paragraph }
        return .division
    }
}
