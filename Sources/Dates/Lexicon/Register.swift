/// The kind of text, which decides what rules apply beside those for prose.
enum Register: Int, Sendable, CaseIterable {
    /// Articles and reports.
    case prose
    /// Short posts, in which parts of the day and days speak of the day of writing.
    case message
    /// Words addressed to a program: single dates, appointments, with clock times in all forms.
    case request

    /// The file of its rules beside `patterns.txt`; nil for prose.
    var file: String? {
        switch self {
        case .prose: nil
        case .message: "messages.txt"
        case .request: "requests.txt"
        }
    }
}
