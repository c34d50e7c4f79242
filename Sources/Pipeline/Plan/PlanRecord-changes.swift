import Prose

extension PlanRecord {
    /// What has changed from an older record to this one, a line each, in the order of the pipeline; empty when nothing has.
    public func changes(since old: PlanRecord) -> [String] {
        var lines: [String] = []
        for step in old.steps where !steps.contains(where: { $0.id == step.id }) { lines.append("stage '\(step.id)' was taken out") }
        for step in steps {
            guard let before = old.steps.first(where: { $0.id == step.id }) else {
                lines.append("stage '\(step.id)' is new")
                continue
            }
            if before.version != step.version { lines.append("stage '\(step.id)' was \(before.version) and is \(step.version)") }
            if before.options != step.options {
                lines.append("the options of '\(step.id)' were \(before.options) and are \(step.options)")
            }
            for file in step.files {
                guard let known = before.files.first(where: { $0.name == file.name }) else {
                    lines.append("stage '\(step.id)' also reads \(file.name)")
                    continue
                }
                if known.sha256 != file.sha256 { lines.append("\(file.name), which '\(step.id)' reads, has changed") }
            }
            for file in before.files where !step.files.contains(where: { $0.name == file.name }) {
                lines.append("stage '\(step.id)' no longer reads \(file.name)")
            }
        }
        let common = steps.map(\.id).filter { id in old.steps.contains { $0.id == id } }
        if old.steps.map(\.id).filter({ common.contains($0) }) != common { lines.append("the order of the stages has changed") }
        return lines
    }

    /// The first step whose fingerprint differs: from there on a document must be worked on again. Nil when none does.
    public func firstChangedStep(since old: PlanRecord) -> String? {
        for (index, step) in steps.enumerated() where index >= old.steps.count || old.steps[index].hash != step.hash { return step.id }
        return nil
    }
}
