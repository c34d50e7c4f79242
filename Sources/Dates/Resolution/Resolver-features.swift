import Prose

extension Resolver {
    /// What speaks for or against a candidate.
    func features(_ index: Int, _ candidate: CalendarValue, _ story: [(year: Int, mention: Int)], _ reading: Reading) -> [AnchorFeature] {
        var result: [AnchorFeature] = []
        let kind: Int32 = reading.has(.w) && !reading.has(.m) ? 3 : candidate.unit <= .day ? 0 : candidate.unit == .month ? 1 : 2
        let narrative: Int32 = mode == .narrative ? 1 : 0
        let cues = self.cues[index]
        var bucket: Int32 = 9
        if let published {
            let days = side(of: candidate, published)
            bucket = kind == 3 ? Int32(clamping: max(-8, min(8, days))) : Self.bucket(days)
            result.append(AnchorFeature(.side, kind, bucket, narrative))
            let sign: Int32 = bucket < 0 ? -1 : bucket > 0 ? 1 : 0
            if mode == .published || kind == 3 {
                // Of a weekday only the side counts: how many days away it is says nothing of tense.
                let near = kind == 3 ? sign : bucket
                result.append(AnchorFeature(.sideBefore, kind == 3 ? 1 : 0, cues.before.rawValue, near))
                result.append(AnchorFeature(.sideAfter, kind == 3 ? 1 : 0, cues.after.rawValue, near))
                if cues.before != .none, cues.after != .none {
                    result.append(AnchorFeature(.verbs, cues.before.rawValue, cues.after.rawValue, sign))
                }
                result.append(AnchorFeature(.sideForward, kind == 3 ? 1 : 0, cues.pointsForward ? 1 : 0, sign))
                result.append(AnchorFeature(.sidePreposition, kind == 3 ? 1 : 0, cues.preposition, sign))
                if cues.pointsForwardAfter { result.append(AnchorFeature(.sideForwardAfter, kind == 3 ? 1 : 0, cues.before == .none ? 1 : 2, sign)) }
            }
        }
        if kind != 3, let year = candidate.year, !story.isEmpty {
            let dated = lastMention(before: index, atLeast: .month).flatMap { mentions[$0].isDeictic ? nil : mentions[$0].calendar?.year }
            let rank = story.firstIndex { $0.year == year } ?? 4
            result.append(AnchorFeature(.story, Int32(min(rank, 4)), year == dated ? 1 : dated == nil ? 2 : 0, narrative))
            if rank < 3 {
                let how = howTold(story[rank].mention)
                result.append(AnchorFeature(.storyHow, Int32(rank), how, mentions[story[rank].mention].calendar?.unit == .year ? 1 : 0))
            }
        }
        if let at = lastMention(before: index, atLeast: .month), let before = mentions[at].calendar?.firstDay, let here = candidate.firstDay {
            let months = (Int(here.dayNumber) - Int(before.dayNumber)) / 30
            let order: Int32 = kind == 3 ? Int32(clamping: max(-8, min(8, Int(here.dayNumber - before.dayNumber)))) + 20 : Self.order(months, Int(here.dayNumber - before.dayNumber))
            result.append(AnchorFeature(.order, order, kind == 3 ? Self.distance(mentions[index].sentence - mentions[at].sentence) : min(kind, 1), narrative))
        }
        if kind != 3, mode == .narrative, let ahead = ahead(index, candidate) { result.append(ahead) }
        if reading.has(.m), let weekday = reading[.w], let date = candidate.date {
            result.append(AnchorFeature(.weekday, date.weekday == Int(weekday) ? 1 : 0))
        }
        return result
    }

    /// How a candidate lies to the next date that tells its year: stories go forward, and both often lie in one year.
    private func ahead(_ index: Int, _ candidate: CalendarValue) -> AnchorFeature? {
        let next = nextTold[index]
        guard next != index, let year = candidate.year, let told = explicitYear(mentions[next].reading) else { return nil }
        let month = candidate.month ?? candidate.season.map { $0 * 3 } ?? candidate.quarter.map { $0 * 3 } ?? 6
        let lies = Self.lies((year, month), to: (told, mentions[next].reading[.m]))
        return AnchorFeature(.ahead, lies, Self.distance(mentions[next].sentence - mentions[index].sentence))
    }

    /// 1 in the year of a date, 2 in it but in a later month, 3 and 4 before it (within a year or not), 5 and 6 after it.
    private static func lies(_ here: (year: Int, month: Int), to there: (year: Int, month: Int32?)) -> Int32 {
        let months = (there.year - here.year) * 12 + Int(there.month ?? 6) - here.month
        if here.year == there.year { return there.month != nil && months < 0 ? 2 : 1 }
        return months < -12 ? 6 : months < 0 ? 5 : months <= 12 ? 3 : 4
    }

    private func howTold(_ mention: Int) -> Int32 {
        cues[mention].before == .none && cues[mention].after == .none ? 5 : cues[mention].preposition
    }

    private static func bucket(_ days: Int) -> Int32 {
        let size: Int32 = switch abs(days) {
        case 0: 0
        case 1...31: 1
        case 32...92: 2
        case 93...183: 3
        case 184...366: 4
        case 367...730: 5
        default: 6
        }
        return days < 0 ? -size : size
    }

    private static func order(_ months: Int, _ days: Int) -> Int32 {
        if days == 0 { return 0 }
        let size: Int32 = switch abs(months) {
        case 0...1: 1
        case 2...5: 2
        case 6...11: 3
        case 12...17: 4
        default: 5
        }
        return days < 0 ? -size : size
    }

    private static func distance(_ sentences: Int) -> Int32 {
        switch sentences {
        case 0: 0
        case 1: 1
        case 2...3: 2
        case 4...8: 3
        default: 4
        }
    }
}
