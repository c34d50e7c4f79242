/// Whether the program was asked to end (SIGTERM, SIGINT) since the last run began.
public enum StopSignal {
    /// True once a signal has come.
    public static var hasCome: Bool { SignalFlag.signal != nil }
    /// True when it was SIGINT, as Ctrl-C sends it.
    public static var isInterrupt: Bool { SignalFlag.signal == 2 }
}
