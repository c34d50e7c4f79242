import Prose

/// The lines above the first paragraph of a plain text: header fields, title, byline, dates.
struct TextHead {
    let lines: [TextLine]
    let judge: LineJudge
    /// The first paragraph.
    let end: Int

    func read(_ kinds: inout [Blocks.Kind], _ meta: inout Metadata) {
        var open: [Int] = []
        var dateLines: [Int] = []
        for index in 0..<min(end, 40) where kinds[index] != .boilerplate {
            let line = lines[index]
            if let field = judge.field(line), take(field, index, &kinds, &meta) { continue }
            if let date = judge.dateLine(line) {
                kinds[index] = .updateLine
                dateLines.append(index)
                Self.take(date, into: &meta)
            } else if let names = judge.byline(line), meta.authors.isEmpty {
                kinds[index] = .byline
                meta.authors = names
                meta.signals["authors"] = "byline"
            } else if judge.isCredit(line), index > 0 {
                kinds[index] = .credit
            } else if kinds[index] == .paragraph || kinds[index] == .question {
                open.append(index)
            }
        }
        // A bare name is an author where something else can be the title, or where a date stands beside it.
        if meta.authors.isEmpty {
            let others = open.filter { !judge.isPersonal(lines[$0].text) && kinds[$0] != .question }
            for index in open where judge.isPersonal(lines[index].text) {
                let isByDate = dateLines.contains { abs($0 - index) == 1 }
                let isBelowTitle = others.first.map { $0 < index } ?? false
                guard isByDate || isBelowTitle else { continue }
                kinds[index] = .byline
                meta.authors = [lines[index].text]
                meta.signals["authors"] = "byline"
                break
            }
        }
        if meta.title == nil { title(open.filter { kinds[$0] != .byline }, dateLines, &kinds, &meta) }
    }

    private func title(_ open: [Int], _ dateLines: [Int], _ kinds: inout [Blocks.Kind], _ meta: inout Metadata) {
        let byline = lines.indices.prefix(end).first { kinds[$0] == .byline }
        let limit = [dateLines.first, byline].compactMap { $0 }.min()
        guard let first = open.first, lines[first].text.utf8.count <= 300 else { return }
        let questions = lines[first].questions
        // Questions below byline or date open the text; a single one above them can be its title.
        if kinds[first] == .question, questions.asked > 1 || (limit.map { first > $0 } ?? false) || end >= lines.count { return }
        guard end < lines.count || first < lines.count - 1, !lines[first].endsSentence || questions.asked == 1 || lines[first].text.hasSuffix("!") || lines[first].text.hasSuffix(":") == false && lines[first].wordCount <= 12 else { return }
        kinds[first] = .title
        meta.title = lines[first].text
        meta.signals["title"] = "title-line"
        // A title that was wrapped goes on in the next line of its group.
        if open.count > 1, open[1] == first + 1, !lines[first + 1].opensGroup, lines[first].wordCount >= 5, !lines[first + 1].endsSentence,
            lines[first + 1].text.first?.isLowercase == true
        {
            kinds[first + 1] = .title
            meta.title = lines[first].text + " " + lines[first + 1].text
        }
    }

    private func take(_ field: (name: String, value: String), _ index: Int, _ kinds: inout [Blocks.Kind], _ meta: inout Metadata) -> Bool {
        switch field.name {
        case "title":
            meta.title = field.value
            kinds[index] = .title
            meta.signals["title"] = "field"
        case "author":
            let names = AuthorNames(words: judge.resources.bylines).names(in: field.value)
            guard !names.isEmpty else { return false }
            meta.authors = names
            kinds[index] = .byline
            meta.signals["authors"] = "field"
        case "published":
            guard let found = judge.resources.dates.first(in: field.value, order: judge.order) else { return false }
            meta.published = found.day
            meta.publishedTime = found.time
            kinds[index] = .updateLine
            meta.signals["published"] = "field"
        case "site":
            meta.site = field.value
            kinds[index] = .boilerplate
        case "url":
            guard WebAddress.isWeb(field.value) else { return false }
            meta.url = field.value
            kinds[index] = .boilerplate
        case "section":
            meta.section = field.value
            kinds[index] = .boilerplate
        case "language":
            guard let tag = LanguageTag.normalized(field.value), field.value.count <= 8 else { return false }
            meta.language = tag
            kinds[index] = .boilerplate
        default: return false
        }
        return true
    }

    static func take(_ date: (found: FoundDate, isUpdate: Bool, isPublication: Bool), into meta: inout Metadata) {
        if date.isUpdate {
            if meta.modified == nil {
                meta.modified = date.found.day
                meta.signals["modified"] = "update-line"
            }
        } else if meta.published == nil || (date.isPublication && meta.signals["published"] == "date-line") {
            meta.published = date.found.day
            meta.publishedTime = date.found.time
            meta.signals["published"] = date.isPublication ? "published-line" : "date-line"
        }
    }
}
