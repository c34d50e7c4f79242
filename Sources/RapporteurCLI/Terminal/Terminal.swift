import Rapporteur

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// What the terminal can do.
enum Terminal {
    /// True when a descriptor is a terminal.
    static func isTerminal(_ descriptor: Int32) -> Bool { isatty(descriptor) == 1 }

    /// True when colour is welcome: a terminal that is no dumb one, and no `NO_COLOR` (no-color.org).
    static func hasColour(_ descriptor: Int32) -> Bool {
        isTerminal(descriptor) && (ProcessEnvironment.value("NO_COLOR") ?? "").isEmpty && ProcessEnvironment.value("TERM") != "dumb"
    }
}
