import Lexicons
import Prose
import StageKit

/// Logistic regression over hashed features. Weights are whole numbers, so that sums are the same on every machine.
///
/// The file has a header of lines that begin with `#`, an empty line, then 16-bit weights, little end first: one a bucket and
/// the intercept last, in units of 1/1024.
struct LinearModel: Sendable {
    /// Two to this power is the number of buckets.
    static let bits = 18
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
    /// - Parameter norm: the length to which the vector of features is scaled; nil leaves each at one.
    /// - Complexity: linear in the number of features.
    func probability(_ features: FeatureSet, norm: Double? = nil) -> Double {
        file.withBytes { bytes in
            func weight(_ index: Int) -> Int { Int(Int16(truncatingIfNeeded: Int(bytes[offset + 2 * index]) | Int(bytes[offset + 2 * index + 1]) << 8)) }
            var sum = 0
            for bucket in features.buckets { sum += weight(Int(bucket)) }
            let scale = norm.map { $0 / Double(max(1, features.buckets.count)).squareRoot() } ?? 1
            return PortableMath.logistic((Double(sum) * scale + Double(weight(1 << Self.bits))) / 1024)
        }
    }
}
