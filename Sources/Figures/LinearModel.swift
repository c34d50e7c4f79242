import Lexicons
import Prose
import StageKit

/// Logistic regression over hashed features. Weights are whole numbers, so that sums are the same on every machine.
///
/// The file has a header of lines that begin with `#`, an empty line, then 16-bit weights, little end first: one a bucket and
/// the intercept last, in units of 1/1024.
struct LinearModel: Sendable {
    /// Two to this power is the number of buckets.
    static let bits = 17
    private let file: MappedFile
    private let offset: Int

    /// Maps a model.
    /// - Throws: `FileError`, or an error of the resource when its size is wrong.
    init(_ name: String, in environment: StageEnvironment) throws {
        file = try environment.resource(name, in: "Figures")
        let size = file.count
        offset = file.withBytes { bytes -> Int in
            var at = 0
            while at + 1 < size, !(bytes[at] == 0x0A && bytes[at + 1] == 0x0A) { at += 1 }
            return at + 2
        }
        guard size - offset == ((1 << Self.bits) + 1) * 2 else { throw FileError(path: file.path, operation: "read model", code: 22) }
    }

    /// The probability of yes.
    /// - Complexity: linear in the number of features.
    func probability(_ features: FeatureSet) -> Double {
        file.withBytes { bytes in
            func weight(_ index: Int) -> Int { Int(Int16(truncatingIfNeeded: Int(bytes[offset + 2 * index]) | Int(bytes[offset + 2 * index + 1]) << 8)) }
            var sum = weight(1 << Self.bits)
            for bucket in features.buckets { sum += weight(Int(bucket)) }
            return PortableMath.logistic(Double(sum) / 1024)
        }
    }
}
