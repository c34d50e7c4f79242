import Rapporteur
import Synchronization

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// What the verbs share: the engine that the program was started with, and how it ends.
enum Session {
    private static let shared = Mutex<Engine?>(nil)

    static func begin(_ engine: Engine) { shared.withLock { $0 = engine } }

    /// The engine; the built-in stages alone when the program set none.
    static var engine: Engine { shared.withLock { $0 } ?? Engine() }

    static func exit(_ status: ExitStatus) -> Never {
        #if canImport(Glibc)
        Glibc.exit(status.rawValue)
        #else
        Musl.exit(status.rawValue)
        #endif
    }

    /// The configuration of a pipeline file; what is wrong with it is told.
    /// - Throws: `ExitStatus.usage`.
    static func config(_ file: String) throws -> PipelineConfig {
        let (config, diagnostics) = engine.read(file: file)
        guard let config else {
            StandardError.write(DiagnosticPrinter(colour: Terminal.hasColour(StandardError.descriptor)).text(diagnostics))
            StandardError.write(DiagnosticPrinter.summary(count: diagnostics.all.count))
            throw ExitStatus.usage
        }
        return config
    }
}

extension Session {
    /// The stages of a configuration, made; what cannot be made is told.
    /// - Throws: `ExitStatus.usage`.
    static func load(_ config: PipelineConfig, until: String? = nil) throws -> LoadedPipeline {
        do { return try engine.load(config, until: until) } catch {
            StandardError.write("rapporteur: \(config.file): \(error)\n")
            throw ExitStatus.usage
        }
    }
}
