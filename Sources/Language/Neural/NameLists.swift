/// Which lists of names hold a word (given names, surnames, places, parts of places, words of organisations, organisations, peoples,
/// common words), as a class of eight bits; `Training/language/gazetteers.py` makes them.
///
/// Layout: hashes of the words' mapped forms (FNV-1a, 32 bits), ascending; then a class for each.
struct NameLists {
    private let hashes: UnsafePointer<UInt32>
    private let classes: UnsafePointer<UInt8>
    private let count: Int

    /// Nil when the section is of no such layout.
    init?(_ section: UnsafeRawBufferPointer) {
        guard let base = section.baseAddress, section.count >= 5, section.count % 5 == 0 else { return nil }
        count = section.count / 5
        hashes = base.assumingMemoryBound(to: UInt32.self)
        classes = (base + count * 4).assumingMemoryBound(to: UInt8.self)
    }

    /// The class of a word by the hash of its mapped form; 0 for a word of no list. A dozen steps: hashes are spread evenly.
    @inline(__always)
    func lists(of hash: UInt32) -> Int {
        var low = 0, high = count
        let guess = Int(UInt64(hash) &* UInt64(count) >> 32), reach = 1024
        if guess > reach, hashes[guess &- reach] < hash { low = guess &- reach }
        if guess + reach < count, hashes[guess &+ reach] > hash { high = guess &+ reach }
        while low < high {
            let middle = (low &+ high) >> 1
            if hashes[middle] < hash { low = middle &+ 1 } else { high = middle }
        }
        return low < count && hashes[low] == hash ? Int(classes[low]) : 0
    }
}
