/// Reads XML, well-formed or not, straight into a `TreeBuilder`: one pass, no recursion, linear in the bytes.
///
/// Feeds and wire articles are often ill-formed, so nothing is fatal: an end tag closes the nearest open element of its name or
/// is passed over, `<` and `&` that begin nothing are characters, attributes need no quotes, and a prefix that nobody declared
/// stands for itself. Nothing outside the bytes is ever read: of a document type declaration only short internal entities without
/// markup or references are kept, and what they may expand to is bounded.
struct XMLScanner {
    private struct Open {
        var name: UInt16
        var bindings: Int
    }
    private struct PendingAttribute {
        var name: Range<Int>
        var value: Range<Int>
    }

    private let bytes: UnsafeBufferPointer<UInt8>
    private let builder: TreeBuilder
    private let limits: MarkupLimits
    private var position = 0
    private var open: [Open] = []
    /// Elements beyond the limit of depth, which are counted and not kept.
    private var tooDeep = 0
    /// Names with their prefixes, as tags write them, and how many open elements have each.
    private var qualified = NameTable()
    private var openOfName: [Int32] = [0]
    private var namespaces = XMLNamespaces()
    private var references: XMLReferences
    private var pending: [PendingAttribute] = []
    private var scratch: [UInt8] = []
    /// Set once a quote is known not to come again.
    private var isLastQuote: (single: Bool, double: Bool) = (false, false)

    private init(_ bytes: UnsafeBufferPointer<UInt8>, _ builder: TreeBuilder, _ limits: MarkupLimits) {
        self.bytes = bytes
        self.builder = builder
        self.limits = limits
        references = XMLReferences()
    }

    /// Reads a whole document in UTF-8. Ill-formed UTF-8 is passed on as it is.
    static func scan(_ bytes: UnsafeBufferPointer<UInt8>, into builder: TreeBuilder, limits: MarkupLimits) {
        var scanner = XMLScanner(bytes, builder, limits)
        scanner.run()
    }

    private mutating func run() {
        while position < bytes.count {
            let byte = bytes[position]
            if byte == 0x3C { markup() } else { text() }
        }
    }

    // MARK: Text

    private mutating func text() {
        var start = position
        let isInside = !open.isEmpty
        func emit(_ end: Int) {
            if isInside, end > start { builder.text(UnsafeBufferPointer(rebasing: bytes[start..<end])) }
        }
        while position < bytes.count {
            let byte = bytes[position]
            if byte == 0x3C { break }
            if byte >= 0x20, byte != 0x26 {
                position += 1
                continue
            }
            if byte == 0x09 || byte == 0x0A {
                position += 1
                continue
            }
            emit(position)
            if byte == 0x26 {
                scratch.removeAll(keepingCapacity: true)
                position = references.resolve(bytes, position, into: &scratch)
                if isInside { scratch.withUnsafeBufferPointer { builder.text($0) } }
            } else {
                position = afterControl(position)
                if byte == 0x0D, isInside { Self.lineFeed.withUnsafeBufferPointer { builder.text($0) } }
            }
            start = position
        }
        emit(position)
    }

    private static let lineFeed: [UInt8] = [0x0A]

    /// The place after a control character; carriage return and line feed count as one.
    private func afterControl(_ at: Int) -> Int {
        bytes[at] == 0x0D && at + 1 < bytes.count && bytes[at + 1] == 0x0A ? at + 2 : at + 1
    }

    /// Characters as they stand: CDATA.
    private mutating func literal(_ range: Range<Int>) {
        guard !open.isEmpty else { return }
        var start = range.lowerBound, at = start
        while at < range.upperBound {
            let byte = bytes[at]
            if byte >= 0x20 || byte == 0x09 || byte == 0x0A {
                at += 1
                continue
            }
            if at > start { builder.text(UnsafeBufferPointer(rebasing: bytes[start..<at])) }
            if byte == 0x0D { Self.lineFeed.withUnsafeBufferPointer { builder.text($0) } }
            at = min(afterControl(at), range.upperBound)
            start = at
        }
        if at > start { builder.text(UnsafeBufferPointer(rebasing: bytes[start..<at])) }
    }

