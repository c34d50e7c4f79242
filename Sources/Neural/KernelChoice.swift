#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// Which kernels run. All give the same bits; lesser ones than the processor has are chosen to show that, or to doubt it.
package enum KernelChoice {
    /// Names by level.
    package static let names = ["portable", "sse2", "avx2", "avx512"]

    /// What the environment asks for.
    static var wanted: String? { getenv("RAPPORTEUR_KERNELS").map { String(cString: $0) } }

    /// The level of a name, at most `most`; `most` for no name and for one that is unknown.
    package static func level(named name: String?, of most: Int32) -> Int32 {
        guard let name, let level = names.firstIndex(of: name) else { return most }
        return min(most, Int32(level))
    }
}
