/// A line of a dictionary that cannot be read.
struct KnowledgeError: Error, CustomStringConvertible {
    var file: String
    var line: Int
    var message: String
    var description: String { "\(file):\(line): \(message)" }
}