    // MARK: Markup

    private mutating func markup() {
        guard position + 1 < bytes.count else {
            position += 1
            return
        }
        let next = bytes[position + 1]
        if isNameStart(next) { return startTag() }
        if next == 0x2F { return endTag() }
        if next == 0x3F {
            position = bytes.end(of: "?>", from: position + 2) ?? bytes.count
            return
        }
        if next == 0x21 {
            if bytes.has("<!--", at: position) {
                position = bytes.end(of: "-->", from: position + 4) ?? bytes.count
            } else if bytes.has("<![CDATA[", at: position) {
                let end = bytes.end(of: "]]>", from: position + 9)
                literal((position + 9)..<(end.map { $0 - 3 } ?? bytes.count))
                position = end ?? bytes.count
            } else if open.isEmpty, bytes.has("<!DOCTYPE", at: position) || bytes.has("<!doctype", at: position) {
                position = references.readDeclaration(bytes, position)
            } else {
                position = bytes.end(of: ">", from: position + 2) ?? bytes.count
            }
            return
        }
        // A character that should have been escaped.
        if !open.isEmpty { builder.text(UnsafeBufferPointer(rebasing: bytes[position..<(position + 1)])) }
        position += 1
    }

    private mutating func startTag() {
        let nameStart = position + 1
        position = afterName(nameStart)
        let name = nameStart..<position
        pending.removeAll(keepingCapacity: true)
        var isEmpty = false
        while position < bytes.count {
            let byte = bytes[position]
            if byte == 0x3E {
                position += 1
                break
            }
            if byte == 0x3C { break }
            if byte == 0x2F {
                isEmpty = position + 1 < bytes.count && bytes[position + 1] == 0x3E
                position += 1
                continue
            }
            if byte <= 0x20 || byte == 0x22 || byte == 0x27 || byte == 0x3D {
                position += 1
                continue
            }
            attribute()
        }
        element(name, isEmpty: isEmpty)
    }

    private mutating func attribute() {
        let start = position
        position = max(afterName(start), start + 1)
        let name = start..<position
        var at = position
        while at < bytes.count, bytes[at] <= 0x20 { at += 1 }
        var value = at..<at
        if at < bytes.count, bytes[at] == 0x3D {
            at += 1
            while at < bytes.count, bytes[at] <= 0x20 { at += 1 }
            (value, position) = attributeValue(at)
        }
        if pending.count < limits.attributes { pending.append(PendingAttribute(name: name, value: value)) }
    }

    private mutating func attributeValue(_ start: Int) -> (value: Range<Int>, next: Int) {
        guard start < bytes.count else { return (start..<start, start) }
        let quote = bytes[start]
        if quote == 0x22 || quote == 0x27, !(quote == 0x22 ? isLastQuote.double : isLastQuote.single) {
            var end = start + 1
            while end < bytes.count, bytes[end] != quote { end += 1 }
            if end < bytes.count { return ((start + 1)..<end, end + 1) }
            if quote == 0x22 { isLastQuote.double = true } else { isLastQuote.single = true }
        }
        var end = start
        while end < bytes.count, bytes[end] > 0x20, bytes[end] != 0x3E, bytes[end] != 0x3C { end += 1 }
        if end > start + 1, end < bytes.count, bytes[end] == 0x3E, bytes[end - 1] == 0x2F { end -= 1 }
        return (start..<end, end)
    }

    private mutating func element(_ name: Range<Int>, isEmpty: Bool) {
        guard open.count < limits.depth - 1 else {
            if !isEmpty { tooDeep += 1 }
            builder.markTruncated()
            return
        }
        let bindings = namespaces.count
        for attribute in pending where bytes.has("xmlns", at: attribute.name.lowerBound) { declare(attribute) }
        let index = qualified.index(of: UnsafeBufferPointer(rebasing: bytes[name]))
        let (prefix, local) = split(name)
        let namespace = namespaces.index(of: prefix, isElement: true, in: builder)
        if builder.open(UnsafeBufferPointer(rebasing: bytes[local]), namespaceIndex: namespace) { addAttributes() }
        if isEmpty {
            builder.end()
            namespaces.drop(to: bindings)
            return
        }
        open.append(Open(name: index, bindings: bindings))
        while openOfName.count <= Int(index) { openOfName.append(0) }
        openOfName[Int(index)] += 1
    }

