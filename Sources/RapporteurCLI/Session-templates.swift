import Rapporteur

extension Session {
    /// What the pages below a folder have in common, site by site.
    /// - Throws: `ExitStatus.noInput` when the folder cannot be read or holds no page.
    static func learnTemplate(_ folder: String) throws -> (file: String, pages: Int, unreadable: Int) {
        do {
            let learned = try SiteTemplates.learn(folder: folder)
            if learned.pages > 0 { return learned }
            StandardError.write("rapporteur: \(folder) holds no page that can be read\n")
        } catch {
            StandardError.write("rapporteur: \(error)\n")
        }
        throw ExitStatus.noInput
    }
}
