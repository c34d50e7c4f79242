import Lexicons
import Prose
import StageKit

extension PlanRecord {
    /// The record as a file and a worker's greeting hold it.
    func write(to writer: inout JSONWriter) {
        writer.object { writer in
            writer.key("plan")
            writer.string(plan)
            writer.key("program")
            writer.string(program)
            writer.key("steps")
            writer.array(steps) { writer, step in
                writer.object { writer in
                    writer.key("id")
                    writer.string(step.id)
                    writer.key("version")
                    writer.string(step.version)
                    writer.key("options")
                    writer.string(step.options)
                    writer.key("hash")
                    writer.string(step.hash)
                    writer.key("files")
                    writer.array(step.files) { writer, file in
                        writer.array([file.name, file.path, file.stamp.text, file.sha256]) { $0.string($1) }
                    }
                    writer.key("folders")
                    writer.array(step.folders) { writer, folder in
                        writer.array([folder.room, folder.folder] + folder.names) { $0.string($1) }
                    }
                }
            }
        }
    }

    var bytes: [UInt8] {
        var writer = JSONWriter()
        write(to: &writer)
        return writer.bytes + [0x0A]
    }

    /// The record that a value holds; nil when it holds none.
    init?(_ value: JSONValue?) {
        guard let value, let plan = value[key: "plan"]?.string, let program = value[key: "program"]?.string,
            let steps = value[key: "steps"]?.array
        else { return nil }
        self.plan = plan
        self.program = program
        self.steps = []
        for step in steps {
            guard let id = step[key: "id"]?.string, let version = step[key: "version"]?.string,
                let options = step[key: "options"]?.string, let hash = step[key: "hash"]?.string
            else { return nil }
            let files = (step[key: "files"]?.array ?? []).compactMap(Self.file)
            let folders = (step[key: "folders"]?.array ?? []).compactMap(Self.folder)
            self.steps.append(Step(id: id, version: version, options: options, files: files, folders: folders, hash: hash))
        }
    }

    /// The record of a file; nil when there is none, or none that can be read.
    init?(file path: String) {
        guard let bytes = try? FileBytes.contents(path), let value = try? JSONParser.parse(bytes) else { return nil }
        self.init(value)
    }

    private static func file(_ value: JSONValue) -> StageEnvironment.UsedFile? {
        let texts = (value.array ?? []).compactMap(\.string)
        guard texts.count == 4, let stamp = FileStamp(text: texts[2]) else { return nil }
        return StageEnvironment.UsedFile(name: texts[0], sha256: texts[3], path: texts[1], stamp: stamp)
    }

    private static func folder(_ value: JSONValue) -> StageEnvironment.UsedFolder? {
        let texts = (value.array ?? []).compactMap(\.string)
        guard texts.count >= 2 else { return nil }
        return StageEnvironment.UsedFolder(room: texts[0], folder: texts[1], names: Array(texts.dropFirst(2)))
    }
}
