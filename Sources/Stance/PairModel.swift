import Lexicons
import Prose

/// A linear model over `PairFeatures`: how the first of two mentions stands to the second, and the other way round.
///
/// File: the letters `STNC`, version 1 and the number of buckets (UInt32 each), then for each of the five classes its scale and
/// bias (Float32), then the weights (Int8), class by class within a bucket. Little-endian. Made by `Training/Stance`.
struct PairModel: Sendable {
    /// The classes, in the order of the file.
    enum Class: Int, CaseIterable { case neutral, forwardPositive, backwardPositive, forwardNegative, backwardNegative }

    /// A file that is no model.
    struct Malformed: Error, CustomStringConvertible {
        let path: String
        var description: String { "\(path): no stance model of \(PairFeatures.buckets) buckets" }
    }

    private static let headerSize = 12 + 8 * Class.allCases.count
    private let file: MappedFile
    private let scales: [Double]
    private let biases: [Double]

    init(_ file: MappedFile) throws {
        let classes = Class.allCases.count
        guard file.count == Self.headerSize + PairFeatures.buckets * classes else { throw Malformed(path: file.path) }
        let header = file.withBytes { bytes in
            (0..<(Self.headerSize / 4)).map { UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: $0 * 4, as: UInt32.self)) }
        }
        guard header[0] == 0x434E_5453, header[1] == 1, header[2] == UInt32(PairFeatures.buckets) else { throw Malformed(path: file.path) }
        self.file = file
        scales = (0..<classes).map { Double(Float(bitPattern: header[3 + $0])) }
        biases = (0..<classes).map { Double(Float(bitPattern: header[3 + classes + $0])) }
    }

    /// Probability of each class. Integer sums first, so that the order of features does not matter.
    func probabilities(_ features: [Int]) -> [Double] {
        var sums = [Int](repeating: 0, count: scales.count)
        file.withBytes { bytes in
            for feature in features where feature >= 0 && feature < PairFeatures.buckets {
                let offset = Self.headerSize + feature * sums.count
                for k in sums.indices { sums[k] += Int(bytes.loadUnaligned(fromByteOffset: offset + k, as: Int8.self)) }
            }
        }
        // Weights were learnt over features of unit length.
        let norm = Double(max(1, features.count)).squareRoot()
        let logits = sums.indices.map { Double(sums[$0]) * scales[$0] / norm + biases[$0] }
        let top = logits.max() ?? 0
        let powers = logits.map { PortableMath.exp($0 - top) }
        let total = powers.reduce(0, +)
        return powers.map { $0 / total }
    }
}
