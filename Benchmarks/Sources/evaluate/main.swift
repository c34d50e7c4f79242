import Glibc

// Writes predictions of the product's own stages for the scorers of a data folder.
let words = Array(CommandLine.arguments.dropFirst())
guard let name = words.first, let task = Tasks.all.first(where: { $0.name == name }) else {
    print("usage: evaluate TASK INPUT OUTPUT [options]\n")
    for task in Tasks.all { print("  \(task.name)  \(task.help)") }
    exit(words.isEmpty || words.first == "--help" ? 0 : 2)
}
do {
    try task.run(try Arguments(Array(words.dropFirst())))
} catch {
    let message = Array("evaluate \(name): \(error)\n".utf8)
    _ = write(2, message, message.count)
    exit(1)
}
