/// What may speak for or against some names as the authors of a page.
enum AuthorFeature: UInt8, CaseIterable, Sendable {
    case linkedPerson, linkedHouse, linkedContributor, metaStrong, metaWeak, label, itemprop, itempropLater, rel, relLater, link, linkLater
    case classAuthor, classAuthorLater, classByline, classBylineLater, textBy, textByLoose, textByLater, near, far, isSite, isHouse, oneWord
    case persons, notPersons, digits, lower, families2, families3, families4, superset, subset, role, first, none
    case structured, copyright, siteName, textDated, alone, inTitle, portrait, besideDate, personSite, partOf

    var bit: UInt64 { 1 << UInt64(rawValue) }
    static let named = Dictionary(uniqueKeysWithValues: allCases.map { ("\($0)", $0) })
}
