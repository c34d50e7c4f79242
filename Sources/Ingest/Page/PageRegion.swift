/// In which structural elements of HTML a block stands, as bits that add up.
struct PageRegion: OptionSet, Sendable {
    let rawValue: UInt32
    init(rawValue: UInt32) { self.rawValue = rawValue }

    static let article = PageRegion(rawValue: 1 << 0), main = PageRegion(rawValue: 1 << 1), body = PageRegion(rawValue: 1 << 2)
    static let section = PageRegion(rawValue: 1 << 3), aside = PageRegion(rawValue: 1 << 4), nav = PageRegion(rawValue: 1 << 5)
    static let header = PageRegion(rawValue: 1 << 6), footer = PageRegion(rawValue: 1 << 7), form = PageRegion(rawValue: 1 << 8)
    static let figure = PageRegion(rawValue: 1 << 9), table = PageRegion(rawValue: 1 << 10), list = PageRegion(rawValue: 1 << 11)
    static let quote = PageRegion(rawValue: 1 << 12), button = PageRegion(rawValue: 1 << 13), details = PageRegion(rawValue: 1 << 14)
    static let definition = PageRegion(rawValue: 1 << 15), preformatted = PageRegion(rawValue: 1 << 16)
    static let link = PageRegion(rawValue: 1 << 17), caption = PageRegion(rawValue: 1 << 18), dialog = PageRegion(rawValue: 1 << 19)
}
