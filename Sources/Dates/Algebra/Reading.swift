/// What a rule read off the words: a set of filled slots, not yet resolved against any anchor.
struct Reading: Sendable, Equatable {
    /// A number that the words leave open ("several").
    static let vague: Int32 = 1_000_000_000
    /// Which slots are filled, as bits of the fields' numbers.
    private var filled: UInt64 = 0
    // One lane a field: readings are copied at every step of the matcher and must not live on the heap.
    private var slots = SIMD64<Int32>(repeating: 0)

    /// Nothing read.
    init() {}

    static func == (a: Reading, b: Reading) -> Bool { a.filled == b.filled && a.slots == b.slots }

    /// The value of a slot; nil when it is empty.
    subscript(field: Field) -> Int32? {
        get { has(field) ? slots[field.rawValue] : nil }
        set {
            if let newValue {
                filled |= 1 << UInt64(field.rawValue)
                slots[field.rawValue] = newValue
            } else {
                filled &= ~(1 << UInt64(field.rawValue))
                slots[field.rawValue] = 0
            }
        }
    }

    /// Fills the empty slots from another reading.
    mutating func adopt(_ other: borrowing Reading) {
        var missing = other.filled & ~filled
        filled |= missing
        // Few fields are filled: going over them is cheaper than over all lanes.
        while missing != 0 {
            let field = missing.trailingZeroBitCount
            slots[field] = other.slots[field]
            missing &= missing - 1
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
