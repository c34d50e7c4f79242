import Lexicons
import StageKit

/// Loads the file of the accurate tier as a stage's options ask for it.
package enum AccurateModel {
    /// Where the file stands among the resources of `Language`, beside the vectors of pieces that it shares with the fast network.
    package static let path = "models/accurate.model"

    /// What `read` makes of the file, and a warning when the fast tier has to stand in.
    /// - Throws: when `accurate` is asked for and the file is missing or unusable; the error names the file and what is wrong.
    package static func load<Model>(
        _ tier: ModelTier, in environment: StageEnvironment, _ read: (ModelFile) throws -> Model
    ) throws -> (model: Model?, warning: String?) {
        if tier == .fast { return (nil, nil) }
        do {
            return (try read(try ModelFile(try environment.resource(path, in: "Language"))), nil)
        } catch where tier == .auto {
            // A report names no path of one machine.
            let reason = switch error {
            case is ResourceLocator.Missing: "the file is missing"
            case let malformed as ModelFile.Malformed: malformed.reason
            default: "the file cannot be read"
            }
            return (nil, "the fast model stands in for Language/\(path): \(reason)")
        }
    }
}
