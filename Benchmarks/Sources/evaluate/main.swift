import Glibc

// Writes predictions of the product's own stages for the scorers of a data folder.
setvbuf(stdout, nil, _IOLBF, 0)
let words = Array(CommandLine.arguments.dropFirst())
guard let name = words.first, let task = tasks.first(where: { $0.name == name }) else {
    print("usage: evaluate TASK INPUT OUTPUT [options]\n")
    for task in tasks { print("  \(task.name)  \(task.help)") }
    exit(words.isEmpty || words.first == "--help" ? 0 : 2)
}
do {
    try task.run(try Arguments(Array(words.dropFirst())))
} catch {
    fputs("evaluate \(name): \(error)\n", stderr)
    exit(1)
}
