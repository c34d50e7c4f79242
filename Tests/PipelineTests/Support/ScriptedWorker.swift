import Foundation
import Pipeline

/// A worker that is a shell script: speaks the supervisor's side of `pipe`, and crashes or hangs when a file's name says so.
/// A file named `feed…` has the parts a, b and c; `b` of a file named `feedcrash…` brings it down.
enum ScriptedWorker {
    private static let script = """
        #!/bin/sh
        report() {
          echo "{\\"control\\":\\"report\\",\\"id\\":\\"$1\\",\\"part\\":$2,\\"key\\":\\"k\\",\\"timings\\":[[\\"ingest\\",1200]]}"
          echo "{\\"schema\\":\\"rapporteur.report/1\\",\\"id\\":\\"$1\\",\\"key\\":\\"k\\",\\"source\\":{\\"path\\":\\"$1\\",\\"part\\":$2},\\"meta\\":null}"
        }
        part() {
          case "$line" in *"\\"skip\\":["*"\\"$3\\""*"]"*) return;; esac
          case "$line" in *"\\"known\\":{"*"\\"$3\\":\\"k\\""*) echo "{\\"control\\":\\"unchanged\\",\\"id\\":\\"$1\\",\\"part\\":$2,\\"key\\":\\"k\\"}"; return;; esac
          echo "{\\"control\\":\\"begin\\",\\"id\\":\\"$1\\",\\"part\\":$2,\\"key\\":\\"k\\"}"
          echo "{\\"control\\":\\"stage\\",\\"stage\\":\\"dates\\"}"
          case "$1$3" in *crashb|crash*) kill -9 $$;; hang*) sleep 60;; memory*) x=$(head -c 150000000 /dev/zero | tr '\\0' a); sleep 10;; esac
          case "$1" in bad*) echo "{\\"control\\":\\"failed\\",\\"id\\":\\"$1\\",\\"part\\":$2,\\"key\\":\\"k\\",\\"stage\\":\\"dates\\",\\"message\\":\\"no\\",\\"cause\\":\\"document\\"}"; return;; esac
          report "$1" "$2"
        }
        while IFS= read -r line; do
          case "$line" in *'"control":"hello"'*) echo '{"control":"hello","part":null,"key":"p1"}'; continue;; esac
          id=$(printf '%s' "$line" | sed 's/^{"id":"\\([^"]*\\)".*/\\1/')
          case "$id" in
            wrong*) report other null; echo '{"id":"other","done":1}';;
            feed*) for p in a b c; do part "$id" "\\"$p\\"" "$p"; done;;
            *) part "$id" null "";;
          esac
          echo "{\\"id\\":\\"$id\\",\\"done\\":1}"
        done
        """

    /// Options of a run with this worker in a folder that has `in` for input and `out` for output.
    static func options(in folder: TemporaryFolder) throws -> RunOptions {
        let script = try folder.write("worker.sh", script)
        var options = RunOptions()
        options.workerCommand = ["/bin/sh", script]
        options.input = "\(folder.path)/in"
        options.output = "\(folder.path)/out"
        return options
    }
}
