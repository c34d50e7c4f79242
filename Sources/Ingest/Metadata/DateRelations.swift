/// What the days of a page are to each other.
extension DateCandidates {
    private static let ladders: [[DateFeature]] = [
        [.textPublished, .textHeadFirst, .textHead, .textPublishedFar, .textLead, .textFirst, .textOther], [.timeHead, .timeNear, .timeFirst, .timeOther],
        [.markedPublished, .markedDateFirst, .markedDate], [.textModified, .textModifiedFar], [.scriptPublished, .scriptModified, .scriptOther],
        [.linkedPublished, .linkedOther],
    ]

    /// What declares a day of publication outright.
    static let declared = DateFeature.linkedPublished.bit | DateFeature.metaPublished.bit | DateFeature.metaPublished2.bit | DateFeature.propPublished.bit
    /// What speaks of publication, declared or shown.
    static let published: DateFeature.Bits = [DateFeature.linkedPublished, .metaPublished, .metaPublished2, .propPublished, .timePublished, .timeHead, .url, .textPublished, .markedPublished, .markedDate, .textDateClass, .textHead].reduce(0) { $0 | $1.bit }

    /// Adds what can be told of each day only when all are known.
    mutating func relate() {
        let changes = modified.map(\.found.day)
        let lastChange = changes.max()
        let strong = list.filter { $0.bits & Self.published != 0 }.map(\.day)
        let visible = list.filter { $0.bits & DateFeature.visible.bit != 0 }.map(\.day)
        let published = list.filter { $0.bits & (DateFeature.linkedPublished.bit | DateFeature.metaPublished.bit | DateFeature.timePublished.bit | DateFeature.propPublished.bit) != 0 }.map(\.day)
        let isDeclared = list.contains { $0.bits & Self.declared != 0 }
        let declared = list.filter { $0.bits & Self.declared != 0 }.map(\.day)
        // Declarations more than a zone apart contradict each other.
        let isInDoubt = (declared.max()?.dayNumber ?? 0) - (declared.min()?.dayNumber ?? 0) > 1
        let labelled = DateFeature.textPublished.bit | DateFeature.textPublishedFar.bit | DateFeature.timePublished.bit | DateFeature.markedPublished.bit
        let changing = DateFeature.linkedModified.bit | DateFeature.linkedPageModified.bit | DateFeature.metaModified.bit | DateFeature.propModified.bit | DateFeature.timeModified.bit | DateFeature.textModified.bit | DateFeature.textModifiedFar.bit | DateFeature.markedModified.bit | DateFeature.scriptModified.bit
        for index in list.indices {
            let candidate = list[index]
            var bits = candidate.bits
            // A page that has been written anew may declare the change as its publication and the publication beside it.
            let isChange = bits & changing != 0 && bits & Self.declared != 0
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
            // An element called published that the words before it call updated.
            if bits & DateFeature.textModified.bit != 0, bits & DateFeature.textPublished.bit == 0, bits & DateFeature.timePublished.bit != 0 { bits = bits & ~DateFeature.timePublished.bit | DateFeature.timeModified.bit }
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
            let others = (DateFeature.Bits(1) << DateFeature.Bits(DateFeature.image.rawValue + 1) - 1) & ~(DateFeature.textDateClass.bit | DateFeature.urlMonth.bit)
            set(.changedToo, isChange && list.contains { $0.day < candidate.day && $0.bits & Self.declared != 0 })
            set(.listed, candidate.placed > 0 && candidate.listed == candidate.placed && bits & Self.declared == 0)
            // Nothing is published for the first time after its last change, where an earlier day is declared too.
            set(.afterChange, bits & Self.declared != 0 && lastChange.map { change in candidate.day.dayNumber > change.dayNumber + 1 && declared.contains { $0 <= change } } ?? false)
            set(.inDoubt, isInDoubt && isElsewhere && bits & labelled != 0 && candidate.comments < max(1, candidate.mentions))
            if bits & DateFeature.belowHeading.bit != 0 { bits &= ~DateFeature.aboveHeading.bit }
            set(.onlyModified, candidate.bits & changing != 0 && candidate.bits & others & ~changing == 0)
            list[index].bits = bits
        }
    }
}
