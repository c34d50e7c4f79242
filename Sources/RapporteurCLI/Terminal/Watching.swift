import Rapporteur

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// The pause between two looks at a watched folder.
enum Watching {
    /// Sleeps; false when a signal asked the program to end meanwhile.
    static func pause(seconds: Int) -> Bool {
        for _ in 0..<(seconds * 10) {
            if StopSignal.hasCome { return false }
            usleep(100_000)
        }
        return true
    }
}
