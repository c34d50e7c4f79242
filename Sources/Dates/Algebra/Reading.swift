/// What a rule read off the words: a set of filled slots, not yet resolved against any anchor.
struct Reading: Sendable, Equatable {
    /// A number that the words leave open ("several").
    static let vague: Int32 = 1_000_000_000
    private static let unset = Int32.min

    // One lane a field: readings are copied at every step of the matcher and must not live on the heap.
    private var slots = SIMD64<Int32>(repeating: unset)

    /// Nothing read.
    init() {}

    /// The value of a slot; nil when it is empty.
    subscript(field: Field) -> Int32? {
        get {
            let value = slots[field.rawValue]
            return value == Self.unset ? nil : value
        }
        set { slots[field.rawValue] = newValue ?? Self.unset }
    }

    /// Fills the empty slots from another reading.
    mutating func adopt(_ other: Reading) {
        slots.replace(with: other.slots, where: slots .== Self.unset)
    }

    func has(_ field: Field) -> Bool { slots[field.rawValue] != Self.unset }

    /// What is built; a date when no rule said otherwise.
    var form: Form { self[.form].flatMap { Form(rawValue: $0) } ?? .date }
    var unit: TimeUnit? { self[.u].flatMap { TimeUnit(rawValue: $0) } }
    var relation: Relation { self[.rel].flatMap { Relation(rawValue: $0) } ?? .open }
    /// TIMEX3 modifier.
    var mod: String? { self[.mod].map { Keyword.mods[Int($0)] }.flatMap { $0.isEmpty ? nil : $0 } }
}
