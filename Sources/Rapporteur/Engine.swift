import Lexicons
import Pipeline
import Prose
import Reports
import StageKit

/// The program without its command line: reads pipeline files, loads their stages, and makes workers of them.
public struct Engine: Sendable {
    /// The version of the program.
    public static let version = "0.1.0"

    /// The stages that pipeline files can name.
    public let catalogue: Catalogue
    private let makeSplitter: @Sendable (JSONValue) -> any ContainerSplitter
    /// Where the program's own resources are.
    public let locator: ResourceLocator

    /// An engine with the built-in stages and those of the embedding program; one of the same name replaces a built-in one.
    /// - Parameter splitter: makes what cuts containers; the program's own when left out.
    public init(
        adding stages: [StageFactory] = [], splitter: (@Sendable () -> any ContainerSplitter)? = nil,
        locator: ResourceLocator = ResourceLocator()
    ) {
        catalogue = Catalogue(BuiltInStages.all + stages)
        if let splitter {
            makeSplitter = { _ in splitter() }
        } else {
            makeSplitter = { BuiltInStages.splitter($0) }
        }
        self.locator = locator
    }

    /// What cuts containers into documents; its tables are loaded here, and only here.
    public var splitter: any ContainerSplitter { makeSplitter(.null) }

    /// The same for a pipeline, whose ingest stage may say which records of web archives are read.
    public func splitter(for pipeline: LoadedPipeline) -> any ContainerSplitter {
        makeSplitter(pipeline.plan.steps.first { $0.card.id == "ingest" }?.options ?? .null)
    }

    /// Reads a pipeline file: the configuration, or everything that is wrong with it.
    public func read(file: String) -> (config: PipelineConfig?, diagnostics: DiagnosticList) {
        ConfigReader(catalogue: catalogue).read(file: file)
    }

    /// Makes the stages of a configuration.
    /// - Parameter until: the last step that is to run.
    /// - Throws: `Plan.NoSuchStep` or `LoadedPipeline.SetupError`.
    public func load(_ config: PipelineConfig, until: String? = nil) throws -> LoadedPipeline {
        let plan = try Plan(config, catalogue: catalogue, until: until)
        return try LoadedPipeline(plan, reportOptions: config.output.reportOptions, locator: locator)
    }

    /// A worker that answers requests.
    public func worker(_ pipeline: LoadedPipeline) -> PipeWorker { PipeWorker(pipeline, splitter: splitter(for: pipeline)) }
}
