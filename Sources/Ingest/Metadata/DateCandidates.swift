import Markup
import Prose

/// Every day of a page that may be that of its publication, with what speaks for it.
struct DateCandidates {
    struct Candidate {
        var day: CivilDate
        /// With time and zone, from the most believed signal that gives them.
        var time: String?
        var bits: UInt64
        var source: String
        var rank: Int
        var families: UInt8
        /// True while every mention stands in what is not the article.
        var isFurniture = false
        /// In how many visible blocks the day stands, and in how many of them among comments.
        var mentions = 0
        var comments = 0
    }

    let reader: DateReader
    let words: BylineWords
    let order: DayOrder
    let window: HeadWindow
    private(set) var list: [Candidate] = []
    /// Days of the last change, the most believed first.
    private(set) var modified: [(found: FoundDate, source: String, rank: Int)] = []
    /// Days that a signal with a clock in UTC gives for the publication.
    private var universal: [CivilDate] = []
    /// Days in numbers that could be read the other way round, and how many dates prove either way.
    private var unsure: [(day: CivilDate, other: CivilDate)] = []
    private var proofs = (own: 0, other: 0)

    init(reader: DateReader, words: BylineWords, order: DayOrder, window: HeadWindow) {
        self.reader = reader
        self.words = words
        self.order = order
        self.window = window
    }

    mutating func read(_ signals: PageSignals, _ scan: PageScan, addresses: [String], title: String?) {
        let data = signals.jsonLD
        value(data.published, .linkedPublished, "json-ld", 1, 1)
        value(data.created, .linkedCreated, "json-ld", 6, 1)
        value(data.uploaded, .linkedUploaded, "json-ld", 7, 1)
        value(data.pagePublished, .linkedPage, "json-ld", 4, 1)
        change(data.modified, .linkedModified, "json-ld", 1, 1)
        change(data.pageModified, .linkedPageModified, "json-ld", 3, 1)
        for candidate in signals.candidates(.published).prefix(30) {
            let isProperty = candidate.source.hasPrefix("itemprop")
            let feature: DateFeature = isProperty ? (candidate.rank == 12 ? .propPublished : .propCreated)
                : candidate.rank <= 12 ? .metaPublished : candidate.rank < 20 ? .metaPublished2 : candidate.rank < 32 ? .metaDate : .metaGuess
            // Items of lists have dates of their own.
            if isProperty, candidate.node > window.lastNode { continue }
            value(candidate.value, feature, candidate.source, 2 + candidate.rank / 8, isProperty ? 4 : 2)
        }
        for candidate in signals.candidates(.modified).prefix(20) {
            let isProperty = candidate.source.hasPrefix("itemprop")
            change(candidate.value, isProperty ? .propModified : .metaModified, candidate.source, 2 + candidate.rank / 8, isProperty ? 4 : 2)
        }
        times(signals)
        for address in addresses { self.address(address) }
        marked(signals)
        blocks(scan)
        if let title, let found = reader.first(in: title, order: order) { add(found, .title, "title", 20, 64) }
        if !list.contains(where: { $0.bits & Self.published != 0 }) { lastResorts(signals) }
        settleOrder()
        relate()
    }

    private static let ladders: [[DateFeature]] = [
        [.textPublished, .textHeadFirst, .textHead, .textPublishedFar, .textLead, .textFirst, .textOther], [.timeHead, .timeNear, .timeFirst, .timeOther],
        [.markedPublished, .markedDateFirst, .markedDate], [.textModified, .textModifiedFar], [.scriptPublished, .scriptModified, .scriptOther],
    ]

    private static let declared = DateFeature.linkedPublished.bit | DateFeature.metaPublished.bit | DateFeature.metaPublished2.bit | DateFeature.propPublished.bit
    private static let published: UInt64 = [DateFeature.linkedPublished, .metaPublished, .metaPublished2, .propPublished, .timePublished, .timeHead, .url, .textPublished, .markedPublished, .markedDate, .textDateClass, .textHead].reduce(0) { $0 | $1.bit }

    private mutating func value(_ text: String?, _ feature: DateFeature, _ source: String, _ rank: Int, _ family: UInt8) {
        guard let text, !text.isEmpty, let found = reader.first(in: text, order: order) ?? reader.epoch(text) else { return }
        add(found, feature, source, rank, family)
        if let time = found.time, time.hasSuffix("Z") || time.hasSuffix("+00:00") { universal.append(found.day) }
    }

    private mutating func change(_ text: String?, _ feature: DateFeature, _ source: String, _ rank: Int, _ family: UInt8) {
        guard let text, !text.isEmpty, let found = reader.first(in: text, order: order) ?? reader.epoch(text) else { return }
        add(found, feature, source, rank + 10, family)
        modified.append((found, source, rank))
    }

