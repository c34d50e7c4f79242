import Markup
import Prose

/// Every day of a page that may be that of its publication, with what speaks for it.
struct DateCandidates {
    struct Candidate {
        var day: CivilDate
        /// With time and zone, from the most believed signal that gives them.
        var time: String?
        var bits: DateFeature.Bits
        var source: String
        var rank: Int
        var families: UInt8
        /// True while every mention stands in what is not the article.
        var isFurniture = false
        /// In how many visible blocks the day stands, and in how many of them among comments.
        var mentions = 0
        var comments = 0
        /// In how many of its places (blocks, time elements, named elements) it stands in one of several elements of one make: cards, rows of a list.
        var listed = 0
        var placed = 0
    }

    let reader: DateReader
    let words: BylineWords
    let order: DayOrder
    let window: HeadWindow
    var list: [Candidate] = []
    /// Days of the last change, the most believed first.
    var modified: [(found: FoundDate, source: String, rank: Int)] = []
    /// Days that a signal with a clock in UTC gives for the publication.
    var universal: [CivilDate] = []
    /// Days in numbers that could be read the other way round, and how many dates prove either way.
    private var unsure: [(day: CivilDate, other: CivilDate)] = []
    private var proofs = (own: 0, other: 0)
    /// Days that time elements show beside the other day that their attribute says they mean.
    private var meant: [(shown: CivilDate, day: CivilDate)] = []

    private var tree: MarkupTree?
    private var twins: (groups: [Int32], counts: [Int32]) = ([], [])

    init(reader: DateReader, words: BylineWords, order: DayOrder, window: HeadWindow) {
        self.reader = reader
        self.words = words
        self.order = order
        self.window = window
    }

    mutating func read(_ signals: PageSignals, _ scan: PageScan, addresses: [String], title: String?) {
        tree = signals.tree
        twins = (scan.twinGroups, scan.twinCounts)
        let data = signals.jsonLD
        value(data.published, .linkedPublished, "json-ld", 1, 1)
        value(data.created, .linkedCreated, "json-ld", 6, 1)
        value(data.uploaded, .linkedUploaded, "json-ld", 7, 1)
        value(data.pagePublished, .linkedPage, "json-ld", 4, 1)
        for day in data.otherDays { value(day, .linkedOther, "json-ld", 25, 0) }
        change(data.modified, .linkedModified, "json-ld", 1, 1)
        change(data.pageModified, .linkedPageModified, "json-ld", 3, 1)
        var properties = 0
        for candidate in signals.candidates(.published).prefix(30) {
            let isProperty = candidate.source.hasPrefix("itemprop")
            let feature: DateFeature = isProperty ? (candidate.rank == 12 ? .propPublished : .propCreated)
                : candidate.rank <= 12 ? .metaPublished : candidate.rank < 20 ? .metaPublished2 : candidate.rank < 32 ? .metaDate : .metaGuess
            // Items of lists have dates of their own.
            if isProperty, candidate.node > window.lastNode, properties > 0 || tree?.name(of: candidate.node) != .meta { continue }
            if isProperty { properties += 1 }
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
        if let summary = signals.candidates(.summary).first?.value, DateReader.mayHoldDate(summary), let found = reader.first(in: summary, order: order) { add(found, .summary, "summary", 35, 0) }
        if !list.contains(where: { $0.bits & Self.published != 0 }) { lastResorts(signals) }
        settleOrder()
        settleTimes()
        relate()
    }

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
        if found.isLoose { bits |= DateFeature.loose.bit }
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

    private mutating func put(_ day: CivilDate, _ time: String?, _ bits: DateFeature.Bits, _ source: String, _ rank: Int, _ family: UInt8, isFurniture: Bool = false) {
        // What a page declares may be as old as newspapers that were scanned; what merely stands in its text may not.
        guard day >= (bits & Self.declared != 0 ? DateReader.earliest : DateReader.firstOfPages) else { return }
        if let index = list.firstIndex(where: { $0.day == day }) {
            // A doubt counts only as long as every mention shares it.
            let doubts = DateFeature.isAmbiguous.bit | DateFeature.loose.bit
            list[index].bits = (list[index].bits | bits) & ~doubts | list[index].bits & bits & doubts
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
        var isFirst = true
        let head = best(signals.times.prefix(60).filter { !$0.isModification && window.nodes.contains($0.node) && DateReader.mayHoldDate($0.value) }.map { ($0.node, $0.isFurniture) })
        for time in signals.times.prefix(60) {
            guard let found = reader.first(in: time.value, order: order) ?? reader.epoch(time.value) else { continue }
            let isNear = window.nodes.contains(time.node)
            if let shown = reader.first(in: signals.text(of: time.node, limit: 60), order: order), abs(shown.day.dayNumber - found.day.dayNumber) > 1 { meant.append((shown.day, found.day)) }
            if time.isModification {
                add(found, .timeModified, "time", 16, 8, isFurniture: time.isFurniture)
                if isNear || !time.isFurniture { modified.append((found, "time", 5)) }
                mention(found.day, at: time.node, isFurniture: time.isFurniture)
                continue
            }
            if time.isPublication { add(found, .timePublished, "time", isNear ? 5 : 9, 8, isFurniture: time.isFurniture && !isNear) }
            add(found, isNear ? (time.node == head ? .timeHead : .timeNear) : isFirst ? .timeFirst : .timeOther, "time", isNear ? 8 : 14, 8, isFurniture: time.isFurniture && !isNear)
            mention(found.day, at: time.node, isFurniture: time.isFurniture)
            if isNear, let zone = found.time, zone.hasSuffix("Z") || zone.hasSuffix("+00:00") { universal.append(found.day) }
            isFirst = false
        }
    }

    /// The attribute of a time element says in numbers what its text means (HTML, 4.5.14): a day that is known from the text alone, and
    /// that no word calls published, gives way to it. A day earlier or later is the same moment in another zone.
    private mutating func settleTimes() {
        let shown = [DateFeature.textDateClass, .textHead, .textHeadFirst, .textLead, .textFirst, .textOther, .markedDate, .markedDateFirst].reduce(0) { $0 | $1.bit }
        let sources = (DateFeature.Bits(1) << DateFeature.Bits(DateFeature.furniture.rawValue)) - 1 | DateFeature.linkedOther.bit
        for (text, day) in meant {
            guard let index = list.firstIndex(where: { $0.day == text }), list[index].bits & sources & ~shown == 0, list.contains(where: { $0.day == day }) else { continue }
            let moved = list.remove(at: index)
            put(day, nil, moved.bits, moved.source, moved.rank, moved.families, isFurniture: moved.isFurniture)
        }
        meant = []
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
        var count = 0
        let dated = signals.marked.filter { !$0.cues.isDisjoint(with: [.date, .published, .modified]) }
        let head = best(dated.filter { window.nodes.contains($0.node) && ($0.cues.contains(.published) || !$0.cues.contains(.modified)) && DateReader.mayHoldDate(signals.line(of: $0.node)) }.prefix(24).map { ($0.node, $0.isFurniture) })
        for element in dated {
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
                    let feature: DateFeature = role == .published || element.cues.contains(.published) ? .markedPublished : element.node == head ? .markedDateFirst : .markedDate
                    add(found, feature, "class", 10, 32, isFurniture: !isNear)
                }
                mention(found.day, at: element.node, isFurniture: element.isFurniture)
            }
        }
    }

