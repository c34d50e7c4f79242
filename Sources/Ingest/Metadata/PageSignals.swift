import Markup
import Prose

/// Everything in a page that may tell a field of its metadata, gathered in one walk.
struct PageSignals {
    struct Candidate: Sendable {
        var value: String
        var source: String
        var rank: Int
    }
    struct TimeElement: Sendable {
        var node: Int
        var value: String
        var isPublication: Bool
        var isModification: Bool
    }

    /// By field, in order of the page.
    var meta: [MetaNames.Field: [Candidate]] = [:]
    var titleElement: String?
    var canonical: String?
    var language: String?
    /// True when the page labels `twitter:data1` as the writer.
    var hasAuthorLabel = false
    var jsonLD = LinkedData()
    var times: [TimeElement] = []
    /// Texts of elements marked as author by rel, itemprop or class.
    var authors: [Candidate] = []

    /// The candidates of a field, the most believed first.
    func candidates(_ field: MetaNames.Field) -> [Candidate] {
        // Stable by construction: equal ranks keep the order of the page.
        let list = meta[field] ?? []
        return list.indices.sorted { (list[$0].rank, $0) < (list[$1].rank, $1) }.map { list[$0] }
    }
}
