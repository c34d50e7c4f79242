import Prose

/// Adds to "between 2001 and 2009" and "from May to July 2021" the expression that spans the whole range, linked to both ends.
enum RangeBuilder {
    /// The mentions in order of the text, each range before its two points.
    static func adding(to mentions: [Mention], replacing: Bool = false) -> [Mention] {
        guard mentions.count > 1 else { return mentions }
        var result = mentions
        var openers: [(first: Int, span: Span)] = []
        for index in mentions.indices.dropFirst() {
            let first = result[index - 1], second = result[index]
            // "From 2017" by itself is an open interval.
            let opensItself = replacing && first.bound == .since && first.reading.has(.bound)
            guard second.joint != 0, first.sentence == second.sentence, var begin = first.begin, let end = second.end,
                first.kind == .date, second.kind == .date, first.granularity == second.granularity || first.opener != nil || opensItself
            else { continue }
            guard second.joint == 1 || (second.joint == 2 && first.opener != nil) else { continue }
            if replacing, begin >= end, let earlier = first.alternatives.compactMap({ CivilDate(iso: $0.value) }).first(where: { $0 < end }) {
                // "Between 22 January and now": the one before now.
                result[index - 1].calendar = CalendarValue(day: earlier)
                result[index - 1].value = "\(earlier)"
                (result[index - 1].begin, result[index - 1].alternatives) = (earlier, [])
                begin = earlier
            }
            guard begin < end, !(openers.last.map { $0.first == index - 2 } ?? false) else { continue }
            openers.append((index - 1, Span(first.opener ?? first.span.start, second.span.end)))
        }
        guard !openers.isEmpty else { return mentions }
        let mentions = result
        result = []
        var moved: [Int] = []
        var next = 0
        for index in mentions.indices {
            if next < openers.count, openers[next].first == index {
                var range = mentions[index]
                range.span = openers[next].span
                range.kind = .duration
                range.rule = "range"
                range.value = "\(point(mentions[index]))/\(point(mentions[index + 1]))"
                range.end = mentions[index + 1].end
                range.mod = nil
                range.anchor = nil
                range.bound = nil
                if !replacing || mentions[index].isExplicit || mentions[index + 1].isExplicit || mentions[index + 1].reading.form == .present {
                    range.alternatives = []
                }
                range.confidence = min(mentions[index].confidence, mentions[index + 1].confidence)
                range.beginPoint = result.count + 1
                range.endPoint = result.count + 2
                result.append(range)
                next += 1
            }
            moved.append(result.count)
            result.append(mentions[index])
        }
        if replacing {
            // Who asks for a range does not want its ends.
            let ends = Set(result.flatMap { $0.rule == "range" ? [$0.beginPoint, $0.endPoint].compactMap { $0 } : [] })
            var kept: [Mention] = []
            for index in result.indices where !ends.contains(index) {
                var mention = result[index]
                (mention.anchor, mention.beginPoint, mention.endPoint) = (nil, nil, nil)
                kept.append(mention)
            }
            return kept
        }
        for index in result.indices {
            if let anchor = result[index].anchor { result[index].anchor = moved[anchor] }
        }
        return result
    }

    /// The value of an end; a day where it is told as the present.
    private static func point(_ mention: Mention) -> String {
        mention.reading.form == .present ? mention.begin.map { "\($0)" } ?? mention.value : mention.value
    }
}