    private mutating func add(_ found: FoundDate, _ feature: DateFeature, _ source: String, _ rank: Int, _ family: UInt8, isFurniture: Bool = false) {
        var bits = feature.bit | (found.time != nil ? DateFeature.hasClock.bit : 0)
        if found.isAmbiguous {
            bits |= DateFeature.isAmbiguous.bit
            let (year, month, day) = found.day.components
            if let other = CivilDate(year, day, month), other != found.day { unsure.append((found.day, other)) }
        } else if let proven = found.provenOrder {
            if proven == order { proofs.own += 1 } else { proofs.other += 1 }
        }
        put(found.day, found.time, bits, source, rank, family, isFurniture: isFurniture)
    }

    /// Numbers that could be read either way are read as the rest of the page is: by a date that can be read one way only, or by one
    /// day that the page gives in words as well.
    private mutating func settleOrder() {
        let certain = Set(list.filter { $0.bits & DateFeature.isAmbiguous.bit == 0 }.map(\.day))
        for (day, other) in unsure {
            if certain.contains(other), !certain.contains(day) { proofs.other += 2 } else if certain.contains(day) { proofs.own += 2 }
        }
        guard proofs.other > proofs.own else { return }
        for (day, other) in unsure {
            guard let index = list.firstIndex(where: { $0.day == day && $0.bits & DateFeature.isAmbiguous.bit != 0 }) else { continue }
            let moved = list.remove(at: index)
            let time = moved.time.map { other.description + $0.dropFirst(10) }
            put(other, time, moved.bits, moved.source, moved.rank, moved.families, isFurniture: moved.isFurniture)
            for change in modified.indices where modified[change].found.day == day { modified[change].found.day = other }
        }
    }

    private mutating func put(_ day: CivilDate, _ time: String?, _ bits: UInt64, _ source: String, _ rank: Int, _ family: UInt8, isFurniture: Bool = false) {
        // What a page declares may be as old as newspapers that were scanned; what merely stands in its text may not.
        guard day >= (bits & Self.declared != 0 ? DateReader.earliest : DateReader.firstOfPages) else { return }
        if let index = list.firstIndex(where: { $0.day == day }) {
            // A doubt counts only as long as every mention shares it.
            let doubt = list[index].bits & bits & DateFeature.isAmbiguous.bit
            list[index].bits = (list[index].bits | bits) & ~DateFeature.isAmbiguous.bit | doubt
            list[index].families |= family
            list[index].isFurniture = list[index].isFurniture && isFurniture
            if rank < list[index].rank {
                list[index].rank = rank
                list[index].source = source
                list[index].time = time ?? list[index].time
            } else if list[index].time == nil {
                list[index].time = time
            }
        } else if list.count < 60 {
            list.append(Candidate(day: day, time: time, bits: bits, source: source, rank: rank, families: family, isFurniture: isFurniture))
        }
    }

    private mutating func times(_ signals: PageSignals) {
        var isFirst = true, isFirstNear = true
        for time in signals.times.prefix(60) {
            guard let found = reader.first(in: time.value, order: order) ?? reader.epoch(time.value) else { continue }
            let isNear = window.nodes.contains(time.node)
            if time.isModification {
                add(found, .timeModified, "time", 16, 8, isFurniture: time.isFurniture)
                if isNear || !time.isFurniture { modified.append((found, "time", 5)) }
                continue
            }
            if time.isPublication { add(found, .timePublished, "time", isNear ? 5 : 9, 8, isFurniture: time.isFurniture && !isNear) }
            add(found, isNear ? (isFirstNear ? .timeHead : .timeNear) : isFirst ? .timeFirst : .timeOther, "time", isNear ? 8 : 14, 8, isFurniture: time.isFurniture && !isNear)
            if isNear, let zone = found.time, zone.hasSuffix("Z") || zone.hasSuffix("+00:00") { universal.append(found.day) }
            isFirst = false
            if isNear { isFirstNear = false }
        }
    }

    private mutating func address(_ url: String) {
        if let day = DateReader.day(inAddress: url) { put(day, nil, DateFeature.url.bit, "url", 7, 16) }
        guard let (year, month) = DateReader.month(inAddress: url) else { return }
        for index in list.indices {
            let parts = list[index].day.components
            if parts.year == year, parts.month == month { list[index].bits |= DateFeature.urlMonth.bit }
        }
    }

