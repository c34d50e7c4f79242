#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// The variables that the process was started with.
public enum ProcessEnvironment {
    /// The value of a variable; nil when it is not set.
    @Sendable public static func value(_ name: String) -> String? {
        getenv(name).map { String(cString: $0) }
    }
}
