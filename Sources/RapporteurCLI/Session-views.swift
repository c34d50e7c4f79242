import Rapporteur

extension Session {
    /// Does something with the reports of an output folder; files among them that are none are told.
    /// - Throws: `ExitStatus`.
    static func withViews<Result>(_ output: String, _ body: (inout DerivedViews) throws -> Result) throws -> Result {
        var views: DerivedViews
        do { views = try DerivedViews(output, locator: engine.locator) } catch {
            StandardError.write("rapporteur: \(output) is no output folder of a run: \(error)\n")
            throw ExitStatus.noInput
        }
        defer { for note in views.notes { StandardError.write("warning: \(note)\n") } }
        do {
            return try body(&views)
        } catch let error as BriefError {
            StandardError.write("rapporteur: \(error)\n")
            throw ExitStatus.usage
        } catch let status as ExitStatus {
            throw status
        } catch {
            StandardError.write("rapporteur: \(error)\n")
            throw error is ViewWorkshop.Busy ? ExitStatus.locked : .cannotWrite
        }
    }

    /// What became of the reports, in a line.
    static func tellCount(_ count: Int, _ place: String) {
        StandardError.write("\(count) report\(count == 1 ? "" : "s"): \(place)\n")
    }

    /// Tells that output failed.
    static func cannotWrite(_ error: any Error) -> ExitStatus {
        StandardError.write("rapporteur: \(error)\n")
        return .cannotWrite
    }
}
