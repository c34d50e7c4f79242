/// What may speak for or against a text as the title of a page.
enum TitleFeature: UInt8, CaseIterable, Sendable {
    case linkedData, linkedDataCut, openGraph, openGraphCut, twitter, twitterCut, metaOther, element, elementCut, elementLeft, elementRight
    case elementFirst, elementLast, itemprop, headingOnly, headingFirst, headingNear, headingLater, secondFirst, titleClass, headingInText
    case isSite, oneWord, twoWords, long, hasBar, beginsElement, endsElement, overlapHigh, overlapLow, isShouted, families2, families3
    case headingAgrees, cutAgrees, insideHeading, hasLead, headingBeforeText, longerAgreed

    var bit: UInt64 { 1 << UInt64(rawValue) }
    static let named = Dictionary(uniqueKeysWithValues: allCases.map { ("\($0)", $0) })
}
