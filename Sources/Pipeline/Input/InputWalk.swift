import Lexicons

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// Lists the files of the input folder, in order of their bytes. Symbolic links to files are followed, those to folders are not;
/// names that begin with a dot are passed over, and so is the output folder wherever it lies.
struct InputWalk {
    /// The input, a folder or one file.
    let root: String
    let filter: PathFilter
    /// Folder that is never input.
    let output: String
    /// What the name of a sidecar file adds to its input's; sidecars are no inputs themselves.
    var sidecar = ""

    private struct Identity: Equatable {
        var device: dev_t
        var inode: ino_t
    }

    /// All files that the filter takes.
    /// - Throws: `FileError` when the input itself cannot be read; folders below it that cannot be read come as `unreadable`.
    func files() throws(FileError) -> (files: InputFiles, unreadable: [FileError]) {
        var status = stat()
        guard stat(root, &status) == 0 else { throw FileError(path: root, operation: "read", code: errno) }
        if status.st_mode & S_IFMT != S_IFDIR {
            let name = root.split(separator: "/").last.map { Array($0.utf8) } ?? []
            return (InputFiles(single(name, status)), [])
        }
        var outputStatus = stat()
        let excluded =
            stat(output, &outputStatus) == 0 ? Identity(device: outputStatus.st_dev, inode: outputStatus.st_ino) : nil
        var files = InputFiles(below: Array(root.utf8), sidecar: sidecar)
        var unreadable: [FileError] = []
        // Folders still to be read, relative to the root.
        var pending: [[UInt8]] = [[]]
        while let folder = pending.popLast() {
            let path = Array(root.utf8) + (folder.isEmpty ? [] : [0x2F] + folder)
            let names: [[UInt8]]
            do { names = try FolderListing.names(path) } catch {
                if folder.isEmpty { throw error }
                unreadable.append(error)
                continue
            }
            for name in names where name.first != 0x2E {
                let relative = folder.isEmpty ? name : folder + [0x2F] + name
                let full = path + [0x2F] + name
                var status = stat()
                guard FolderListing.status(full, followingLinks: false, &status) else { continue }
                if status.st_mode & S_IFMT == S_IFDIR {
                    if Identity(device: status.st_dev, inode: status.st_ino) != excluded { pending.append(relative) }
                    continue
                }
                if status.st_mode & S_IFMT == S_IFLNK, !FolderListing.status(full, followingLinks: true, &status) {
                    // A link to nothing, or in a circle: opening it will say so.
                    status.st_mode = S_IFREG
                }
                if status.st_mode & S_IFMT == S_IFREG, isSidecar(relative) || filter.takes(relative) {
                    files.add(relative, FileStamp(status))
                }
            }
        }
        files.sort()
        files.attachSidecars()
        return (files, unreadable)
    }

    /// An input that is one file, with its sidecar.
    private func single(_ name: [UInt8], _ status: stat) -> InputFile {
        var file = InputFile(name: name, path: Array(root.utf8), stamp: FileStamp(status))
        if !sidecar.isEmpty, let stamp = FileStamp(path: root + sidecar) {
            file.sidecar = Array((root + sidecar).utf8)
            file.stamp = InputFiles.joined(file.stamp, stamp)
        }
        return file
    }

    private func isSidecar(_ name: [UInt8]) -> Bool {
        !sidecar.isEmpty && name.count > sidecar.utf8.count && name.suffix(sidecar.utf8.count).elementsEqual(sidecar.utf8)
    }
}
