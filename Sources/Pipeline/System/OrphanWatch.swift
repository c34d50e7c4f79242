#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// Ends a worker whose supervisor was killed: one that is caught in a loop would not notice that its input has ended.
enum OrphanWatch {
    /// Starts the watch.
    static func begin() {
        let parent = getppid()
        var thread = pthread_t()
        let argument = UnsafeMutableRawPointer(bitPattern: Int(parent))
        let code = pthread_create(
            &thread, nil,
            { argument in
                let parent = pid_t(truncatingIfNeeded: Int(bitPattern: argument))
                while getppid() == parent { sleep(1) }
                _exit(70)
            }, argument)
        if code == 0 { pthread_detach(thread) }
    }
}
