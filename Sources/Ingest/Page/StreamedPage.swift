/// A page that a server sends in parts: the frame first, then hidden parts, which a script moves to the places that were kept for
/// them (React's streaming server rendering). Readers see the parts in their places, and so do we.
///
/// `<template id="B:4">` keeps the place of `<div hidden id="S:4">`, with a stand-in ("Loading …") up to `<!--/$-->`; `<template
/// id="P:4">` keeps one without a stand-in. Each part is used once, so that what comes out is no longer than what came in.
struct StreamedPage {
    /// The page put together.
    let bytes: [UInt8]
    /// Where each stretch of it begins, here and in the page as it came; in order.
    private let stretches: [(start: Int, source: Int)]

    private struct Place {
        var range: Range<Int>
        /// Of a part: what stands in it. Of a place: nothing.
        var content: Range<Int>?
        var number: Int
    }
    /// A hostile page has any number of parts; a stand-in is short.
    private static let mostPlaces = 2_000, longestStandIn = 1 << 14

    /// - Returns: nil for a page that came whole, as nearly all do. Linear.
    init?(_ html: [UInt8]) {
        guard html.withUnsafeBufferPointer({ $0.holds("hidden id=\"S:", rare: 11) }) else { return nil }
        let found = html.withUnsafeBufferPointer { bytes -> [Place] in
            let parts = Self.parts(bytes)
            return parts.isEmpty ? [] : parts + Self.places(bytes)
        }
        var parts: [Int: Range<Int>] = [:]
        for place in found { if let content = place.content, parts[place.number] == nil { parts[place.number] = content } }
        let wanted = Set(found.filter { $0.content == nil && parts[$0.number] != nil }.map(\.number))
        if wanted.isEmpty { return nil }
        let marks = found.filter { wanted.contains($0.number) }.sorted { ($0.range.lowerBound, $0.range.upperBound) < ($1.range.lowerBound, $1.range.upperBound) }

        var result: [UInt8] = []
        result.reserveCapacity(html.count)
        var stretches: [(start: Int, source: Int)] = []
        var open: [(at: Int, end: Int)] = [(0, html.count)]
        while let (at, end) = open.popLast() {
            var low = 0, high = marks.count
            while low < high {
                let middle = (low + high) / 2
                if marks[middle].range.lowerBound < at { low = middle + 1 } else { high = middle }
            }
            let mark = low < marks.count && marks[low].range.upperBound <= end ? marks[low] : nil
            let stop = mark?.range.lowerBound ?? end
            if stop > at {
                stretches.append((result.count, at))
                result.append(contentsOf: html[at..<stop])
            }
            guard let mark else { continue }
            open.append((mark.range.upperBound, end))
            if mark.content == nil, let content = parts.removeValue(forKey: mark.number) { open.append((content.lowerBound, content.upperBound)) }
        }
        bytes = result
        self.stretches = stretches
    }

    /// Where bytes of the page put together stand in the page as it came.
    func source(of range: Range<Int>) -> Range<Int> {
        var low = 0, high = stretches.count
        while low < high {
            let middle = (low + high) / 2
            if stretches[middle].start <= range.lowerBound { low = middle + 1 } else { high = middle }
        }
        guard low > 0 else { return range }
        let start = stretches[low - 1].source + range.lowerBound - stretches[low - 1].start
        return start..<(start + range.count)
    }

    /// `<div hidden id="S:…">`, one after the other, none within another.
    private static func parts(_ bytes: UnsafeBufferPointer<UInt8>) -> [Place] {
        var parts: [Place] = []
        var at = 0
        while let start = next("<div hidden id=\"s:", bytes, at), parts.count < mostPlaces {
            at = start + 1
            guard let (number, end) = number(bytes, start + 18), let close = next(">", bytes, end) else { continue }
            guard let stop = endOfDivision(bytes, close + 1) else { break }
            parts.append(Place(range: start..<stop.upperBound, content: (close + 1)..<stop.lowerBound, number: number))
            at = stop.upperBound
        }
        return parts
    }

    private static func places(_ bytes: UnsafeBufferPointer<UInt8>) -> [Place] {
        var places: [Place] = []
        var at = 0
        while let start = next("<template id=\"", bytes, at), places.count < mostPlaces {
            at = start + 14
            guard at + 2 < bytes.count, bytes[at + 1] == 0x3A, let (number, end) = number(bytes, at + 2), let close = next("</template>", bytes, end), close - end < 8 else { continue }
            at = close + 11
            if bytes[start + 14] == 0x50 {
                places.append(Place(range: start..<at, number: number))
            } else if bytes[start + 14] == 0x42 {
                places.append(Place(range: start..<(endOfStandIn(bytes, at) ?? at), number: number))
            }
        }
        return places
    }

    /// A hexadecimal number and the place after it.
    private static func number(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int) -> (Int, Int)? {
        var value = 0, at = start
        while at < bytes.count, at - start < 8 {
            let byte = bytes[at]
            let digit = byte &- 0x30 < 10 ? byte &- 0x30 : byte &- 0x61 < 6 ? byte &- 0x57 : 16
            if digit == 16 { break }
            value = value << 4 | Int(digit)
            at += 1
        }
        return at > start && at < bytes.count && bytes[at] == 0x22 ? (value, at) : nil
    }

    /// The end tag of a division whose content begins at a place.
    private static func endOfDivision(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int) -> Range<Int>? {
        var depth = 1, at = start
        while let tag = bytes.next(0x3C, from: at) {
            at = tag + 1
            if ByteSearch.begins(rest(bytes, at), with: "div"), at + 3 < bytes.count, bytes[at + 3] == 0x3E || bytes[at + 3] <= 0x20 {
                depth += 1
            } else if ByteSearch.begins(rest(bytes, at), with: "/div>") {
                depth -= 1
                if depth == 0 { return tag..<(tag + 6) }
            } else if ByteSearch.begins(rest(bytes, at), with: "script") {
                at = next("</script", bytes, at) ?? bytes.count
            } else if ByteSearch.begins(rest(bytes, at), with: "style") {
                at = next("</style", bytes, at) ?? bytes.count
            }
        }
        return nil
    }

    /// The place after the comment that ends a stand-in; nil when none is near.
    private static func endOfStandIn(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int) -> Int? {
        let near = UnsafeBufferPointer(rebasing: bytes[..<min(bytes.count, start + longestStandIn)])
        var depth = 0, at = start
        while let comment = next("<!--", near, at) {
            at = comment + 4
            if ByteSearch.begins(rest(near, at), with: "/$-->") {
                if depth == 0 { return at + 5 }
                depth -= 1
            } else if at < near.count, near[at] == 0x24 {
                depth += 1
            }
        }
        return nil
    }

    private static func rest(_ bytes: UnsafeBufferPointer<UInt8>, _ at: Int) -> UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(rebasing: bytes[min(at, bytes.count)...]) }

    /// The first place of a word that begins with a mark, from a place on.
    private static func next(_ word: StaticString, _ bytes: UnsafeBufferPointer<UInt8>, _ start: Int) -> Int? {
        var at = start
        while let place = bytes.next(word.utf8Start[0], from: at) {
            if ByteSearch.begins(rest(bytes, place), with: word) { return place }
            at = place + 1
        }
        return nil
    }
}
