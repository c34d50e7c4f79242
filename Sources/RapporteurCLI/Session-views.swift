import Rapporteur

extension Session {
    /// The reports of an output folder; files among them that are none are told.
    /// - Throws: `ExitStatus.noInput`.
    static func views(_ output: String) throws -> DerivedViews {
        do {
            let views = try DerivedViews(output)
            for note in views.unreadable + views.notes { StandardError.write("warning: \(note)\n") }
            return views
        } catch {
            StandardError.write("rapporteur: \(output) is no output folder of a run: \(error)\n")
            throw ExitStatus.noInput
        }
    }

    /// Tells that output failed.
    static func cannotWrite(_ error: any Error) -> ExitStatus {
        StandardError.write("rapporteur: \(error)\n")
        return .cannotWrite
    }
}