    private static let dated: Set<String> = ["title", "content", "data-date", "data-time", "data-datetime", "data-timestamp", "data-published", "data-publish-date", "data-content"]

    /// Notes where a day stands: above or below the headline, in furniture near it, in one of many elements of one make.
    private mutating func mention(_ day: CivilDate, at node: Int, isFurniture: Bool) {
        guard let index = list.firstIndex(where: { $0.day == day }) else { return }
        list[index].placed += 1
        if isListed(node) { list[index].listed += 1 }
        guard window.nodes.contains(node) else { return }
        if isFurniture { list[index].bits |= DateFeature.furnitureNear.bit }
        guard let heading = window.headingNode else { return }
        if node < heading { list[index].bits |= DateFeature.aboveHeading.bit } else if node <= window.textNode ?? Int.max { list[index].bits |= DateFeature.belowHeading.bit }
    }

    /// Of places near the headline the one where a page is most likely to show its own day: below the headline and above the text, and
    /// in no furniture or list; the earlier of equals.
    private func best(_ places: [(node: Int, isFurniture: Bool)]) -> Int? {
        if places.count < 2 { return places.first?.node }
        return places.map { (rank: rank($0.node, $0.isFurniture), node: $0.node) }.min { ($0.rank, $0.node) < ($1.rank, $1.node) }?.node
    }

    private func rank(_ node: Int, _ isFurniture: Bool) -> Int {
        if isFurniture || isListed(node) { return 2 }
        return node > window.headingNode ?? -1 && node <= window.textNode ?? Int.max ? 0 : 1
    }

    /// The same among the short blocks near the headline.
    private func headBlock(_ scan: PageScan) -> Int? {
        var best: (rank: Int, index: Int)?
        for index in window.blocks where index < scan.blocks.count {
            let block = scan.blocks[index]
            guard block.count <= 220, block.words <= 24, case let bytes = scan.bytes(of: index), DateReader.mayHoldDate(bytes, numbers: block.count <= 60 ? 2 : 3) else { continue }
            let isBetween = index > window.heading ?? -1 && index <= window.text ?? Int.max
            guard isBetween || best?.rank ?? 3 > 1, let found = reader.first(in: bytes, order: order) else { continue }
            let rank = Self.isFurniture(block) || isListed(block.node, found.range.count) ? 2 : isBetween ? 0 : 1
            if rank < best?.rank ?? 3 { best = (rank, index) }
        }
        return best?.index
    }

    private static func isFurniture(_ block: PageBlock) -> Bool {
        !block.regions.isDisjoint(with: [.aside, .nav, .footer]) || !block.allKinds.isDisjoint(with: [.related, .sidebar, .footer, .comment])
    }

