import Synchronization

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// Notes SIGTERM and SIGINT, so that a run can end in good order. A second signal ends the process at once.
enum SignalFlag {
    private static let received = Atomic<Int32>(0)

    /// The signal that came; nil when none did.
    static var signal: Int32? {
        let number = received.load(ordering: .relaxed)
        return number == 0 ? nil : number
    }

    /// Has a write to a program that is gone fail instead of ending us.
    static func ignoreBrokenPipes() {
        var action = sigaction()
        action.__sigaction_handler.sa_handler = SIG_IGN
        sigaction(SIGPIPE, &action, nil)
    }

    /// Begins to note signals.
    static func watch() {
        received.store(0, ordering: .relaxed)
        var action = sigaction()
        action.__sigaction_handler.sa_handler = { number in
            let earlier = SignalFlag.received.exchange(number, ordering: .relaxed)
            if earlier != 0 { _exit(128 + number) }
        }
        // Whoever started us may have blocked them.
        var wanted = sigset_t()
        sigemptyset(&wanted)
        sigaddset(&wanted, SIGTERM)
        sigaddset(&wanted, SIGINT)
        pthread_sigmask(SIG_UNBLOCK, &wanted, nil)
        sigaction(SIGTERM, &action, nil)
        sigaction(SIGINT, &action, nil)
        // A worker that died is noticed by the failing write.
        action.__sigaction_handler.sa_handler = SIG_IGN
        sigaction(SIGPIPE, &action, nil)
    }
}
