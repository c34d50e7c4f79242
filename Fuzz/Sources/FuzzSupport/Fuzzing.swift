import Synchronization

/// libFuzzer's own entry: SwiftPM makes `main`, so the library's is not linked.
@_silgen_name("LLVMFuzzerRunDriver")
private func driver(
    _ count: UnsafeMutablePointer<CInt>, _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>>,
    _ callback: @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt
) -> CInt

/// Runs libFuzzer over a closure.
public enum Fuzzing {
    private static let body = Mutex<(@Sendable ([UInt8]) -> Void)?>(nil)

    /// Takes the arguments of the process; returns its exit code.
    public static func run(_ body: @escaping @Sendable ([UInt8]) -> Void) -> CInt {
        self.body.withLock { $0 = body }
        var count = CommandLine.argc
        var arguments = CommandLine.unsafeArgv
        return driver(&count, &arguments) { start, length in
            let bytes = Array(UnsafeBufferPointer(start: start, count: length))
            Fuzzing.body.withLock { $0 }?(bytes)
            return 0
        }
    }
}
