import Lexicons
import Prose
import StageKit

/// Units of measure by name and symbol.
struct UnitTable: Sendable {
    enum Kind: String, Sendable { case measure, percent, duration, temperature }
    struct Unit: Sendable, Equatable {
        var name: String
        var kind: Kind
        /// What it measures (`length`).
        var dimension: String
        /// Size in the coherent SI unit; nil where an offset belongs to it.
        var factor: DecimalNumber?
        /// Feet, pounds and their kin, which people add without a word between ("5 ft 2 in").
        var isImperial: Bool { UnitTable.imperial.contains(name) }
    }

    private static let imperial: Set<String> = ["mile", "yard", "foot", "inch", "stone", "pound-mass", "ounce"]
    private let names: PhraseTable<Unit>
    // Symbols distinguish case (mW is not MW), so they are hashed as they stand.
    private let symbols: WordTable<Unit>
    private let spacedSymbols: WordSet

    init(in environment: StageEnvironment) throws {
        let table = try environment.table("units.tsv", in: "Figures")
        var names: [(words: [UInt64], value: Unit)] = [], symbols: [(UInt64, Unit)] = []
        for row in table.rows {
            guard let kind = Kind(rawValue: row[3]) else { continue }
            let unit = Unit(name: row[0], kind: kind, dimension: row[4], factor: DecimalNumber(table: row[5]))
            for name in row[1].split(separator: ",") { names.append((name.split(separator: " ").map { WordHash.of($0) }, unit)) }
            for symbol in row[2].split(separator: ",") { symbols.append((UnitTable.exactHash(Array(symbol.utf8)[...]), unit)) }
        }
        self.names = PhraseTable(names)
        self.symbols = WordTable(symbols)
        spacedSymbols = WordSet(try environment.table("spaced-symbols.tsv", in: "Figures").rows.map { $0[0] })
    }

    func begins(with hash: UInt64) -> Bool { names.begins(with: hash) }

    /// The unit that begins at an atom after a number, and where it ends.
    func unit(at start: Int, in atoms: [Atom], _ bytes: UnsafeBufferPointer<UInt8>) -> (unit: Unit, end: Int)? {
        guard start < atoms.count else { return nil }
        // A quotation mark after a number in words closes a quotation.
        if start > 0, atoms[start - 1].kind != .number, atoms[start].hash == Words.quotation { return nil }
        if atoms[start].isGlued || spacedSymbols.contains(atoms[start].hash) {
            // The longest glued run first: km/h before km.
            var end = start + 1
            while end < atoms.count, end < start + 4, atoms[end].isGlued { end += 1 }
            while end > start {
                let range = Int(atoms[start].span.start)..<Int(atoms[end - 1].span.end)
                if range.upperBound <= bytes.count, range.count <= 8, let unit = symbols[UnitTable.exactHash(bytes[range])],
                    end == atoms.count || !(atoms[end].isGlued && NumberLiteral.isLetter(bytes[Int(atoms[end].span.start)]))
                {
                    return (unit, end)
                }
                end -= 1
            }
        }
        guard names.begins(with: atoms[start].hash) else { return nil }
        let hashes = atoms[start..<min(atoms.count, start + 5)].map(\.hash)
        guard let match = names.longestMatch(in: hashes, at: 0, limit: hashes.count), let unit = match.values.first else { return nil }
        return (unit, start + match.end)
    }

    /// The unit whose symbol stands at an atom, for one in brackets.
    func symbol(at start: Int, in atoms: [Atom], _ bytes: UnsafeBufferPointer<UInt8>) -> (unit: Unit, end: Int)? {
        let range = atoms[start].span.range
        guard range.upperBound <= bytes.count, range.count <= 8, let unit = symbols[UnitTable.exactHash(bytes[range])] else { return nil }
        return (unit, start + 1)
    }

    private static func exactHash(_ bytes: some Sequence<UInt8>) -> UInt64 {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
        return WordHash.mixed(hash)
    }
}
