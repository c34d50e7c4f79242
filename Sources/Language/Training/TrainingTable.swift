/// The weights of a linear model while it is learnt: feature key -> (label, weight) pairs, made as they are needed.
final class TrainingTable {
    struct Entry {
        var label: Int32
        var stamp: Int32
        var weight: Float
        /// Sum over time (averaged perceptron) or of squared gradients (AdaGrad).
        var total: Double
    }
    struct Row {
        var entries: UnsafeMutablePointer<Entry>
        var count: Int32
        var capacity: Int32
    }

    private var keys: UnsafeMutablePointer<UInt64>
    private var rows: UnsafeMutablePointer<Row>
    private var mask: Int
    private(set) var count = 0

    /// How often a feature must have been observed before it may get weights.
    let minimum: UInt8
    private var seen: [UInt8]
    private static let seenMask = (1 << 26) - 1

    init(minimum: Int = 1) {
        self.minimum = UInt8(clamping: minimum)
        seen = minimum > 1 ? [UInt8](repeating: 0, count: Self.seenMask + 1) : []
        mask = (1 << 20) - 1
        keys = .allocate(capacity: mask + 1)
        keys.initialize(repeating: 0, count: mask + 1)
        rows = .allocate(capacity: mask + 1)
    }

    deinit {
        for slot in 0...mask where keys[slot] != 0 { rows[slot].entries.deallocate() }
        keys.deallocate()
        rows.deallocate()
    }

    @inline(__always)
    private func slot(_ key: UInt64) -> Int {
        var slot = Int(truncatingIfNeeded: key >> 20) & mask
        while keys[slot] != 0, keys[slot] != key { slot = (slot &+ 1) & mask }
        return slot
    }

    /// Adds the features' weights to the scores.
    @inline(__always)
    func score(_ features: UnsafeBufferPointer<UInt64>, _ scores: UnsafeMutablePointer<Float>) {
        for key in features {
            let slot = slot(key)
            if keys[slot] == 0 { continue }
            let row = rows[slot]
            let entries = row.entries
            for k in 0..<Int(row.count) { scores[Int(entries[k].label)] += entries[k].weight }
        }
    }

    /// The entry of a feature and label, made when missing.
    @inline(__always)
    func entry(_ key: UInt64, _ label: Int) -> UnsafeMutablePointer<Entry> {
        var slot = slot(key)
        if keys[slot] == 0 {
            if count * 3 > mask * 2 {
                grow()
                slot = self.slot(key)
            }
            keys[slot] = key
            rows[slot] = Row(entries: .allocate(capacity: 2), count: 0, capacity: 2)
            count += 1
        }
        let row = rows + slot
        let known = row.pointee.entries
        for k in 0..<Int(row.pointee.count) where known[k].label == Int32(label) { return known + k }
        if row.pointee.count == row.pointee.capacity {
            let capacity = Int(row.pointee.capacity) * 2
            let fresh = UnsafeMutablePointer<Entry>.allocate(capacity: capacity)
            fresh.update(from: known, count: Int(row.pointee.count))
            known.deallocate()
            row.pointee.entries = fresh
            row.pointee.capacity = Int32(capacity)
        }
        let entry = row.pointee.entries + Int(row.pointee.count)
        entry.pointee = Entry(label: Int32(label), stamp: 0, weight: 0, total: 0)
        row.pointee.count += 1
        return entry
    }

    /// Counts features: one that is seen once teaches nothing about other texts.
    func observe(_ features: UnsafeBufferPointer<UInt64>) {
        if minimum < 2 { return }
        for key in features {
            let place = Int(truncatingIfNeeded: key >> 8) & Self.seenMask
            if seen[place] < 255 { seen[place] += 1 }
        }
    }

    /// A perceptron step at a time: `amount` more for a label.
    func update(_ features: UnsafeBufferPointer<UInt64>, _ label: Int, _ amount: Float, time: Int32) {
        for key in features {
            if minimum > 1, seen[Int(truncatingIfNeeded: key >> 8) & Self.seenMask] < minimum { continue }
            let entry = entry(key, label)
            entry.pointee.total += Double(time &- entry.pointee.stamp) * Double(entry.pointee.weight)
            entry.pointee.stamp = time
            entry.pointee.weight += amount
        }
    }

    /// Visits every row.
    func forEach(_ body: (UInt64, UnsafeMutableBufferPointer<Entry>) -> Void) {
        for slot in 0...mask where keys[slot] != 0 {
            body(keys[slot], UnsafeMutableBufferPointer(start: rows[slot].entries, count: Int(rows[slot].count)))
        }
    }

    /// The weights averaged over time, quantised: `scale` steps for 1.0, smaller ones than `cut` steps left out.
    func averaged(time: Int32, scale: Double, cut: Int) -> [(key: UInt64, pairs: [(label: UInt8, weight: Int8)])] {
        var result: [(key: UInt64, pairs: [(label: UInt8, weight: Int8)])] = []
        forEach { key, entries in
            var pairs: [(label: UInt8, weight: Int8)] = []
            for entry in entries {
                let total = entry.total + Double(time &- entry.stamp) * Double(entry.weight)
                let step = (total / Double(max(1, time)) * scale).rounded()
                if abs(step) >= Double(cut) { pairs.append((UInt8(truncatingIfNeeded: entry.label), Int8(max(-127, min(127, step))))) }
            }
            if !pairs.isEmpty { result.append((key, pairs.sorted { $0.label < $1.label })) }
        }
        return result
    }

    private func grow() {
        let oldKeys = keys, oldRows = rows, oldMask = mask
        mask = mask * 2 + 1
        keys = .allocate(capacity: mask + 1)
        keys.initialize(repeating: 0, count: mask + 1)
        rows = .allocate(capacity: mask + 1)
        for old in 0...oldMask where oldKeys[old] != 0 {
            let slot = slot(oldKeys[old])
            keys[slot] = oldKeys[old]
            rows[slot] = oldRows[old]
        }
        oldKeys.deallocate()
        oldRows.deallocate()
    }
}
