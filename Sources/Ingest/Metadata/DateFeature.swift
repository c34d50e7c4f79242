/// What may speak for or against a day as the day of publication of a page.
enum DateFeature: UInt8, CaseIterable, Sendable {
    /// One bit a feature.
    typealias Bits = UInt128

    case linkedPublished, linkedCreated, linkedUploaded, linkedModified, linkedPage, linkedPageModified, metaPublished, metaPublished2, metaDate, metaGuess
    case metaModified, propPublished, propCreated, propModified, timePublished, timeModified, timeHead, timeNear, timeFirst, timeOther, url, urlMonth
    case textPublished, textModified, textDateClass, textHead, textHeadFirst, textLead, textFirst, textOther, markedPublished, markedModified, markedDate, markedDateFirst, title, image
    case scriptPublished, scriptModified, scriptOther, furniture, families2, families3, families4, earliest, latest, besidePublished, besideUTC
    case isAmbiguous, hasClock, equalsModified, beforeModified, visible, visibleDiffers, onlyModified, comment, textInProse, textAlone, textPublishedFar, textModifiedFar, none, bodyText
    case structuredElsewhere, shownChange, shownOnly, aboveHeading, belowHeading, listed, furnitureNear, linkedOther, summary, loose, changedToo, afterLink, afterChange, inDoubt

    var bit: Bits { 1 << Bits(rawValue) }
    static let named = Dictionary(uniqueKeysWithValues: allCases.map { ("\($0)", $0) })
}