    private mutating func addAttributes() {
        for attribute in pending where !isDeclaration(attribute.name) {
            let (prefix, local) = split(attribute.name)
            scratch.removeAll(keepingCapacity: true)
            references.appendValue(bytes, attribute.value, into: &scratch)
            let namespace = namespaces.index(of: prefix, isElement: false, in: builder)
            let name = UnsafeBufferPointer(rebasing: bytes[local])
            scratch.withUnsafeBufferPointer { builder.add(name, namespaceIndex: namespace, value: $0) }
        }
    }

    private func isDeclaration(_ name: Range<Int>) -> Bool {
        bytes.has("xmlns", at: name.lowerBound) && (name.count == 5 || name.count > 5 && bytes[name.lowerBound + 5] == 0x3A)
    }

    private mutating func declare(_ attribute: PendingAttribute) {
        guard isDeclaration(attribute.name) else { return }
        scratch.removeAll(keepingCapacity: true)
        references.appendValue(bytes, attribute.value, into: &scratch)
        let prefix = attribute.name.count > 6 ? bytes[(attribute.name.lowerBound + 6)..<attribute.name.upperBound] : bytes[0..<0]
        scratch.withUnsafeBufferPointer { namespaces.bind(UnsafeBufferPointer(rebasing: prefix), to: $0, in: builder) }
    }

    private mutating func endTag() {
        let start = position + 2
        let end = afterName(start)
        position = end
        while position < bytes.count, bytes[position] != 0x3E, bytes[position] != 0x3C { position += 1 }
        if position < bytes.count, bytes[position] == 0x3E { position += 1 }
        if tooDeep > 0 {
            tooDeep -= 1
            return
        }
        let index = qualified.index(of: UnsafeBufferPointer(rebasing: bytes[start..<end]))
        guard Int(index) < openOfName.count, openOfName[Int(index)] > 0 else { return }
        while let last = open.popLast() {
            builder.end()
            openOfName[Int(last.name)] -= 1
            namespaces.drop(to: last.bindings)
            if last.name == index { break }
        }
    }

    // MARK: Names

    private func isNameStart(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 || byte == 0x5F || byte == 0x3A || byte >= 0x80 }

    private func afterName(_ start: Int) -> Int {
        var at = start
        while at < bytes.count {
            switch bytes[at] {
            case 0...0x20, 0x22, 0x27, 0x2F, 0x3C, 0x3D, 0x3E: return at
            default: at += 1
            }
        }
        return at
    }

    /// Prefix (empty when there is none) and local name.
    private func split(_ name: Range<Int>) -> (prefix: UnsafeBufferPointer<UInt8>, local: Range<Int>) {
        var at = name.lowerBound
        while at < name.upperBound, bytes[at] != 0x3A { at += 1 }
        guard at > name.lowerBound, at + 1 < name.upperBound else { return (UnsafeBufferPointer(rebasing: bytes[0..<0]), name) }
        return (UnsafeBufferPointer(rebasing: bytes[name.lowerBound..<at]), (at + 1)..<name.upperBound)
    }
}

extension UnsafeBufferPointer<UInt8> {
    /// True when an ASCII word stands at a place.
    @inline(__always)
    func has(_ word: StaticString, at start: Int) -> Bool {
        guard start + word.utf8CodeUnitCount <= count else { return false }
        for index in 0..<word.utf8CodeUnitCount where self[start + index] != word.utf8Start[index] { return false }
        return true
    }

    /// One past the next place of a word; nil when it does not come again.
    func end(of word: StaticString, from start: Int) -> Int? {
        let length = word.utf8CodeUnitCount
        let first = word.utf8Start[0]
        var at = start
        while at + length <= count {
            if self[at] == first, has(word, at: at) { return at + length }
            at += 1
        }
        return nil
    }
}
