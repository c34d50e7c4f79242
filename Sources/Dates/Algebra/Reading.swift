/// What a rule read off the words: a set of filled slots, not yet resolved against any anchor.
struct Reading: Sendable, Equatable {
    /// A number that the words leave open ("several").
    static let vague: Int32 = 1_000_000_000
    /// Slots that can be filled at a time; no rule comes near it, and what is beyond is left out.
    private static let room = 16
    /// Which slots are filled, as bits of the fields' numbers.
    private var filled: UInt64 = 0
    // Values of the filled slots in the order of their fields: few are filled, and readings are copied at every step of the matcher.
    private var slots = SIMD16<Int32>(repeating: 0)

    /// Nothing read.
    init() {}

    static func == (a: Reading, b: Reading) -> Bool { a.filled == b.filled && a.slots == b.slots }

    /// Filled slots before a field.
    @inline(__always)
    private func rank(_ bit: UInt64) -> Int { (filled & (bit - 1)).nonzeroBitCount }

    /// The value of a slot; nil when it is empty.
    subscript(field: Field) -> Int32? {
        get { has(field) ? slots[rank(1 << UInt64(field.rawValue))] : nil }
        set {
            let bit = UInt64(1) << UInt64(field.rawValue)
            if let newValue { set(bit, newValue) } else if filled & bit != 0 {
                var at = rank(bit)
                while at + 1 < Self.room {
                    slots[at] = slots[at + 1]
                    at += 1
                }
                slots[Self.room - 1] = 0
                filled &= ~bit
            }
        }
    }

    private mutating func set(_ bit: UInt64, _ value: Int32) {
        let at = rank(bit)
        if filled & bit == 0 {
            var count = filled.nonzeroBitCount
            guard count < Self.room else { return }
            while count > at {
                slots[count] = slots[count - 1]
                count -= 1
            }
            filled |= bit
        }
        slots[at] = value
    }

    /// Fills the empty slots from another reading.
    mutating func adopt(_ other: borrowing Reading) {
        if filled == 0 {
            (filled, slots) = (other.filled, other.slots)
            return
        }
        var rest = other.filled, at = 0
        while rest != 0 {
            let bit = rest & (0 &- rest)
            if filled & bit == 0 { set(bit, other.slots[at]) }
            at += 1
            rest &= rest - 1
        }
    }

    @inline(__always)
    func has(_ field: Field) -> Bool { filled & (1 << UInt64(field.rawValue)) != 0 }

    /// What is built; a date when no rule said otherwise.
    var form: Form { self[.form].flatMap { Form(rawValue: $0) } ?? .date }
    var unit: TimeUnit? { self[.u].flatMap { TimeUnit(rawValue: $0) } }
    var relation: Relation { self[.rel].flatMap { Relation(rawValue: $0) } ?? .open }
    /// TIMEX3 modifier.
    var mod: String? { self[.mod].map { Keyword.mods[Int($0)] }.flatMap { $0.isEmpty ? nil : $0 } }
}
