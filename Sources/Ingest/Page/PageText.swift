import Prose

/// The text that chosen blocks of a page make.
struct PageText {
    let scan: PageScan
    let options: IngestOptions

    /// The pieces of the text: without the headline, without what stands there twice, and with captions, tables and comments as the
    /// options ask.
    func pieces(_ chosen: [Int], title: String?) -> [ExtractedArticle.Piece] {
        withoutRepeats(withoutHeadline(asked(chosen), title: title)).map(piece)
    }

    /// All blocks, as a feed's fragment has them.
    func all() -> [ExtractedArticle.Piece] { scan.blocks.indices.map(piece) }

    private func piece(_ index: Int) -> ExtractedArticle.Piece {
        let block = scan.blocks[index]
        return .init(text: Array(scan.bytes(of: index)), kind: kind(index), source: block.source.isEmpty ? nil : block.source)
    }

    /// Captions, tables and comments as the options ask. What is kept must stand among the chosen blocks, comments after them.
    private func asked(_ chosen: [Int]) -> [Int] {
        if options.captions == .auto, options.tables == .auto, options.comments == .auto { return chosen }
        guard let first = chosen.first, let last = chosen.last else { return chosen }
        let isChosen = Set(chosen)
        return scan.blocks.indices.filter { index in
            let block = scan.blocks[index]
            let isInside = index >= first && index <= last
            if !block.allKinds.union(block.ownKinds).isDisjoint(with: .comment), options.comments != .auto {
                return options.comments == .keep && index > first && block.words >= 3 && block.linkShare < 60
            }
            if block.shape == .caption, options.captions != .auto { return options.captions == .keep && isInside }
            if block.shape == .cell || block.regions.contains(.table), options.tables != .auto {
                return options.tables == .keep && isInside && block.regions.isDisjoint(with: [.nav, .aside, .footer])
            }
            return isChosen.contains(index)
        }
    }

    /// The headline is metadata: above the first paragraph neither it nor another heading of the first level is text.
    private func withoutHeadline(_ chosen: [Int], title: String?) -> [Int] {
        let key = title.map { BlockWords.joined(BlockWords.of($0)) }
        let firstProse = chosen.firstIndex { scan.blocks[$0].words >= 12 && scan.blocks[$0].shape != .heading } ?? chosen.count
        return chosen.enumerated().filter { place, index in
            let block = scan.blocks[index]
            guard place <= firstProse, block.count <= 400 else { return true }
            return block.headingLevel != 1 && BlockWords.joined(BlockWords.of(scan.text(of: index))) != key
        }.map(\.element)
    }

    /// A paragraph that stood there before, but for a few words, is left out: pages repeat the lead and print quotations large.
    private func withoutRepeats(_ chosen: [Int]) -> [Int] {
        var seen = RunTable(capacity: chosen.reduce(0) { $0 + scan.blocks[$1].words })
        var words: [UInt64] = []
        var shared: [(block: Int32, count: Int)] = []
        return chosen.filter { index in
            guard scan.blocks[index].words >= 8 else { return true }
            words.removeAll(keepingCapacity: true)
            scan.buffer.withUnsafeBufferPointer {
                BlockWords.append(UnsafeBufferPointer(rebasing: $0[scan.blocks[index].range]), limit: .max, to: &words)
            }
            guard words.count >= 8 else { return true }
            // Runs of four words, and the earlier block that has each.
            shared.removeAll(keepingCapacity: true)
            for start in 0...(words.count - 4) {
                guard let other = seen.insert(BlockWords.joined(words[start..<(start + 4)]), Int32(index)), other != index else { continue }
                if let place = shared.firstIndex(where: { $0.block == other }) { shared[place].count += 1 } else if shared.count < 16 {
                    shared.append((other, 1))
                }
            }
            // Blocks of one make repeat each other because their author wished it (a refrain, a form); of another make is a copy.
            return !shared.contains { entry in
                scan.blocks[Int(entry.block)].signature != scan.blocks[index].signature && entry.count * 10 >= (words.count - 3) * 9 && scan.blocks[Int(entry.block)].words * 8 <= words.count * 10
            }
        }
    }

    private func kind(_ index: Int) -> Blocks.Kind {
        let block = scan.blocks[index]
        switch block.shape {
        case .heading: return .heading
        case .listItem: return .listItem
        case .cell: return .table
        case .quote: return .blockQuote
        case .caption: return .caption
        case .paragraph, .division, .preformatted, .definition: return isQuestion(index) ? .question : .paragraph
        }
    }

    /// True when every sentence of a block asks.
    private func isQuestion(_ index: Int) -> Bool {
        let block = scan.blocks[index]
        guard block.words >= 2, block.endsSentence, block.sentenceEnds <= 4 else { return false }
        let bytes = Array(scan.bytes(of: index))
        var asked = 0
        for (place, byte) in bytes.enumerated() {
            let isLast = place + 1 == bytes.count || bytes[place + 1] <= 0x22 || bytes[place + 1] == 0x29
            if byte == 0x3F, isLast { asked += 1 }
            // The full-width mark and the Arabic one.
            if byte == 0x9F, place >= 2, bytes[place - 1] == 0xBC, bytes[place - 2] == 0xEF { asked += 1 }
            if byte == 0x9F, place >= 1, bytes[place - 1] == 0xD8 { asked += 1 }
        }
        return asked > 0 && asked >= block.sentenceEnds
    }
}
