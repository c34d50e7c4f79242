/// Collects what the parser reports into the flat arrays of a `MarkupTree`. One parser writes to it, event by event: access to its
/// members needs no check, which would cost as much as the work.
final class TreeBuilder {
    @exclusivity(unchecked) var records: [MarkupTree.Record] = []
    @exclusivity(unchecked) var attributes: [MarkupTree.Attribute] = []
    @exclusivity(unchecked) var characters: [UInt8] = []
    @exclusivity(unchecked) var values: [UInt8] = []
    @exclusivity(unchecked) var names = NameTable()
    @exclusivity(unchecked) var namespaces = NameTable()
    @exclusivity(unchecked) private(set) var isTruncated = false
    /// False where drawings are kept, or one of the page has no end.
    @exclusivity(unchecked) var passesDrawings: Bool
    /// The parser at work, while it is.
    @exclusivity(unchecked) var context: UnsafeMutableRawPointer?
    private let limits: MarkupLimits
    @exclusivity(unchecked) private var open: [Int32] = [0]
    /// Elements that were opened beyond a limit and are not kept.
    @exclusivity(unchecked) private var skipped = 0

    init(limits: MarkupLimits, sizeHint: Int) {
        self.limits = limits
        passesDrawings = !limits.keepsDrawings
        records.reserveCapacity(min(sizeHint / 20 + 16, 1 << 20))
        attributes.reserveCapacity(min(sizeHint / 30 + 16, 1 << 20))
        characters.reserveCapacity(min(sizeHint, 1 << 24))
        values.reserveCapacity(min(sizeHint / 2, 1 << 23))
        records.append(.init(
            name: .document, spelling: 0, namespace: 0, attributeCount: 0, parent: -1, end: 1, textStart: 0, textEnd: 0,
            firstAttribute: 0))
    }

    func markTruncated() { isTruncated = true }

    /// Name of the node that was added last.
    var nameOfLast: MarkupName { records[records.count - 1].name }

    /// Elements that may be open at once.
    var deepest: Int { limits.depth }

    /// The element that was opened last and not kept will not be closed.
    func forgetSkipped() { skipped = max(0, skipped - 1) }

    /// Opens an element. The name ends with a zero and is the parser's own copy.
    func start(name: UnsafePointer<UInt8>, namespace: UnsafeBufferPointer<UInt8>?) -> Bool {
        guard open.count < limits.depth, records.count < limits.nodes else {
            skipped += 1
            isTruncated = true
            return false
        }
        let index = names.index(kept: name)
        records.append(.init(
            name: names.known[Int(index)], spelling: index, namespace: namespace.map { namespaces.index(of: $0) } ?? 0,
            attributeCount: 0, parent: open[open.count - 1], end: 0, textStart: Int32(characters.count), textEnd: 0,
            firstAttribute: Int32(attributes.count)))
        open.append(Int32(records.count - 1))
        return true
    }

    /// Adds an attribute to the element that was opened last.
    func attribute(name: UnsafePointer<UInt8>, namespace: UnsafeBufferPointer<UInt8>?, value: UnsafeBufferPointer<UInt8>) {
        guard values.count + value.count < Int(Int32.max), records[records.count - 1].attributeCount < 1000 else { return }
        let index = names.index(kept: name)
        let start = values.count
        values.append(contentsOf: value)
        attributes.append(.init(
            name: names.known[Int(index)], spelling: index, namespace: namespace.map { namespaces.index(of: $0) } ?? 0,
            start: Int32(start), end: Int32(values.count)))
        records[records.count - 1].attributeCount += 1
    }

    func end() {
        if skipped > 0 {
            skipped -= 1
            return
        }
        guard open.count > 1 else { return }
        let node = Int(open.removeLast())
        records[node].end = Int32(records.count)
        records[node].textEnd = Int32(characters.count)
    }

    /// Adds character data.
    /// - Parameter source: where it stands in the bytes that the parser reads.
    func text(_ bytes: UnsafeBufferPointer<UInt8>, source: Range<Int> = 0..<0) {
        guard !bytes.isEmpty, characters.count + bytes.count < Int(Int32.max) else { return }
        let parent = open[open.count - 1]
        let last = records.count - 1
        let start = characters.count
        characters.append(contentsOf: bytes)
        // The parser reports long or interrupted texts in pieces.
        if records[last].name == .text, records[last].spelling == 0, records[last].parent == parent {
            records[last].textEnd = Int32(characters.count)
            records[last].sourceEnd = Int32(truncatingIfNeeded: source.upperBound)
            return
        }
        guard records.count < limits.nodes else {
            isTruncated = true
            return
        }
        records.append(.init(
            name: .text, spelling: 0, namespace: 0, attributeCount: 0, parent: parent, end: Int32(records.count + 1),
            textStart: Int32(start), textEnd: Int32(characters.count), firstAttribute: Int32(truncatingIfNeeded: source.lowerBound),
            sourceEnd: Int32(truncatingIfNeeded: source.upperBound)))
    }

    /// Opens an element whose name and namespace are bytes of the document; false when a limit keeps it out (it is closed all the same).
    func open(_ name: UnsafeBufferPointer<UInt8>, namespaceIndex: UInt16) -> Bool {
        guard open.count < limits.depth, records.count < limits.nodes else {
            skipped += 1
            isTruncated = true
            return false
        }
        let index = names.index(of: name)
        records.append(.init(
            name: names.known[Int(index)], spelling: index, namespace: namespaceIndex, attributeCount: 0, parent: open[open.count - 1], end: 0,
            textStart: Int32(characters.count), textEnd: 0, firstAttribute: Int32(attributes.count)))
        open.append(Int32(records.count - 1))
        return true
    }

    /// Adds an attribute whose name and namespace are bytes of the document to the element that was opened last.
    func add(_ name: UnsafeBufferPointer<UInt8>, namespaceIndex: UInt16, value: UnsafeBufferPointer<UInt8>) {
        guard values.count + value.count < Int(Int32.max), records[records.count - 1].attributeCount < 1000 else { return }
        let index = names.index(of: name)
        let start = values.count
        values.append(contentsOf: value)
        attributes.append(.init(
            name: names.known[Int(index)], spelling: index, namespace: namespaceIndex, start: Int32(start), end: Int32(values.count)))
        records[records.count - 1].attributeCount += 1
    }

    func finish() -> MarkupTree {
        skipped = 0
        while open.count > 1 { end() }
        records[0].end = Int32(records.count)
        records[0].textEnd = Int32(characters.count)
        return MarkupTree(self)
    }
}
