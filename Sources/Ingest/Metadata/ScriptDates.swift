/// Dates in the scripts of a page, with what the word before them calls them.
enum ScriptDates {
    enum Key { case published, modified, other }

    /// Calls back for each ISO-like date of this century, in order. One pass.
    static func find(_ script: ArraySlice<UInt8>, _ body: (Key, ArraySlice<UInt8>) -> Void) {
        let end = script.endIndex
        func isDigit(_ at: Int) -> Bool { at < end && script[at] &- 0x30 < 10 }
        var at = script.startIndex
        while at + 10 <= end {
            guard script[at] == 0x32, script[at + 1] == 0x30, isDigit(at + 2), isDigit(at + 3), script[at + 4] == 0x2D || script[at + 4] == 0x2F,
                isDigit(at + 5), isDigit(at + 6), script[at + 7] == script[at + 4], isDigit(at + 8), isDigit(at + 9),
                at == script.startIndex || !(script[at - 1] &- 0x30 < 10), !isDigit(at + 10)
            else {
                at += 1
                continue
            }
            // A date after a slash is part of an address.
            if at > script.startIndex, script[at - 1] != 0x2F {
                let before = script[max(script.startIndex, at - 48)..<at]
                body(key(before), script[at..<min(end, at + 36)])
            }
            at += 10
        }
    }

    private static func key(_ before: ArraySlice<UInt8>) -> Key {
        func last(_ word: StaticString) -> Int { ByteSearch.first(word, in: before)?.lowerBound ?? -1 }
        let published = max(last("publi"), last("pubdate"), last("posted"), last("created"), last("showdate"))
        let modified = max(last("modif"), last("updat"))
        if published < 0, modified < 0 { return .other }
        return published > modified ? .published : .modified
    }
}
