/// A pattern over paths, byte by byte: `*` and `?` within a name, `**` over folders, `[a-z]` and `[!a-z]` for one sign.
struct Glob: Sendable {
    private enum Part: Sendable, Equatable {
        case byte(UInt8)
        case one
        case set([ClosedRange<UInt8>], isNegated: Bool)
        /// Any run of bytes without a slash.
        case run
        /// Any run of bytes.
        case deep
        /// `**/`: nothing, or folders with their slash.
        case folders
    }

    private let parts: [Part]

    init(_ pattern: String) {
        let bytes = Array(pattern.utf8)
        var parts: [Part] = []
        var i = 0
        while i < bytes.count {
            let rest = bytes[i...]
            if rest.starts(with: Array("**/".utf8)), i == 0 || bytes[i - 1] == 0x2F {
                parts.append(.folders)
                i += 3
            } else if rest.starts(with: Array("**".utf8)) {
                parts.append(.deep)
                i += 2
            } else if bytes[i] == UInt8(ascii: "*") {
                parts.append(.run)
                i += 1
            } else if bytes[i] == UInt8(ascii: "?") {
                parts.append(.one)
                i += 1
            } else if bytes[i] == UInt8(ascii: "["), let (set, next) = Self.set(bytes, i) {
                parts.append(set)
                i = next
            } else {
                parts.append(.byte(bytes[i]))
                i += 1
            }
        }
        self.parts = parts
    }

    private static func set(_ bytes: [UInt8], _ start: Int) -> (Part, Int)? {
        guard let end = bytes[(start + 1)...].firstIndex(of: UInt8(ascii: "]")), end > start + 1 else { return nil }
        var i = start + 1
        let isNegated = bytes[i] == UInt8(ascii: "!")
        if isNegated { i += 1 }
        var ranges: [ClosedRange<UInt8>] = []
        while i < end {
            if i + 2 < end, bytes[i + 1] == UInt8(ascii: "-"), bytes[i] <= bytes[i + 2] {
                ranges.append(bytes[i]...bytes[i + 2])
                i += 3
            } else {
                ranges.append(bytes[i]...bytes[i])
                i += 1
            }
        }
        return (.set(ranges, isNegated: isNegated), end + 1)
    }

    /// True when the pattern matches the whole path. O(pattern · path): no pattern makes it slow.
    func matches(_ path: [UInt8]) -> Bool {
        // reach[j]: the parts so far can match the first j bytes.
        var reach = [Bool](repeating: false, count: path.count + 1)
        reach[0] = true
        for part in parts {
            var next = [Bool](repeating: false, count: path.count + 1)
            switch part {
            case .byte, .one, .set:
                for j in path.indices where reach[j] && Self.matches(part, path[j]) { next[j + 1] = true }
            case .run, .deep:
                var open = false
                for j in 0...path.count {
                    open = open || reach[j]
                    next[j] = open
                    if part == .run, j < path.count, path[j] == 0x2F { open = false }
                }
            case .folders:
                var open = false
                for j in 0...path.count {
                    if reach[j] { (next[j], open) = (true, true) }
                    if open, j > 0, path[j - 1] == 0x2F { next[j] = true }
                }
            }
            reach = next
        }
        return reach[path.count]
    }

    private static func matches(_ part: Part, _ byte: UInt8) -> Bool {
        switch part {
        case .byte(let wanted): byte == wanted
        case .one: byte != 0x2F
        case .set(let ranges, let isNegated): byte != 0x2F && ranges.contains { $0.contains(byte) } != isNegated
        case .run, .deep, .folders: false
        }
    }
}
