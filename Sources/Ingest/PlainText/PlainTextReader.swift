import Prose

/// Reads plain text. The text stays as it is; blocks say what is title, byline, date, credit or furniture of a page.
struct PlainTextReader {
    let resources: IngestResources

    struct Result {
        var text: Text
        var blocks: Blocks
        var metadata: Metadata
    }

    func read(_ bytes: [UInt8]) throws -> Result {
        let text = Text(bytes)
        let lines = TextLine.lines(of: text.bytes)
        guard !lines.isEmpty else { throw IngestError.empty }
        var kinds = [Blocks.Kind](repeating: .paragraph, count: lines.count)
        var meta = Metadata()
        meta.format = "text"
        meta.language = LanguageGuess(words: resources.languages).language(of: text.bytes)
        let judge = LineJudge(resources: resources, order: DayOrder.of(language: meta.language, url: nil))
        for (index, line) in lines.enumerated() { kinds[index] = kind(line, judge) }
        let firstProse = lines.indices.first { lines[$0].isProse && kinds[$0] != .boilerplate } ?? lines.count
        TextHead(lines: lines, judge: judge, end: firstProse).read(&kinds, &meta)
        markTail(lines, judge, firstProse, &kinds, &meta)
        markHeadings(lines, firstProse, &kinds)
        if meta.published == nil { inlineDateline(lines, firstProse, judge, &meta) }
        if meta.published == nil, let modified = meta.modified {
            meta.published = modified
            meta.signals["published"] = "update-line"
        }
        return Result(text: text, blocks: Blocks(merged(lines, kinds)), metadata: meta)
    }

    private func kind(_ line: TextLine, _ judge: LineJudge) -> Blocks.Kind {
        if resources.lines.isFurniture(line.text) { return .boilerplate }
        let questions = line.questions
        if questions.asked > 0, questions.asked == questions.all, line.text.contains(" ") { return .question }
        if judge.isListItem(line) { return .listItem }
        if line.text.hasPrefix("> ") { return .blockQuote }
        return .paragraph
    }

    /// Credit lines and dates after the last paragraph of the text.
    private func markTail(_ lines: [TextLine], _ judge: LineJudge, _ firstProse: Int, _ kinds: inout [Blocks.Kind], _ meta: inout Metadata) {
        var index = lines.count - 1
        var budget = 12
        while index > firstProse, budget > 0 {
            let line = lines[index]
            if kinds[index] != .boilerplate {
                if judge.isCredit(line) {
                    kinds[index] = .credit
                } else if let date = judge.dateLine(line) {
                    kinds[index] = .updateLine
                    TextHead.take(date, into: &meta)
                } else if meta.authors.isEmpty, budget >= 8, let names = judge.byline(line) {
                    kinds[index] = .byline
                    meta.authors = names
                    meta.signals["authors"] = "byline"
                } else if line.isProse {
                    break
                }
            }
            index -= 1
            budget -= 1
        }
    }

    /// A short line between paragraphs that ends like none.
    private func markHeadings(_ lines: [TextLine], _ firstProse: Int, _ kinds: inout [Blocks.Kind]) {
        for index in lines.indices where index > firstProse && kinds[index] == .paragraph {
            let line = lines[index]
            guard line.wordCount <= 12, !line.endsSentence, line.text.utf8.count <= 120, index + 1 < lines.count else { continue }
            guard lines[index + 1].isProse || kinds[index + 1] == .listItem, line.opensGroup || lines[index - 1].isProse else { continue }
            guard line.text.first?.isUppercase == true || line.text.first?.isNumber == true || line.text.first?.isLowercase == false,
                line.text.last.map({ !",;-".contains($0) }) ?? false
            else { continue }
            kinds[index] = .heading
        }
    }

    /// "KABUL, Jan 5, 2023 (Agency) - The …": the day of a report stands before its first sentence.
    private func inlineDateline(_ lines: [TextLine], _ firstProse: Int, _ judge: LineJudge, _ meta: inout Metadata) {
        guard firstProse < lines.count else { return }
        let head = Array(lines[firstProse].text.utf8.prefix(90))
        guard let found = resources.dates.first(in: head, order: judge.order) else { return }
        let after = String(decoding: head[min(found.range.upperBound, head.count)...], as: UTF8.self)
        let place = String(decoding: head[..<found.range.lowerBound], as: UTF8.self)
        guard after.prefix(30).contains(where: { "–—-(".contains($0) }), place.first?.isUppercase == true, !place.contains(".") || place.count < 40,
            place.split(separator: " ").count <= 5
        else { return }
        meta.published = found.day
        meta.publishedTime = found.time
        meta.signals["published"] = "dateline"
    }

    /// Lines that were wrapped are one block; all others are one each.
    private func merged(_ lines: [TextLine], _ kinds: [Blocks.Kind]) -> [Blocks.Block] {
        var blocks: [Blocks.Block] = []
        var index = 0
        while index < lines.count {
            var last = index
            if kinds[index] == .paragraph || kinds[index] == .question || kinds[index] == .listItem {
                while last + 1 < lines.count, !lines[last + 1].opensGroup, kinds[last + 1] == .paragraph || kinds[last + 1] == .question,
                    isWrapped(lines[last])
                { last += 1 }
            }
            let kind: Blocks.Kind = last > index && kinds[index] == .question && kinds[last] != .question ? .paragraph : kinds[index]
            blocks.append(.init(span: Span(lines[index].range.lowerBound, lines[last].range.upperBound), kind: kind))
            index = last + 1
        }
        return blocks
    }

    /// A line that a margin ended and not its author.
    private func isWrapped(_ line: TextLine) -> Bool {
        let count = line.text.count
        return (40...100).contains(count) && (!line.endsSentence || count >= 60)
    }
}
