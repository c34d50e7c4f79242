import Prose

/// The state of an arc-hybrid parser (Kuhlmann, Gómez-Rodríguez and Satta 2011) over one sentence. Words are counted from 0 in
/// the sentence; the root stands at the end of the buffer as word `count`.
struct ArcHybrid: ~Copyable {
    /// What the parser may do.
    enum Action: Int { case shift = 0, left = 1, right = 2 }
    static let none: Int32 = -1

    let count: Int
    /// Heads found so far; -1 for none.
    let heads: UnsafeMutablePointer<Int32>
    /// Relations found so far, by raw value.
    let labels: UnsafeMutablePointer<UInt8>
    /// Outermost and second outermost dependents on both sides, and how many there are.
    let left1: UnsafeMutablePointer<Int32>
    let left2: UnsafeMutablePointer<Int32>
    let right1: UnsafeMutablePointer<Int32>
    let right2: UnsafeMutablePointer<Int32>
    let leftCount: UnsafeMutablePointer<Int32>
    let rightCount: UnsafeMutablePointer<Int32>
    /// Relations of a word's dependents, as bits.
    let relationBits: UnsafeMutablePointer<UInt64>
    let stack: UnsafeMutablePointer<Int32>
    private(set) var depth = 0
    private(set) var front = 0
    private let memory: UnsafeMutablePointer<Int32>

    init(count: Int) {
        self.count = count
        let n = count + 1
        memory = .allocate(capacity: n * 8)
        memory.initialize(repeating: -1, count: n * 8)
        heads = memory
        left1 = memory + n
        left2 = memory + 2 * n
        right1 = memory + 3 * n
        right2 = memory + 4 * n
        leftCount = memory + 5 * n
        rightCount = memory + 6 * n
        stack = memory + 7 * n
        leftCount.update(repeating: 0, count: 2 * n)
        labels = .allocate(capacity: n)
        labels.initialize(repeating: UInt8.max, count: n)
        relationBits = .allocate(capacity: n)
        relationBits.initialize(repeating: 0, count: n)
    }

    deinit {
        memory.deallocate()
        labels.deallocate()
        relationBits.deallocate()
    }

    var isFinal: Bool { front == count && depth == 0 }
    @inline(__always) func canShift() -> Bool { front < count }
    /// The root takes one word only: as long as two are left, the upper one goes to the lower.
    @inline(__always) func canLeft() -> Bool { depth > 0 && (front < count || depth == 1) }
    @inline(__always) func canRight() -> Bool { depth > 1 }
    /// The word at a depth of the stack, from its top; -1 for none.
    @inline(__always) func s(_ k: Int) -> Int { k < depth ? Int(stack[depth &- 1 &- k]) : -1 }
    /// The word at a place of the buffer; -1 past the root.
    @inline(__always) func b(_ k: Int) -> Int { front &+ k <= count ? front &+ k : -1 }

    @inline(__always)
    mutating func shift() {
        stack[depth] = Int32(truncatingIfNeeded: front)
        depth &+= 1
        front &+= 1
    }

    /// Attaches the top of the stack to the front of the buffer (left) or to the word under it (right).
    mutating func attach(_ action: Action, label: UInt8) {
        let dependent = s(0)
        let head = action == .left ? front : s(1)
        heads[dependent] = Int32(truncatingIfNeeded: head)
        labels[dependent] = label
        relationBits[head] |= 1 << UInt64(label & 63)
        if action == .left {
            left2[head] = left1[head]
            left1[head] = Int32(truncatingIfNeeded: dependent)
            leftCount[head] &+= 1
        } else {
            right2[head] = right1[head]
            right1[head] = Int32(truncatingIfNeeded: dependent)
            rightCount[head] &+= 1
        }
        depth &-= 1
    }
}