    /// True for what stands in one of three or more elements of one make that hold neither the headline nor the beginning of the text.
    /// - Parameter length: bytes of what stands there by itself.
    private func isListed(_ node: Int, _ length: Int? = nil) -> Bool {
        guard let tree else { return false }
        let own = length ?? tree.textRange(of: node).count
        var at = node
        for _ in 0..<8 where at > 0 {
            let end = tree.end(of: at)
            func holds(_ other: Int?) -> Bool { other.map { $0 >= at && $0 < end } ?? false }
            if holds(window.headingNode) || holds(window.textNode) { return false }
            if at < twins.groups.count, case let group = twins.groups[at], group >= 0, twins.counts[Int(group)] >= 3, tree.name(of: at) != .p, tree.textRange(of: at).count > own + 12 { return true }
            at = tree.parent(of: at)
        }
        return false
    }

    private enum Role { case none, published, updated }

    /// Dates in a short text with the words before them: "Published 4 May 2020, updated 6 May 2020".
    private func dates(in text: [UInt8], before: String?) -> [(FoundDate, Role)] {
        var last = 0
        let all = reader.all(in: text, order: order, limit: 400)
        return all.prefix(4).enumerated().map { place, found in
            var lead = String(decoding: text[last..<found.range.lowerBound], as: UTF8.self).trimmed
            if lead.isEmpty, last == 0, let before { lead = before }
            last = found.range.upperBound
            if let isUpdate = words.isUpdate(before: lead) { return (found, isUpdate ? .updated : .published) }
            // In some languages the verb comes last.
            let end = place + 1 < all.count ? all[place + 1].range.lowerBound : text.count
            let tail = String(decoding: text[last..<max(last, min(end, last + 60))], as: UTF8.self)
            return (found, words.isUpdate(after: tail).map { $0 ? .updated : .published } ?? .none)
        }
    }

    private mutating func blocks(_ scan: PageScan) {
        var count = 0
        let head = headBlock(scan)
        for (index, block) in scan.blocks.enumerated() {
            let isNear = window.blocks.contains(index)
            // Digits of other scripts are not counted in blocks.
            guard block.digits >= 3 || isNear && block.count <= 120 else { continue }
            guard block.count <= 600, isNear || block.digits <= 24, count < 40 || isNear else { continue }
            let isLong = !isNear && block.count > 220
            let bytes = Array(scan.bytes(of: index).prefix(400))
            // "14 January 20": two numbers are enough in a short line by the headline.
            guard DateReader.mayHoldDate(bytes, numbers: isNear && block.count <= 60 ? 2 : 3) else { continue }
            count += 1
            let isComment = !block.allKinds.isDisjoint(with: [.comment])
            let isFurniture = !block.regions.isDisjoint(with: [.aside, .nav, .footer]) || !block.allKinds.isDisjoint(with: [.related, .sidebar, .footer])
            let isProse = block.words > 24
            var before: String?
            if index > 0, scan.blocks[index - 1].count <= 40 { before = scan.text(of: index - 1) }
            let named = !block.ownKinds.union(block.nearKinds).isDisjoint(with: [.date, .byline, .meta])
            let isBody = index > (window.text ?? Int.max)
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
                    feature = isNear ? (index == head && !isProse ? .textHeadFirst : .textHead) : count == 1 ? .textFirst : .textOther
                }
                if isProse, role != .published || !isNear { feature = role == .updated ? (isNear ? .textModified : .textModifiedFar) : role == .published ? .textPublishedFar : isNear ? .textLead : .textOther }
                // A long block far from the headline counts only for what it says outright.
                if isLong, role == .none { continue }
                add(found, feature, "text", isNear ? 12 : 18, isComment || isFurniture && !isNear ? 0 : 32, isFurniture: isFurniture && !isNear)
                var extra: DateFeature.Bits = 0
                if isProse { extra |= DateFeature.textInProse.bit }
                if isBody, isNear, role == .none { extra |= DateFeature.bodyText.bit }
                if named { extra |= DateFeature.textDateClass.bit }
                if block.count <= found.range.count + 14 { extra |= DateFeature.textAlone.bit }
                if isNear, !isProse, !isComment, role != .updated { extra |= DateFeature.visible.bit }
                if index > 0, !isProse, case let last = scan.blocks[index - 1], last.words >= 4, last.linkShare >= 80 { extra |= DateFeature.afterLink.bit }
                if isNear, isFurniture || isComment { extra |= DateFeature.furnitureNear.bit }
                if isNear, let heading = window.heading { extra |= index < heading ? DateFeature.aboveHeading.bit : index <= window.text ?? Int.max ? DateFeature.belowHeading.bit : 0 }
                if let place = list.firstIndex(where: { $0.day == found.day }) {
                    list[place].bits |= extra
                    list[place].mentions += 1
                    list[place].placed += 1
                    if isListed(block.node, found.range.count) { list[place].listed += 1 }
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
}