    /// Elements that are called date, published, updated.
    private mutating func marked(_ signals: PageSignals) {
        var isFirst = true
        var count = 0
        for element in signals.marked where !element.cues.isDisjoint(with: [.date, .published, .modified]) {
            let isNear = window.nodes.contains(element.node)
            guard isNear || (!element.isFurniture && element.node <= window.lastNode), count < 24 else { continue }
            var text = signals.line(of: element.node)
            if !DateReader.mayHoldDate(text) {
                // Where the text says "yesterday", an attribute says when.
                guard let value = signals.tree.flatMap({ tree in tree.attributes(of: element.node).first { Self.dated.contains($0.name) && DateReader.mayHoldDate($0.value) }?.value }) else { continue }
                text = String(value.prefix(200))
            }
            count += 1
            for (found, role) in dates(in: Array(text.utf8), before: nil) {
                let isModified = role == .updated || (role == .none && element.cues.contains(.modified) && !element.cues.contains(.published))
                if isModified {
                    add(found, .markedModified, "class", 17, 32)
                    if isNear { modified.append((found, "class", 6)) }
                } else {
                    let feature: DateFeature = role == .published || element.cues.contains(.published) ? .markedPublished : isFirst && isNear ? .markedDateFirst : .markedDate
                    add(found, feature, "class", 10, 32, isFurniture: !isNear)
                    if isNear { isFirst = false }
                }
            }
        }
    }

    private static let dated: Set<String> = ["title", "content", "data-date", "data-time", "data-datetime", "data-timestamp", "data-published", "data-publish-date", "data-content"]

    private enum Role { case none, published, updated }

    /// Dates in a short text with the words before them: "Published 4 May 2020, updated 6 May 2020".
    private func dates(in text: [UInt8], before: String?) -> [(FoundDate, Role)] {
        var last = 0
        return reader.all(in: text, order: order, limit: 400).prefix(4).map { found in
            var lead = String(decoding: text[last..<found.range.lowerBound], as: UTF8.self).trimmed
            if lead.isEmpty, last == 0, let before { lead = before }
            last = found.range.upperBound
            return (found, words.isUpdate(before: lead).map { $0 ? .updated : .published } ?? .none)
        }
    }

    private mutating func blocks(_ scan: PageScan) {
        var count = 0, headCount = 0
        for (index, block) in scan.blocks.enumerated() {
            let isNear = window.blocks.contains(index)
            // Digits of other scripts are not counted in blocks.
            guard block.digits >= 3 || isNear && block.count <= 120 else { continue }
            guard block.count <= 600, isNear || block.digits <= 24, count < 40 || isNear else { continue }
            let isLong = !isNear && block.count > 220
            let bytes = Array(scan.bytes(of: index).prefix(400))
            guard DateReader.mayHoldDate(bytes) else { continue }
            count += 1
            let isComment = !block.allKinds.isDisjoint(with: [.comment])
            let isFurniture = !block.regions.isDisjoint(with: [.aside, .nav, .footer]) || !block.allKinds.isDisjoint(with: [.related, .sidebar, .footer])
            let isProse = block.words > 24
            var before: String?
            if index > 0, scan.blocks[index - 1].count <= 40 { before = scan.text(of: index - 1) }
            let named = !block.ownKinds.union(block.nearKinds).isDisjoint(with: [.date, .byline, .meta])
            let isBody = index > (window.start ?? Int.max)
            for (found, said) in dates(in: bytes, before: before) {
                var feature: DateFeature
                // In running text "published" is told of other things.
                let role = isProse && found.range.lowerBound > 80 ? Role.none : said
                switch role {
                case .updated:
                    feature = isNear ? .textModified : .textModifiedFar
                    if isNear, !isProse { modified.append((found, "text", 7)) }
                case .published: feature = isNear ? .textPublished : .textPublishedFar
                case .none:
                    feature = isNear ? (headCount == 0 && !isProse ? .textHeadFirst : .textHead) : count == 1 ? .textFirst : .textOther
                    if isNear, !isProse { headCount += 1 }
                }
                if isProse, role != .published || !isNear { feature = role == .updated ? (isNear ? .textModified : .textModifiedFar) : role == .published ? .textPublishedFar : isNear ? .textLead : .textOther }
                // A long block far from the headline counts only for what it says outright.
                if isLong, role == .none { continue }
                add(found, feature, "text", isNear ? 12 : 18, isComment || isFurniture && !isNear ? 0 : 32, isFurniture: isFurniture && !isNear)
                var extra: UInt64 = 0
                if isProse { extra |= DateFeature.textInProse.bit }
                if isBody, isNear, role == .none { extra |= DateFeature.bodyText.bit }
                if named { extra |= DateFeature.textDateClass.bit }
                if block.count <= found.range.count + 14 { extra |= DateFeature.textAlone.bit }
                if isNear, !isProse, role != .updated { extra |= DateFeature.visible.bit }
                if let place = list.firstIndex(where: { $0.day == found.day }) {
                    list[place].bits |= extra
                    list[place].mentions += 1
                    if isComment { list[place].comments += 1 }
                }
            }
        }
    }

