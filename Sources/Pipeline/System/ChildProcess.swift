import Lexicons

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// A process that is spoken to over its standard input and output; its standard error is ours.
struct ChildProcess: Sendable {
    let pid: pid_t
    /// True when it leads a process group of its own, with all that it starts.
    let leadsGroup: Bool
    /// Written to by us; close-on-exec.
    let input: Int32
    /// Read by us, without blocking.
    let output: Int32

    /// Starts a program, found by `PATH` when it is a bare name.
    /// - Parameters:
    ///   - folder: the process's working folder; ours when nil.
    ///   - variables: added to our environment.
    ///   - inOwnGroup: Ctrl-C then reaches us alone, and what the process starts ends with it.
    /// - Throws: `FileError`.
    static func start(
        _ command: [String], folder: String? = nil, variables: [(name: String, value: String)] = [], inOwnGroup: Bool
    ) throws(FileError) -> ChildProcess {
        let name = command.first ?? ""
        var toChild: [Int32] = [-1, -1], fromChild: [Int32] = [-1, -1]
        guard pipe(&toChild) == 0 else { throw FileError(path: name, operation: "make a pipe to", code: errno) }
        guard pipe(&fromChild) == 0 else {
            let code = errno
            closeAll(toChild)
            throw FileError(path: name, operation: "make a pipe from", code: code)
        }
        // No other child may hold an end of these pipes open.
        for descriptor in toChild + fromChild { _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC) }
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_adddup2(&actions, toChild[0], 0)
        posix_spawn_file_actions_adddup2(&actions, fromChild[1], 1)
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        // Signals that we catch or block are as new.
        var none = sigset_t(), defaults = sigset_t()
        sigemptyset(&none)
        sigemptyset(&defaults)
        for signal in [SIGTERM, SIGINT, SIGPIPE, SIGHUP] { sigaddset(&defaults, signal) }
        posix_spawnattr_setsigmask(&attributes, &none)
        posix_spawnattr_setsigdefault(&attributes, &defaults)
        posix_spawnattr_setpgroup(&attributes, 0)
        posix_spawnattr_setflags(
            &attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | (inOwnGroup ? POSIX_SPAWN_SETPGROUP : 0)))

        var pid: pid_t = 0
        let arguments = folder.map { ["sh", "-c", #"cd "$0" && exec "$@""#, $0] + command } ?? command
        let program = folder == nil ? name : "/bin/sh"
        let code = withCStrings(arguments) { arguments in
            withCStrings(environment(with: variables)) { posix_spawnp(&pid, program, &actions, &attributes, arguments, $0) }
        }
        close(toChild[0])
        close(fromChild[1])
        guard code == 0 else {
            close(toChild[1])
            close(fromChild[0])
            throw FileError(path: name, operation: "start", code: code)
        }
        Descriptor.makeNonBlocking(fromChild[0])
        return ChildProcess(pid: pid, leadsGroup: inOwnGroup, input: toChild[1], output: fromChild[0])
    }

    /// Memory that the process holds, in bytes; 0 when that cannot be told.
    var residentBytes: Int {
        guard let bytes = FileBytes.head(of: "/proc/\(pid)/statm", count: 128) else { return 0 }
        let fields = bytes.split(separator: 0x20)
        guard fields.count > 1, let pages = Int(String(decoding: fields[1], as: UTF8.self)) else { return 0 }
        return pages * Int(sysconf(Int32(_SC_PAGESIZE)))
    }

    /// Ends the process at once, closes the pipes and waits for it.
    /// - Returns: how it ended, in words.
    @discardableResult
    func kill() -> String {
        Self.signal(leadsGroup ? -pid : pid, SIGKILL)
        return finish()
    }

    /// Closes the process's input and waits for it to end by itself; it is ended when it does not.
    func endsAfterInput(within seconds: Double) -> Bool {
        close(input)
        let deadline = MonotonicClock.now + seconds
        var status: Int32 = 0
        while MonotonicClock.now < deadline {
            if waitpid(pid, &status, WNOHANG) == pid {
                close(output)
                return true
            }
            usleep(20_000)
        }
        Self.signal(leadsGroup ? -pid : pid, SIGKILL)
        close(output)
        while waitpid(pid, &status, 0) < 0, errno == EINTR {}
        return false
    }

    /// Closes the pipes and waits for the process to end.
    @discardableResult
    func finish() -> String {
        close(input)
        close(output)
        var status: Int32 = 0
        while waitpid(pid, &status, 0) < 0, errno == EINTR {}
        let signal = status & 0x7F
        return signal == 0 ? "ended with exit code \((status >> 8) & 0xFF)" : "was ended by signal \(signal)"
    }

    private static func signal(_ pid: pid_t, _ number: Int32) {
        #if canImport(Glibc)
        _ = Glibc.kill(pid, number)
        #else
        _ = Musl.kill(pid, number)
        #endif
    }

    private static func closeAll(_ descriptors: [Int32]) { for descriptor in descriptors { close(descriptor) } }

    private static func environment(with variables: [(name: String, value: String)]) -> [String] {
        var result: [String] = variables.map { "\($0.name)=\($0.value)" }
        var entry = environ
        while let text = entry.pointee {
            let variable = String(cString: text)
            if !variables.contains(where: { variable.hasPrefix("\($0.name)=") }) { result.append(variable) }
            entry += 1
        }
        return result
    }

    private static func withCStrings<Result>(
        _ strings: [String], _ body: ([UnsafeMutablePointer<CChar>?]) -> Result
    ) -> Result {
        let copies = strings.map { strdup($0) } + [nil]
        defer { for copy in copies { free(copy) } }
        return body(copies)
    }
}