    /// What is looked at only when a page says nothing plainly: dates in the scripts of the page and in the address of its picture.
    private mutating func lastResorts(_ signals: PageSignals) {
        for candidate in signals.candidates(.image).prefix(3) {
            if let day = DateReader.day(inAddress: candidate.value) { put(day, nil, DateFeature.image.bit, "image", 40, 64) }
        }
        guard let tree = signals.tree else { return }
        var budget = 1 << 20, hits = 0
        for script in signals.scripts where budget > 0 && hits < 24 {
            let text = tree.textBytes(of: script).prefix(min(budget, 400_000))
            budget -= text.count
            ScriptDates.find(text) { key, bytes in
                guard hits < 24, let found = reader.first(in: bytes, order: order, limit: 40) else { return }
                hits += 1
                let feature: DateFeature = key == .published ? .scriptPublished : key == .modified ? .scriptModified : .scriptOther
                add(found, feature, "script", 30, 64)
                if key == .modified { modified.append((found, "script", 9)) }
            }
        }
    }

    private mutating func relate() {
        let changes = modified.map(\.found.day)
        let lastChange = changes.max()
        let strong = list.filter { $0.bits & Self.published != 0 }.map(\.day)
        let visible = list.filter { $0.bits & DateFeature.visible.bit != 0 }.map(\.day)
        let published = list.filter { $0.bits & (DateFeature.linkedPublished.bit | DateFeature.metaPublished.bit | DateFeature.timePublished.bit | DateFeature.propPublished.bit) != 0 }.map(\.day)
        let isDeclared = list.contains { $0.bits & Self.declared != 0 }
        for index in list.indices {
            let candidate = list[index]
            var bits = candidate.bits
            func set(_ feature: DateFeature, _ holds: Bool) { if holds { bits |= feature.bit } }
            // A page that declares its day may show another: that of the change, or its own against the clock of the declaration.
            let isElsewhere = isDeclared && bits & Self.declared == 0
            let isShown = bits & (DateFeature.visible.bit | DateFeature.markedDateFirst.bit | DateFeature.timeHead.bit) != 0
            set(.structuredElsewhere, isElsewhere)
            set(.shownChange, isElsewhere && isShown && changes.contains(candidate.day))
            set(.shownOnly, isElsewhere && isShown && !changes.contains(candidate.day))
            let agreeing = candidate.families.nonzeroBitCount
            set(.furniture, candidate.isFurniture)
            set(.comment, candidate.mentions > 0 && candidate.comments == candidate.mentions && candidate.families & ~32 == 0)
            // Of several mentions of one kind the best placed counts.
            for kinds in Self.ladders {
                if let best = kinds.first(where: { bits & $0.bit != 0 }) { bits = kinds.reduce(bits) { $0 & ~$1.bit } | best.bit }
            }
            set(.families2, agreeing == 2)
            set(.families3, agreeing == 3)
            set(.families4, agreeing >= 4)
            if strong.contains(candidate.day), strong.count > 1 {
                set(.earliest, candidate.day == strong.min())
                set(.latest, candidate.day == strong.max())
            }
            set(.equalsModified, changes.contains(candidate.day))
            set(.beforeModified, lastChange.map { candidate.day < $0 } ?? false)
            // The page's own day beside one that a clock of another zone gives.
            set(.besidePublished, published.contains { abs($0.dayNumber - candidate.day.dayNumber) == 1 })
            set(.besideUTC, universal.contains { abs($0.dayNumber - candidate.day.dayNumber) == 1 })
            set(.visibleDiffers, !visible.isEmpty && !visible.contains(candidate.day))
            let changing = DateFeature.linkedModified.bit | DateFeature.linkedPageModified.bit | DateFeature.metaModified.bit | DateFeature.propModified.bit | DateFeature.timeModified.bit | DateFeature.textModified.bit | DateFeature.textModifiedFar.bit | DateFeature.markedModified.bit | DateFeature.scriptModified.bit
            let others = UInt64(1) << UInt64(DateFeature.image.rawValue + 1) - 1
            set(.onlyModified, candidate.bits & changing != 0 && candidate.bits & others & ~changing == 0)
            list[index].bits = bits
        }
    }
}
